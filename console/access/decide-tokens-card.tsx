/** The decide tokens of a workspace, or those that read decisions of one target app: create, list, revoke. */
import { Button, Flex, Tag } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { DecideToken } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useFormats } from '../i18n/use-language.js';
import { Card } from '../shared/card.js';
import { PagedTable } from '../shared/data-table.js';
import { WriteFailure } from '../shared/failure-face.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { Since } from '../shared/since.js';
import { useRevokeDecideToken } from './use-revoke-decide-token.js';

const DecideTokensDialog = lazyDialog(async () => (await import('./decide-tokens-dialog.js')).DecideTokensDialog);

interface DecideTokensCardProps {
  readonly workspace: string;
  /** Absent: all tokens of the workspace. */
  readonly app?: string;
}

/** For those who manage the workspace. */
export function DecideTokensCard({ workspace, app }: DecideTokensCardProps): ReactElement {
  const { t } = useTranslation();
  const { time } = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const page = usePage<DecideToken>({
    key: ['decide-tokens', workspace, 'table'],
    read: (_query, signal) =>
      api.GET('/v1/workspaces/{workspace}/decide-tokens', { params: { path: { workspace } }, signal }),
  });
  const revocation = useRevokeDecideToken(workspace);
  const shown = page.items.filter(
    ({ revokedAt, targetApps }) => revokedAt === undefined && (app === undefined || targetApps.includes(app)),
  );
  return (
    <Card
      title={<h2 className="card-title">{t('decideTokens.title')}</h2>}
      extra={
        <Button size="small" onClick={() => setIsOpen(true)}>
          {t('targetAppPage.newDecideToken')}
        </Button>
      }
    >
      <WriteFailure error={revocation.error} />
      <PagedTable<DecideToken>
        page={{ ...page, items: shown }}
        label={t('decideTokens.title')}
        empty={t(app === undefined ? 'settings.noDecideTokens' : 'targetAppPage.noDecideTokens')}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', title: t('field.name'), render: ({ name }) => <span className="long-name">{name}</span> },
          {
            key: 'apps',
            title: t('nav.targetApps'),
            render: ({ targetApps }) => <span className="long-name">{targetApps.join(', ')}</span>,
          },
          {
            key: 'kind',
            title: t('decideTokens.kindLabel'),
            render: ({ kind }) => <Tag>{t(`decideTokens.kind.${kind ?? 'old'}`)}</Tag>,
          },
          {
            key: 'by',
            title: t('field.by'),
            render: ({ createdBy }) => <span className="long-name">{createdBy}</span>,
          },
          { key: 'created', title: t('field.created'), render: ({ createdAt }) => <Since at={createdAt} /> },
          {
            key: 'expires',
            title: t('field.expires'),
            render: ({ expiresAt }) => (expiresAt === undefined ? t('field.never') : time(expiresAt)),
          },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: (token) => (
              <Flex justify="flex-end">
                <Button
                  size="small"
                  danger
                  aria-label={t('tokens.revokeLabel', { name: token.name })}
                  onClick={() => revocation.ask(token)}
                >
                  {t('tokens.revoke')}
                </Button>
              </Flex>
            ),
          },
        ]}
      />
      {isOpen ? (
        <DecideTokensDialog
          workspace={workspace}
          {...(app === undefined ? {} : { app })}
          listsTokens={false}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </Card>
  );
}
