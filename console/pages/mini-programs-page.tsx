/** The mini programs of a workspace, with a search field and a button for a new one. */
import { PlusOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/client.js';
import type { MiniProgram } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWorkspaceTitle } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { PageHeader } from '../shared/page-header.js';
import { PagedTable } from '../shared/data-table.js';
import { SearchField } from '../shared/list-filters.js';
import { ListSummary, NoneFound } from '../shared/list-summary.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { Since } from '../shared/since.js';
import { useNewDialog } from '../shared/use-new-dialog.js';
import { useFilters } from '../shared/use-filters.js';
import { lazyDialog } from '../shared/lazy-part.js';

const NewMiniProgramDialog = lazyDialog(
  async () => (await import('./new-mini-program-dialog.js')).NewMiniProgramDialog,
);

export function MiniProgramsPage(): ReactElement {
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const forbidden = useForbidden('createMiniProgram', { workspace: ws });
  const tabTitle = useWorkspaceTitle(t('nav.miniPrograms'));
  const dialog = useNewDialog();
  const filters = useFilters(['q']);
  const word = filters.values.q ?? '';
  const page = usePage({
    key: ['mini-programs', ws, word],
    read: (query, signal) =>
      api.GET('/v1/workspaces/{workspace}/mini-programs', {
        params: { path: { workspace: ws }, query: { ...query, ...(word === '' ? {} : { q: word }) } },
        signal,
      }),
  });
  return (
    <>
      <PageHeader
        title={t('nav.miniPrograms')}
        tabTitle={tabTitle}
        actions={
          <>
            <SearchField filters={filters} label={t('miniPrograms.search')} />
            <RefusableButton why={forbidden} type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
              {t('miniPrograms.new')}
            </RefusableButton>
          </>
        }
      />
      <ListSummary page={page} />
      <PagedTable<MiniProgram>
        page={page}
        label={t('nav.miniPrograms')}
        empty={<NoneFound filters={filters} words={[word]} none={t('miniPrograms.empty')} />}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('field.name'),
            render: ({ id, name }) => (
              <Link to={`/mini-programs/${id}`} className="long-name">
                {name}
              </Link>
            ),
          },
          { key: 'id', title: t('field.id'), render: ({ id }) => <span className="long-name">{id}</span> },
          {
            key: 'role',
            title: t('miniPrograms.myRole'),
            render: ({ role }) => (role === undefined ? '–' : t(`role.${role}`)),
          },
          { key: 'by', title: t('field.createdBy'), render: ({ createdBy }) => createdBy ?? '–' },
          {
            key: 'created',
            title: t('field.created'),
            render: ({ createdAt }) => (createdAt === undefined ? '–' : <Since at={createdAt} />),
          },
        ]}
      />
      {dialog.isOpen && forbidden === null ? <NewMiniProgramDialog workspaceId={ws} onClose={dialog.close} /> : null}
    </>
  );
}
