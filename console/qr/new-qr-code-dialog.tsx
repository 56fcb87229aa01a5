/** Creates a QR code: a public one for a page of a full release, or a preview of one release for its testers. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Select } from 'antd';
import Input from 'antd/es/input/Input.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { QrCode, ReleaseQuery } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog, HintedRadios } from '../shared/form-dialog.js';
import { required } from '../shared/rules.js';
import { optionValue, qrCodeBody, type QrCodeFields } from './qr-code-form.js';

interface NewQrCodeDialogProps {
  readonly miniProgram: string;
  /** The release in pilot testing to preview. */
  readonly previewed: string | null;
  readonly onMade: (code: QrCode) => void;
  readonly onClose: () => void;
}

const kinds = ['PROMO', 'PREVIEW'] as const;
const firstDays = 7;

export function NewQrCodeDialog({ miniProgram, previewed, onMade, onClose }: NewQrCodeDialogProps): ReactElement {
  const { t } = useTranslation();
  const write = useWrite('post', '/v1/qr-codes', ['qr-codes']);
  const create = (fields: QrCodeFields) => {
    const body = qrCodeBody(miniProgram, fields, Date.now());
    write.mutate({ body }, { onSuccess: onMade });
  };
  const kind = previewed === null ? 'PROMO' : 'PREVIEW';
  return (
    <FormDialog<QrCodeFields>
      title={t('qr.newTitle', { miniProgram })}
      submitLabel={t('action.create')}
      isPending={write.isPending}
      error={write.error}
      initialValues={{ kind, days: firstDays, ...(previewed === null ? {} : { release: previewed }) }}
      onSubmit={create}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('field.kind')}>
        <HintedRadios
          choices={kinds.map((value) => ({ value, label: t(`qr.kind.${value}`), hint: t(`qr.kindHint.${value}`) }))}
        />
      </Form.Item>
      <KindFields miniProgram={miniProgram} />
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

function KindFields({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const kind = Form.useWatch<QrCodeFields['kind'] | undefined>('kind');
  return kind === 'PREVIEW' ? (
    <QrPreviewFields miniProgram={miniProgram} />
  ) : (
    <QrPromoFields miniProgram={miniProgram} />
  );
}

/** Fields of a public code: a target with a full release, and one of its pages. */
function QrPromoFields({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance<QrCodeFields>();
  const chosen = Form.useWatch<string | undefined>('target', form);
  const { data: targets } = useQuery({
    queryKey: ['targets', 'of', miniProgram],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/targets', { params: { query: { miniProgram, limit: 200 } }, signal })),
  });
  const served = (targets?.items ?? []).filter(({ baseline }) => baseline !== null);
  const version = served.find((target) => optionValue(target) === chosen)?.baseline?.version;
  return (
    <>
      {targets !== undefined && served.length === 0 ? <Alert type="info" showIcon title={t('qr.noTargets')} /> : null}
      <Form.Item name="target" label={t('qr.target')} extra={t('qr.fullOnly')} rules={[required(t)]}>
        <Select
          options={served.map((target) => ({
            value: optionValue(target),
            label: `${target.targetAppName} · ${t(`environment.${target.environment}`)} · ${target.baseline?.version ?? ''}`,
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

const lifetimesDays: readonly number[] = [1, 7, 30];

/** Fields of a preview code: a release in pilot testing, one of its pages, and the lifetime. */
function QrPreviewFields({ miniProgram }: { readonly miniProgram: string }): ReactElement {
  const { t } = useTranslation();
  const form = Form.useFormInstance<QrCodeFields>();
  const chosen = Form.useWatch<string | undefined>('release', form);
  const { data: page } = useQuery({
    queryKey: ['releases', 'in pilot', miniProgram],
    queryFn: ({ signal }) => {
      const query: ReleaseQuery = { miniProgram, status: ['PILOT_TESTING'], limit: 200 };
      return bodyOf(api.GET('/v1/releases', { params: { query }, signal }));
    },
  });
  const releases = page?.items ?? [];
  const version = releases.find((release) => optionValue(release) === chosen)?.version;
  return (
    <>
      {page !== undefined && releases.length === 0 ? <Alert type="info" showIcon title={t('qr.noPilots')} /> : null}
      <Form.Item name="release" label={t('qr.release')} extra={t('qr.pilotOnly')} rules={[required(t)]}>
        <Select
          options={releases.map((release) => ({
            value: optionValue(release),
            label: `${release.version} · ${release.targetAppName} · ${t(`environment.${release.environment}`)}`,
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

interface QrPageFieldProps {
  readonly miniProgram: string;
  /** Undefined until the target or release of the code is chosen. */
  readonly version: string | undefined;
}

/** Chooses one of the pages of a version. */
function QrPageField({ miniProgram, version }: QrPageFieldProps): ReactElement {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['versions', 'one', miniProgram, version],
    queryFn: ({ signal }) => {
      const path = { miniProgram, version: version ?? '' };
      return bodyOf(api.GET('/v1/mini-programs/{miniProgram}/versions/{version}', { params: { path }, signal }));
    },
    enabled: version !== undefined,
  });
  return (
    <Form.Item name="page" label={t('qr.page')} rules={[required(t)]}>
      <Select
        showSearch
        disabled={version === undefined}
        options={(data?.pages ?? []).map((page) => ({ value: page, label: page }))}
      />
    </Form.Item>
  );
}
