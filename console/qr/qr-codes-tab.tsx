/** The QR codes of a mini program: create, show, revoke. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../api/client.js';
import type { ListedQrCode, MiniProgram, QrCode } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useForbidden } from '../app/use-forbidden.js';
import { PagedTable } from '../shared/data-table.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { ExactTime, Since } from '../shared/since.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { useNewDialog } from '../shared/use-new-dialog.js';

const NewQrCodeDialog = lazyDialog(async () => (await import('./new-qr-code-dialog.js')).NewQrCodeDialog);
const QrCodeDialog = lazyDialog(async () => (await import('./qr-code-dialog.js')).QrCodeDialog);

/** Address parameter: the release to preview, in the format of `optionValue`. */
const previewParameter = 'preview';

export function QrCodesTab({
  miniProgram,
}: {
  readonly miniProgram: Pick<MiniProgram, 'id' | 'workspace'>;
}): ReactElement {
  const { t } = useTranslation();
  const dialog = useNewDialog([previewParameter]);
  const [shown, setShown] = useState<QrCode | null>(null);
  const [params] = useSearchParams();
  const { id } = miniProgram;
  const forbidden = useForbidden('manageQrCodes', { miniProgram });
  const page = usePage({
    key: ['qr-codes', id],
    read: (query, signal) => api.GET('/v1/qr-codes', { params: { query: { ...query, miniProgram: id } }, signal }),
  });
  return (
    <>
      <Flex justify="flex-end" style={{ marginBottom: 12 }}>
        <RefusableButton why={forbidden} type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
          {t('qr.new')}
        </RefusableButton>
      </Flex>
      <PagedTable<ListedQrCode>
        page={page}
        label={t('miniPrograms.tabs.qr')}
        empty={t('qr.empty')}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'page',
            title: t('qr.page'),
            render: ({ page: path, query }) => (
              <code className="long-name">{query === undefined ? path : `${path}?${query}`}</code>
            ),
          },
          {
            key: 'description',
            title: t('qr.description'),
            render: ({ description }) => <span className="long-name">{description ?? '–'}</span>,
          },
          {
            key: 'target',
            title: t('qr.target'),
            render: ({ targetAppName, environment }) => `${targetAppName} · ${t(`environment.${environment}`)}`,
          },
          { key: 'kind', title: t('field.kind'), render: ({ kind }) => t(`qr.kind.${kind}`) },
          {
            key: 'expires',
            title: t('field.expires'),
            render: ({ expiresAt }) => (expiresAt === undefined ? t('field.never') : <ExactTime at={expiresAt} />),
          },
          { key: 'created', title: t('field.created'), render: ({ createdAt }) => <Since at={createdAt} /> },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: (code) =>
              code.revokedAt === undefined ? (
                <Button
                  size="small"
                  aria-label={t('qr.showLabel', { page: code.page })}
                  onClick={() => {
                    setShown(code);
                  }}
                >
                  {t('qr.show')}
                </Button>
              ) : (
                <Tag>{t('qr.revoked')}</Tag>
              ),
          },
        ]}
      />
      {dialog.isOpen && forbidden === null ? (
        <NewQrCodeDialog
          miniProgram={id}
          previewed={params.get(previewParameter)}
          onClose={dialog.close}
          onMade={(code) => {
            dialog.close();
            setShown(code);
          }}
        />
      ) : null}
      {shown === null ? null : (
        <QrCodeDialog
          code={shown}
          forbidden={forbidden}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </>
  );
}
