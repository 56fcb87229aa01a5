/** The mini programs of a workspace with their state: search, filters, and a button for a new one. */
import { PlusOutlined } from '@ant-design/icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/client.js';
import type { MiniProgramListItem } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWorkspaceTitle } from '../app/current-workspace.js';
import { useForbidden } from '../app/use-forbidden.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { PageHeader } from '../shared/page-header.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { FilterChip, SearchField } from '../shared/list-filters.js';
import { ListSummary, NoneFound } from '../shared/list-summary.js';
import { RefusableButton } from '../shared/refusable-button.js';
import { Since } from '../shared/since.js';
import { useNewDialog } from '../shared/use-new-dialog.js';
import { useFilters, useSort } from '../shared/use-filters.js';
import { lazyDialog } from '../shared/lazy-part.js';
import { useStateColumns } from './mini-program-columns.js';

const NewMiniProgramDialog = lazyDialog(
  async () => (await import('./new-mini-program-dialog.js')).NewMiniProgramDialog,
);

const chips = ['live', 'rollingOut', 'inReview'] as const;

export function MiniProgramsPage(): ReactElement {
  const live = useChangeStream();
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const forbidden = useForbidden('createMiniProgram', { workspace: ws });
  const tabTitle = useWorkspaceTitle(t('nav.miniPrograms'));
  const dialog = useNewDialog();
  const filters = useFilters(['q', ...chips]);
  const sort = useSort(['id', '-created']);
  const { q } = filters.values;
  const isOn = chips.filter((name) => filters.values[name] === 'true');
  const wanted = {
    ...(q === undefined ? {} : { q }),
    ...Object.fromEntries(isOn.map((name) => [name, 'true' as const])),
    sort: sort.order,
  };
  const page = usePage(
    {
      key: ['mini-programs', ws, wanted],
      read: (query, signal) =>
        api.GET('/v1/workspaces/{workspace}/mini-programs', {
          params: { path: { workspace: ws }, query: { ...query, ...wanted } },
          signal,
        }),
    },
    { isLive: live === 'live' },
  );
  const words = [
    ...(q === undefined ? [] : [t('list.filterWord', { name: t('list.search'), value: q })]),
    ...isOn.map((name) => t(`miniPrograms.chip.${name}`)),
  ];
  return (
    <>
      <PageHeader
        title={t('nav.miniPrograms')}
        tabTitle={tabTitle}
        actions={
          <RefusableButton why={forbidden} type="primary" icon={<PlusOutlined aria-hidden />} onClick={dialog.open}>
            {t('miniPrograms.new')}
          </RefusableButton>
        }
      />
      <div role="search" aria-label={t('list.filter')} className="list-filters chips">
        <SearchField filters={filters} label={t('miniPrograms.search')} />
        {chips.map((name) => (
          <FilterChip key={name} {...{ filters, name, value: 'true', label: t(`miniPrograms.chip.${name}`) }} />
        ))}
      </div>
      <ListSummary page={page} live={live} />
      <PagedTable<MiniProgramListItem>
        page={page}
        label={t('nav.miniPrograms')}
        empty={<NoneFound filters={filters} words={words} none={t('miniPrograms.empty')} />}
        keyOf={({ id }) => id}
        sort={sort}
        columns={useColumns(ws)}
      />
      {dialog.isOpen && forbidden === null ? <NewMiniProgramDialog workspaceId={ws} onClose={dialog.close} /> : null}
    </>
  );
}

function useColumns(workspace: string): Column<MiniProgramListItem>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('field.name'),
      render: ({ id, name }) => (
        <Link to={`/mini-programs/${id}`} className="long-name">
          {name}
        </Link>
      ),
    },
    ...useStateColumns(workspace),
    {
      key: 'id',
      title: t('field.id'),
      orders: { ascending: 'id' },
      render: ({ id }) => <span className="long-name">{id}</span>,
    },
    {
      key: 'created',
      title: t('field.created'),
      orders: { descending: '-created' },
      render: ({ createdAt, createdBy }) => (
        <>
          {createdAt === undefined ? '–' : <Since at={createdAt} />}
          <br />
          <span className="quiet long-name">{createdBy}</span>
        </>
      ),
    },
  ];
}
