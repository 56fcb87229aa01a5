/** Fields of a preview code: a release in pilot testing, one of its pages, and the lifetime. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { required } from '../shared/rules.js';
import { placeValue, type QrCodeFields } from './qr-code-form.js';
import { QrPageField } from './qr-page-field.js';

const lifetimesDays: readonly number[] = [1, 7, 30];

export function QrPreviewFields({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance<QrCodeFields>();
  const chosen = Form.useWatch<string | undefined>('release', form);
  const { data: page } = useQuery({
    queryKey: ['releases', 'in pilot', miniProgram],
    queryFn: ({ signal }) => {
      const query = { miniProgram, status: 'PILOT_TESTING', limit: 200 } as const;
      return bodyOf(api.GET('/v1/releases', { params: { query }, signal }));
    },
  });
  const releases = page?.items ?? [];
  const version = releases.find((release) => placeValue(release) === chosen)?.version;
  return (
    <>
      {page !== undefined && releases.length === 0 ? <Alert type="info" showIcon title={t('qr.noPilots')} /> : null}
      <Form.Item name="release" label={t('qr.release')} extra={t('qr.pilotOnly')} rules={[required(t)]}>
        <Select
          options={releases.map((release) => ({
            value: placeValue(release),
            label: `${release.version} · ${release.targetApp} · ${t(`environment.${release.environment}`)}`,
          }))}
          onChange={() => {
            form.resetFields(['page']);
          }}
        />
      </Form.Item>
      <QrPageField miniProgram={miniProgram} version={version} />
      <Form.Item name="days" label={t('qr.lasts')}>
        <Select options={lifetimesDays.map((value) => ({ value, label: t('tokens.days', { count: value }) }))} />
      </Form.Item>
    </>
  );
}
