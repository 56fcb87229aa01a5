/** The target apps of a workspace, and their policies. */
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Flex } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/client.js';
import type { TargetApp } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useCurrentWorkspace, useWorkspaceTitle } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { useFormats } from '../i18n/use-language.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { ManagedMark, useManagedQuestion } from '../shared/managed-mark.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/data-table.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { SearchField } from '../shared/list-filters.js';
import { ListSummary, NoneFound } from '../shared/list-summary.js';
import { useFilters } from '../shared/use-filters.js';
import { useNewDialog } from '../shared/use-new-dialog.js';
import { TargetAppDialog } from './target-app-dialog.js';

const DecideTokensDialog = lazyDialog(
  async () => (await import('../access/decide-tokens-dialog.js')).DecideTokensDialog,
);

export function TargetAppsPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const { percent } = useFormats();
  const workspace = useCurrentWorkspace();
  const dialog = useNewDialog();
  const [edited, setEdited] = useState<TargetApp | null>(null);
  const ask = useManagedQuestion();
  const [showsTokens, setShowsTokens] = useState(false);
  const tabTitle = useWorkspaceTitle(t('nav.targetApps'));
  const { page, filters, q } = useTargetApps(ws);
  const isTenant = workspace?.kind === 'tenant';
  const forbidden = useForbidden('manageTargetApps', { targetAppWorkspace: ws });
  const noTokens = useForbidden('manageWorkspace', { workspace: ws });
  return (
    <>
      <PageHeader
        title={t('nav.targetApps')}
        tabTitle={tabTitle}
        actions={
          isTenant ? (
            <Flex gap={8} wrap>
              <RefusableButton why={noTokens} onClick={() => setShowsTokens(true)}>
                {t('decideTokens.button')}
              </RefusableButton>
              <RefusableButton why={forbidden} type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
                {t('targetApps.new')}
              </RefusableButton>
            </Flex>
          ) : null
        }
      />
      {isTenant ? null : <Alert type="info" showIcon title={t('targetApps.tenantOnly')} style={{ marginBottom: 12 }} />}
      <TargetAppSearch page={page} filters={filters} />
      <PagedTable<TargetApp>
        page={page}
        label={t('nav.targetApps')}
        empty={<NoneFound filters={filters} words={[q]} none={t('targetApps.empty')} />}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('field.name'),
            render: ({ id, name, managedBy }) => (
              <span className="long-name">
                <Link to={`/target-apps/${id}`}>{name}</Link> <ManagedMark managedBy={managedBy} />
              </span>
            ),
          },
          { key: 'id', title: t('field.id'), render: ({ id }) => <code className="long-name">{id}</code> },
          {
            key: 'envs',
            title: t('targetApps.environments'),
            render: ({ environments }) => environments.map((one) => t(`environment.${one}`)).join(', '),
          },
          {
            key: 'pilot',
            title: t('targetApps.pilotSupport'),
            render: ({ pilotSupport }) => t(pilotSupport ? 'targetApps.yes' : 'targetApps.no'),
          },
          {
            key: 'presets',
            title: t('targetApps.presets'),
            render: ({ policy }) => policy?.percentages.presets.map(percent).join(', ') ?? '–',
          },
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('field.actions')}</span>,
            align: 'end',
            render: (app) =>
              app.policy === undefined ? null : (
                <Flex gap={8} justify="end">
                  <RefusableButton
                    why={forbidden}
                    size="small"
                    aria-label={t('targetApps.editTitle', { name: app.name })}
                    onClick={() => {
                      ask(app.managedBy, () => {
                        setEdited(app);
                      });
                    }}
                  >
                    {t('targetApps.policy')}
                  </RefusableButton>
                </Flex>
              ),
          },
        ]}
      />
      {dialog.isOpen && isTenant && forbidden === null ? (
        <TargetAppDialog workspace={ws} app={null} onClose={dialog.close} />
      ) : null}
      {showsTokens ? <DecideTokensDialog workspace={ws} onClose={() => setShowsTokens(false)} /> : null}
      {edited === null ? null : (
        <TargetAppDialog
          workspace={ws}
          app={edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}

function useTargetApps(workspace: string) {
  const filters = useFilters(['q']);
  const { q = '' } = filters.values;
  const wanted = { workspace, ...(q === '' ? {} : { q }) };
  const page = usePage<TargetApp>({
    key: ['target-apps', wanted],
    read: (query, signal) => api.GET('/v1/target-apps', { params: { query: { ...query, ...wanted } }, signal }),
  });
  return { page, filters, q };
}

function TargetAppSearch({ page, filters }: Pick<ReturnType<typeof useTargetApps>, 'page' | 'filters'>): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <div role="search" aria-label={t('list.filter')} className="list-filters chips">
        <SearchField filters={filters} label={t('list.nameOrId')} />
      </div>
      <ListSummary page={page} />
    </>
  );
}
