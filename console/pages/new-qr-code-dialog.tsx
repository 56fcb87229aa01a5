/** Makes a QR code for a page of what a target serves fully. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetItem } from '../api/progress-shapes.js';
import { get, pathOf, withQuery } from '../api/request.js';
import type { Page, QrCode, Version } from '../api/shapes.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';

interface QrCodeFields {
  /** `targetApp/environment` */
  readonly target: string;
  readonly page: string;
  readonly query?: string;
  readonly description?: string;
}

interface NewQrCodeDialogProps {
  readonly miniProgram: string;
  readonly onMade: (code: QrCode) => void;
  readonly onClose: () => void;
}

export function NewQrCodeDialog({ miniProgram, onMade, onClose }: NewQrCodeDialogProps): ReactElement {
  const { t } = useTranslation();
  const write = useWrite<QrCode>(['qr-codes']);
  const create = ({ target, page, query = '', description = '' }: QrCodeFields) => {
    const [targetApp = '', environment = ''] = target.split('/');
    const body = {
      kind: 'PROMO',
      miniProgram,
      targetApp,
      environment,
      page,
      ...(query === '' ? {} : { query }),
      ...(description === '' ? {} : { description }),
    };
    write.mutate({ method: 'POST', path: '/v1/qr-codes', body }, { onSuccess: onMade });
  };
  return (
    <FormDialog<QrCodeFields>
      title={t('qr.newTitle', { miniProgram })}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      onSubmit={create}
      onClose={onClose}
    >
      <PlaceFields miniProgram={miniProgram} />
      <Form.Item name="query" label={`${t('qr.query')} (${t('field.optional')})`} extra={t('qr.queryHint')}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item
        name="description"
        label={`${t('qr.description')} (${t('field.optional')})`}
        extra={t('qr.descriptionHint')}
      >
        <Input maxLength={64} />
      </Form.Item>
    </FormDialog>
  );
}

/** The target, and then one of the pages of the version that it serves. */
function PlaceFields({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance<QrCodeFields>();
  const chosen = Form.useWatch<string | undefined>('target', form);
  const { data: targets } = useQuery({
    queryKey: ['targets', 'of', miniProgram],
    queryFn: ({ signal }) => get<Page<TargetItem>>(withQuery('/v1/targets', { miniProgram, limit: 200 }), signal),
  });
  const served = (targets?.items ?? []).filter(({ baseline }) => baseline !== null);
  const version = served.find((target) => keyOf(target) === chosen)?.baseline?.version;
  const { data } = useQuery({
    queryKey: ['versions', 'one', miniProgram, version],
    queryFn: ({ signal }) => get<Version>(pathOf`/v1/mini-programs/${miniProgram}/versions/${version ?? ''}`, signal),
    enabled: version !== undefined,
  });
  return (
    <>
      {targets !== undefined && served.length === 0 ? <Alert type="info" showIcon title={t('qr.noTargets')} /> : null}
      <Form.Item name="target" label={t('qr.target')} extra={t('qr.fullOnly')} rules={[required(t)]}>
        <Select
          autoFocus
          options={served.map((target) => ({
            value: keyOf(target),
            label: `${target.targetApp} · ${t(`environment.${target.environment}`)} · ${target.baseline?.version ?? ''}`,
          }))}
          onChange={() => {
            form.resetFields(['page']);
          }}
        />
      </Form.Item>
      <Form.Item name="page" label={t('qr.page')} rules={[required(t)]}>
        <Select
          showSearch
          disabled={version === undefined}
          options={(data?.pages ?? []).map((page) => ({ value: page, label: page }))}
        />
      </Form.Item>
    </>
  );
}

function keyOf({ targetApp, environment }: Pick<TargetItem, 'targetApp' | 'environment'>): string {
  return `${targetApp}/${environment}`;
}
