/** Open console sessions of the user: origin, token, and a button that ends each. */
import { App, Button, Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOfLast } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Session } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { PagedTable } from '../shared/data-table.js';
import { ExactTime, Since } from '../shared/since.js';
import { WriteFailure } from '../shared/failure-face.js';

const touched = ['sessions', 'access-events', 'me'];

export function SessionsCard(): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { modal } = App.useApp();
  const page = usePage(
    { key: ['sessions'], read: (query, signal) => api.GET('/v1/sessions', { params: { query }, signal }) },
    { pageSize: 10, cursorName: 'sessions' },
  );
  const end = useWrite('delete', '/v1/sessions/{session}', touched);
  const endAll = useWrite('delete', '/v1/sessions', touched);
  const askToEndAll = () => {
    modal.confirm({
      title: t('sessions.endAllTitle'),
      content: t('sessions.endAllDetail'),
      okText: t('sessions.endAll'),
      okButtonProps: { danger: true },
      cancelText: t('action.keep'),
      onOk: () => {
        endAll.mutate({});
      },
    });
  };
  return (
    <Card
      title={<h2 className="card-title">{t('sessions.title')}</h2>}
      extra={
        <Button danger onClick={askToEndAll}>
          {t('sessions.endAll')}
        </Button>
      }
    >
      <WriteFailure error={errorOfLast(end, endAll)} />
      <PagedTable<Session>
        page={page}
        label={t('sessions.title')}
        empty={t('sessions.empty')}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'client',
            title: t('sessions.client'),
            render: ({ userAgent, current }) => (
              <Flex gap={8}>
                <span className="long-name">{userAgent ?? '–'}</span>
                {current ? <Tag>{t('sessions.current')}</Tag> : null}
              </Flex>
            ),
          },
          { key: 'address', title: t('sessions.address'), render: ({ clientAddress }) => clientAddress ?? '–' },
          {
            key: 'token',
            title: t('sessions.token'),
            render: ({ token }) => <span className="long-name">{token.name}</span>,
          },
          { key: 'created', title: t('field.created'), render: ({ createdAt }) => <Since at={createdAt} /> },
          {
            key: 'lastUsed',
            title: t('tokens.lastUsed'),
            render: ({ lastUsedAt }) => (lastUsedAt === null ? t('tokens.neverUsed') : <Since at={lastUsedAt} />),
          },
          { key: 'expires', title: t('field.expires'), render: ({ expiresAt }) => <ExactTime at={expiresAt} /> },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: ({ id, createdAt }) => (
              <Button
                size="small"
                danger
                aria-label={t('sessions.endLabel', { at: time(createdAt) })}
                onClick={() => {
                  end.mutate({ params: { path: { session: id } } });
                }}
              >
                {t('sessions.end')}
              </Button>
            ),
          },
        ]}
      />
    </Card>
  );
}
