/** The releases that concern a workspace, or all that the user may read: the last change first. */
import { linkTo } from '../../api/base-path.js';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { api } from '../../api/client.js';
import type { ReleaseListItem, ReleaseQuery } from '../../api/types.js';
import { usePage } from '../../api/use-page.js';
import { useWorkspaceTitle } from '../../app/current-workspace.js';
import { useChangeStream } from '../../live/use-change-stream.js';
import { useTargetColumns, useStatusColumns } from '../release-columns.js';
import { CopyButton } from '../../shared/copy-button.js';
import { type Column, PagedTable } from '../../shared/data-table.js';
import { ListSummary, NoneFound } from '../../shared/list-summary.js';
import { PageHeader } from '../../shared/page-header.js';
import { useFilters, useSort } from '../../shared/use-filters.js';
import { ExportButton } from './export-button.js';
import { ReleaseFilters } from './release-filters.js';
import { type ReleaseFilterName, releaseFilterNames, useFilterWords } from './release-filter-words.js';
import { releaseName } from '../../api/releases.js';

export function ReleasesPage(): ReactElement {
  const live = useChangeStream();
  const { t } = useTranslation();
  const { ws } = useParams();
  const filters = useFilters<ReleaseFilterName>(releaseFilterNames);
  const sort = useSort(['-lastChange', 'lastChange', '-created']);
  const filterWords = useFilterWords(filters);
  const wanted = queryOf(filters.all, ws, sort.order);
  const page = usePage(
    {
      key: ['releases', wanted],
      read: (query, signal) =>
        api.GET('/v1/releases', { params: { query: { ...query, ...wanted, total: 'true' } }, signal }),
    },
    { isLive: live === 'live' },
  );
  return (
    <>
      <ReleasesHeader wanted={wanted} />
      <ReleaseFilters filters={filters} workspace={ws} />
      <ListSummary page={page} live={live} />
      <PagedTable<ReleaseListItem>
        page={page}
        label={t('nav.releases')}
        empty={<NoneFound filters={filters} words={filterWords} none={t('releases.empty')} />}
        keyOf={({ id }) => id}
        sort={sort}
        columns={useColumns(ws === undefined)}
      />
    </>
  );
}

/** From the address. The API refuses values that it does not know. */
function queryOf(all: (name: ReleaseFilterName) => readonly string[], ws: string | undefined, sort: string) {
  const given = releaseFilterNames.flatMap((name) => {
    const values = all(name);
    return values.length === 0 ? [] : [[name, name === 'status' ? values : values[0]]];
  });
  return { ...Object.fromEntries(given), ...(ws === undefined ? {} : { workspace: ws }), sort } as ReleaseQuery;
}

/** Leads from the list of one workspace to that of all, with the same filters. */
function ReleasesHeader({ wanted }: { readonly wanted: ReleaseQuery }): ReactElement {
  const { t } = useTranslation();
  const { ws } = useParams();
  const { search } = useLocation();
  const ofWorkspace = useWorkspaceTitle(t('nav.releases'));
  const all = t('releases.allWorkspaces');
  return (
    <PageHeader
      title={t('nav.releases')}
      tabTitle={ws === undefined ? `${t('nav.releases')} · ${all}` : ofWorkspace}
      beside={ws === undefined ? all : <Link to={{ pathname: '/releases', search }}>{all}</Link>}
      actions={<ExportButton wanted={wanted} />}
    />
  );
}

function useColumns(showsWorkspace: boolean): Column<ReleaseListItem>[] {
  const { t } = useTranslation();
  const workspace: Column<ReleaseListItem> = {
    key: 'workspace',
    title: t('app.workspace'),
    render: ({ workspace: { id, name } }) => (
      <Link to={`/workspaces/${id}/releases`} className="long-name">
        {name}
      </Link>
    ),
  };
  return [
    {
      key: 'release',
      title: t('releases.release'),
      orders: { descending: '-created' },
      render: (item) => (
        <Link to={`/releases/${item.id}`} className="long-name">
          {releaseName(item)}
        </Link>
      ),
    },
    ...(showsWorkspace ? [workspace] : []),
    ...useTargetColumns<ReleaseListItem>(),
    ...useStatusColumns<ReleaseListItem>(),
    {
      key: 'copy',
      title: <span className="visually-hidden">{t('field.actions')}</span>,
      align: 'end',
      render: (item) => (
        <span style={{ whiteSpace: 'nowrap' }}>
          <CopyButton isSmall text={item.id} label={t('list.copyId', { name: releaseName(item) })} />
          <CopyButton
            isSmall
            text={linkTo(`/releases/${item.id}`)}
            label={t('list.copyLink', { name: releaseName(item) })}
          />
        </span>
      ),
    },
  ];
}
