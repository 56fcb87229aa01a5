/** Fields of a public code: a target with a full release, and one of its pages. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { required } from '../shared/rules.js';
import { placeValue, type QrCodeFields } from './qr-code-form.js';
import { QrPageField } from './qr-page-field.js';

export function QrPromoFields({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance<QrCodeFields>();
  const chosen = Form.useWatch<string | undefined>('target', form);
  const { data: targets } = useQuery({
    queryKey: ['targets', 'of', miniProgram],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/targets', { params: { query: { miniProgram, limit: 200 } }, signal })),
  });
  const served = (targets?.items ?? []).filter(({ baseline }) => baseline !== null);
  const version = served.find((target) => placeValue(target) === chosen)?.baseline?.version;
  return (
    <>
      {targets !== undefined && served.length === 0 ? <Alert type="info" showIcon title={t('qr.noTargets')} /> : null}
      <Form.Item name="target" label={t('qr.target')} extra={t('qr.fullOnly')} rules={[required(t)]}>
        <Select
          options={served.map((target) => ({
            value: placeValue(target),
            label: `${target.targetApp} · ${t(`environment.${target.environment}`)} · ${target.baseline?.version ?? ''}`,
          }))}
          onChange={() => {
            form.resetFields(['page']);
          }}
        />
      </Form.Item>
      <QrPageField miniProgram={miniProgram} version={version} />
    </>
  );
}
