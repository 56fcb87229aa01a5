/** Shows a QR code: scan, download, copy its link, revoke. */
import { Alert, App, Button, Flex, Modal, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../api/base-path.js';
import type { QrCode } from '../api/types.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { CopyButton } from '../shared/copy-button.js';
import { isLoopback } from '../shared/reachable.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { useFocusReturn } from '../shared/use-focus-return.js';
import { WriteFailure } from '../shared/failure-face.js';

interface QrCodeDialogProps {
  readonly code: QrCode;
  /** Why it cannot be revoked, as a text. Null when it can. */
  readonly forbidden: string | null;
  readonly onClose: () => void;
}

const printSize = 1024;

export function QrCodeDialog({ code, forbidden, onClose }: QrCodeDialogProps): ReactElement {
  const { t } = useTranslation();
  useFocusReturn();
  const { time } = useFormats();
  const { modal } = App.useApp();
  const revocation = useWrite('delete', '/v1/qr-codes/{code}', ['qr-codes']);
  const image = address(`/v1/qr-codes/${encodeURIComponent(code.id)}/image`);
  const fileName = `${code.miniProgram}-${code.page.replaceAll(/[^\w-]+/g, '-')}`;
  const whatItShows =
    code.kind === 'PROMO' ? t('qr.never') : t('qr.previewUntil', { at: time(code.expiresAt ?? code.createdAt) });
  const askToRevoke = () => {
    modal.confirm({
      title: t('qr.revokeTitle'),
      content: t('qr.revokeDetail'),
      okText: t('qr.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('action.keep'),
      onOk: () => {
        revocation.mutate({ params: { path: { code: code.id } } }, { onSuccess: onClose });
      },
    });
  };
  return (
    <Modal
      open
      title={t('qr.imageAlt', { page: code.page })}
      onCancel={onClose}
      footer={
        <Flex gap={8} wrap justify="flex-end">
          <RefusableButton why={forbidden} danger onClick={askToRevoke} loading={revocation.isPending}>
            {t('qr.revoke')}
          </RefusableButton>
          <Button onClick={onClose}>{t('action.close')}</Button>
          <CopyButton type="primary" text={code.url} label={t('qr.copyLink')} />
        </Flex>
      }
    >
      <Flex vertical gap={12} align="center">
        <img
          src={`${image}?format=svg`}
          alt={t('qr.imageAlt', { page: code.page })}
          width={220}
          height={220}
          style={{ background: '#fff', padding: 12, borderRadius: 8 }}
        />
        <Typography.Text className="long-name" code>
          {code.url}
        </Typography.Text>
        <Flex gap={8} wrap justify="center">
          <Button href={`${image}?format=svg`} download={`${fileName}.svg`}>
            {t('action.download', { format: 'SVG' })}
          </Button>
          <Button href={`${image}?format=png&size=${String(printSize)}`} download={`${fileName}.png`}>
            {t('action.download', { format: 'PNG' })}
          </Button>
        </Flex>
        <Alert type="info" title={whatItShows} />
        {isLoopback(code.url) ? <Alert type="warning" showIcon title={t('qr.onlyHere')} /> : null}
        <WriteFailure error={revocation.error} />
      </Flex>
    </Modal>
  );
}
