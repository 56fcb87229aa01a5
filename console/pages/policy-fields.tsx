/** The fields of a target app's policy. */
import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { presetsOf } from './policy-form.js';

export function PolicyFields(): ReactElement {
  const { t } = useTranslation();
  return (
    <fieldset className="fields">
      <legend>{t('targetApps.policy')}</legend>
      <Form.Item name="sandboxReview" valuePropName="checked">
        <Checkbox>{t('targetApps.sandboxReview')}</Checkbox>
      </Form.Item>
      <Form.Item name="selfApproval" valuePropName="checked" extra={t('targetApps.selfApprovalHint')}>
        <Checkbox>{t('targetApps.selfApproval')}</Checkbox>
      </Form.Item>
      <Form.Item name="firstMustBeFull" valuePropName="checked">
        <Checkbox>{t('targetApps.firstMustBeFull')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="presets"
        label={t('targetApps.presets')}
        extra={t('targetApps.presetsHint')}
        rules={[
          {
            validator: (_, text: string) =>
              presetsOf(text) === null ? Promise.reject(new Error(t('targetApps.presetsInvalid'))) : Promise.resolve(),
          },
        ]}
      >
        <Input maxLength={400} />
      </Form.Item>
      <Form.Item name="presetsOnly" valuePropName="checked">
        <Checkbox>{t('targetApps.presetsOnly')}</Checkbox>
      </Form.Item>
      <Form.Item name="expiresAfterDays" label={t('targetApps.expiresAfterDays')}>
        <InputNumber min={1} max={365} precision={0} />
      </Form.Item>
    </fieldset>
  );
}
