/** The targets of a workspace: what the users of each get, found by the names of program and app. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { environments } from '../../domain/registry/target-app.js';
import { linkTo } from '../api/base-path.js';
import { api } from '../api/client.js';
import type { TargetListItem } from '../api/types.js';
import { usePage } from '../api/use-page.js';
import { useWorkspaceTitle } from '../app/current-workspace.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { useTargetColumns } from '../release/release-columns.js';
import { CopyButton } from '../shared/copy-button.js';
import { type Column, PagedTable } from '../shared/data-table.js';
import { FilterChip, SearchField } from '../shared/list-filters.js';
import { ListSummary, NoneFound } from '../shared/list-summary.js';
import { PageHeader } from '../shared/page-header.js';
import { useFilters } from '../shared/use-filters.js';
import { pathOf, useProgramColumn, useServedColumns } from './target-columns.js';

export function TargetsPage(): ReactElement {
  const live = useChangeStream();
  const { t } = useTranslation();
  const { ws = '' } = useParams();
  const tabTitle = useWorkspaceTitle(t('nav.targets'));
  const filters = useFilters(['q', 'environment']);
  const { q, environment } = filters.values;
  const found = environments.find((one) => one === environment);
  const wanted = { ...(q === undefined ? {} : { q }), ...(found === undefined ? {} : { environment: found }) };
  const page = usePage(
    {
      key: ['targets', ws, wanted],
      read: (query, signal) =>
        api.GET('/v1/targets', { params: { query: { ...query, ...wanted, workspace: ws } }, signal }),
    },
    { isLive: live === 'live' },
  );
  const words = [
    ...(q === undefined ? [] : [t('list.filterWord', { name: t('list.search'), value: q })]),
    ...(found === undefined ? [] : [t(`environment.${found}`)]),
  ];
  return (
    <>
      <PageHeader title={t('nav.targets')} tabTitle={tabTitle} />
      <div role="search" aria-label={t('list.filter')} className="list-filters chips">
        <SearchField filters={filters} label={t('targets.search')} />
        {environments.map((value) => (
          <FilterChip key={value} {...{ filters, name: 'environment', value, label: t(`environment.${value}`) }} />
        ))}
      </div>
      <ListSummary page={page} live={live} />
      <PagedTable<TargetListItem>
        page={page}
        label={t('nav.targets')}
        empty={<NoneFound filters={filters} words={words} none={t('targets.empty')} />}
        keyOf={pathOf}
        columns={useColumns()}
      />
    </>
  );
}

function useColumns(): Column<TargetListItem>[] {
  const { t } = useTranslation();
  return [
    useProgramColumn(),
    ...useTargetColumns<TargetListItem>(),
    ...useServedColumns(),
    {
      key: 'copy',
      title: <span className="visually-hidden">{t('field.actions')}</span>,
      align: 'end',
      render: (target) => (
        <CopyButton
          isSmall
          text={linkTo(pathOf(target))}
          label={t('list.copyLink', {
            name: t('targets.title', {
              miniProgram: target.miniProgramName,
              targetApp: target.targetAppName,
              environment: t(`environment.${target.environment}`),
            }),
          })}
        />
      ),
    },
  ];
}
