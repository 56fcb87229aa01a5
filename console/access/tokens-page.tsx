/** The user's tokens: create, list, revoke. Below them the user's open sessions, and the events of both. */
import { LinkOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccessTrail } from './event-trails.js';
import { SessionsCard } from './sessions-card.js';
import { api } from '../api/client.js';
import type { Token } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { withTexts } from '../i18n/language.js';
import { words } from '../i18n/words.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/data-table.js';
import { ExactTime, Since } from '../shared/since.js';
import { useNewDialog } from '../shared/use-new-dialog.js';

const NewTokenDialog = lazyDialog(async () => (await import('./new-token-dialog.js')).NewTokenDialog);
const RevokeTokenDialog = lazyDialog(async () => (await import('./revoke-token-dialog.js')).RevokeTokenDialog);
const SignInLinkDialog = lazyDialog(
  withTexts('administration', async () => (await import('./sign-in-link-dialog.js')).SignInLinkDialog),
);

export function TokensPage(): ReactElement {
  const { t } = useTranslation();
  const dialog = useNewDialog();
  const page = usePage({
    key: ['tokens'],
    read: (query, signal) => api.GET('/v1/tokens', { params: { query }, signal }),
  });
  const [revoked, setRevoked] = useState<Token | null>(null);
  const [isLinking, setIsLinking] = useState(false);
  const scopesOf = ({ scopes }: Token) =>
    scopes.length === 0
      ? t('tokens.allScopes')
      : scopes.map((scope) => (isScope(scope) ? t(`tokens.scope.${scope}`) : scope)).join(', ');
  return (
    <>
      <PageHeader
        title={t('nav.tokens')}
        actions={
          <>
            <Button
              icon={<LinkOutlined aria-hidden />}
              onClick={() => {
                setIsLinking(true);
              }}
            >
              {t('tokens.newLink')}
            </Button>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
              {t('tokens.new')}
            </Button>
          </>
        }
      />
      <PagedTable<Token>
        page={page}
        label={t('nav.tokens')}
        empty={t('tokens.empty')}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('field.name'),
            render: ({ name, revokedAt }) => (
              <Flex gap={8}>
                <span className="long-name">{name}</span>
                {revokedAt === undefined ? null : <Tag>{t('tokens.revoked')}</Tag>}
              </Flex>
            ),
          },
          { key: 'user', title: t('field.user'), render: ({ user }) => <span className="long-name">{user}</span> },
          { key: 'scopes', title: t('tokens.scopes'), render: (token) => scopesOf(token) },
          { key: 'created', title: t('field.created'), render: ({ createdAt }) => <Since at={createdAt} /> },
          {
            key: 'lastUsed',
            title: t('tokens.lastUsed'),
            render: ({ lastUsedAt }) => (lastUsedAt === null ? t('tokens.neverUsed') : <Since at={lastUsedAt} />),
          },
          {
            key: 'expires',
            title: t('field.expires'),
            render: ({ expiresAt }) => (expiresAt === undefined ? t('field.never') : <ExactTime at={expiresAt} />),
          },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: (token) =>
              token.revokedAt === undefined ? (
                <Button
                  size="small"
                  danger
                  aria-label={t('tokens.revokeLabel', { name: token.name })}
                  onClick={() => {
                    setRevoked(token);
                  }}
                >
                  {t('tokens.revoke')}
                </Button>
              ) : null,
          },
        ]}
      />
      <Flex vertical gap={16} style={{ marginTop: 24 }}>
        <SessionsCard />
        <AccessTrail />
      </Flex>
      {revoked === null ? null : (
        <RevokeTokenDialog
          token={revoked}
          onClose={() => {
            setRevoked(null);
          }}
        />
      )}
      {isLinking ? (
        <SignInLinkDialog
          onClose={() => {
            setIsLinking(false);
          }}
        />
      ) : null}
      {dialog.isOpen ? <NewTokenDialog onClose={dialog.close} /> : null}
    </>
  );
}

function isScope(scope: string): scope is keyof typeof words.tokens.scope {
  return Object.hasOwn(words.tokens.scope, scope);
}
