/** Creates a QR code: a public one for a page of a full release, or a preview of one release for its testers. */
import { Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QrCode } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { FormDialog } from '../shared/form-dialog.js';
import { HintedRadios } from '../shared/hinted-radios.js';
import { QrPreviewFields } from './qr-preview-fields.js';
import { QrPromoFields } from './qr-promo-fields.js';
import { type QrCodeFields, qrCodeBody } from './qr-code-form.js';

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
