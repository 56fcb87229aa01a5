/** The fields of a target app's policy. */
import { Checkbox, Form, Typography } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-language.js';
import { typedNumber } from '../shared/rules.js';
import { type PolicyForm, presetsOf } from './policy-form.js';

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
      <PresetsField />
      <Form.Item name="presetsOnly" valuePropName="checked">
        <Checkbox>{t('targetApps.presetsOnly')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="expiresAfterDays"
        label={t('targetApps.expiresAfterDays')}
        rules={[typedNumber(t, { min: 1, max: 365, decimals: 0 })]}
      >
        <Input inputMode="numeric" autoComplete="off" style={{ width: 120 }} />
      </Form.Item>
    </fieldset>
  );
}

/** Without a length limit: it would truncate a pasted list, and the last number could become another one. */
function PresetsField(): ReactElement {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const text = Form.useWatch<PolicyForm['presets'] | undefined>('presets') ?? '';
  const presets = presetsOf(text);
  return (
    <Form.Item
      name="presets"
      label={t('targetApps.presets')}
      extra={
        <>
          {t('targetApps.presetsHint')}
          {presets === null ? null : (
            <Typography.Text data-testid="presets-reading" style={{ display: 'block' }}>
              {t('targetApps.presetsReading', { presets: presets.map(percent).join(' · ') })}
            </Typography.Text>
          )}
        </>
      }
      rules={[
        {
          validator: (_, typed: string) =>
            presetsOf(typed) === null ? Promise.reject(new Error(t('targetApps.presetsInvalid'))) : Promise.resolve(),
        },
      ]}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
}
