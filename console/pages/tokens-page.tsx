/** My tokens (a system admin: also tokens made for others): make, see what they may, revoke. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pathOf } from '../api/request.js';
import type { Token } from '../api/shapes.js';
import { usePage } from '../api/use-page.js';
import { useWrite } from '../api/use-write.js';
import { useFormats } from '../i18n/use-language.js';
import { en } from '../i18n/words.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/paged-table.js';
import { Since } from '../shared/since.js';
import { useNewDialog } from '../shared/use-new-dialog.js';
import { WriteFailure } from '../shared/write-failure.js';
import { NewTokenDialog } from './new-token-dialog.js';

export function TokensPage(): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { modal } = App.useApp();
  const dialog = useNewDialog();
  const page = usePage<Token>('tokens', '/v1/tokens');
  const revocation = useWrite(['tokens']);
  const askToRevoke = ({ id, name }: Token) => {
    modal.confirm({
      title: t('tokens.revokeTitle', { name }),
      content: t('tokens.revokeDetail'),
      okText: t('tokens.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('action.cancelDialog'),
      onOk: () => {
        revocation.mutate({ method: 'DELETE', path: pathOf`/v1/tokens/${id}` });
      },
    });
  };
  const scopesOf = ({ scopes }: Token) =>
    scopes.length === 0
      ? t('tokens.allScopes')
      : scopes.map((scope) => (isScope(scope) ? t(`tokens.scope.${scope}`) : scope)).join(', ');
  return (
    <>
      <PageHeader
        title={t('nav.tokens')}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
            {t('tokens.new')}
          </Button>
        }
      />
      <WriteFailure error={revocation.error} />
      <PagedTable<Token>
        page={page}
        label={t('nav.tokens')}
        empty={t('tokens.empty')}
        rowKey="id"
        columns={[
          {
            key: 'name',
            title: t('field.name'),
            render: (_, { name, revokedAt }) => (
              <Flex gap={8}>
                <span className="long-name">{name}</span>
                {revokedAt === undefined ? null : <Tag>{t('tokens.revoked')}</Tag>}
              </Flex>
            ),
          },
          { key: 'user', title: t('field.user'), render: (_, { user }) => <span className="long-name">{user}</span> },
          { key: 'scopes', title: t('tokens.scopes'), render: (_, token) => scopesOf(token) },
          { key: 'created', title: t('field.created'), render: (_, { createdAt }) => <Since at={createdAt} /> },
          {
            key: 'lastUsed',
            title: t('tokens.lastUsed'),
            render: (_, { lastUsedAt }) => (lastUsedAt === null ? t('tokens.neverUsed') : <Since at={lastUsedAt} />),
          },
          {
            key: 'expires',
            title: t('field.expires'),
            render: (_, { expiresAt }) => (expiresAt === undefined ? t('field.never') : time(expiresAt)),
          },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: (_, token) =>
              token.revokedAt === undefined ? (
                <Button
                  size="small"
                  danger
                  aria-label={t('tokens.revokeLabel', { name: token.name })}
                  onClick={() => {
                    askToRevoke(token);
                  }}
                >
                  {t('tokens.revoke')}
                </Button>
              ) : null,
          },
        ]}
      />
      {dialog.isOpen ? <NewTokenDialog onClose={dialog.close} /> : null}
    </>
  );
}

function isScope(scope: string): scope is keyof typeof en.tokens.scope {
  return Object.hasOwn(en.tokens.scope, scope);
}
