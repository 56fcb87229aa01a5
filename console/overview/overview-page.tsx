/** What rolls out now in all workspaces, with the last change first, and stops for one release or several. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex } from 'antd';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { pollMs } from '../api/use-page.js';
import { useReadAgainAt } from '../api/use-read-again-at.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import { useMe } from '../api/session.js';
import type { ReleaseQuery } from '../api/types.js';
import { useCurrentWorkspace, workspaceLabel } from '../app/current-workspace.js';
import { setGuideState, useGuideState } from '../first-run/guide-state.js';
import { useMayMake } from '../first-run/use-may-make.js';
import { useChangeStream } from '../live/use-change-stream.js';
import { CountCards, type ListFilter, listFilters } from './count-cards.js';
import { useOverviewCounts } from './overview-query.js';
import { StoppableReleases } from './stoppable-releases.js';
import { LiveMark } from '../shared/list-summary.js';
import { FailureFace } from '../shared/failure-face.js';
import { lazyPart } from '../shared/lazy-part.js';
import { PageHeader } from '../shared/page-header.js';
import { useFilters } from '../shared/use-filters.js';

/** The rows shown. More are found by the filters. */
const shownRows = 100;
const queryOf: Record<ListFilter, ReleaseQuery> = {
  rollingOut: { status: ['GRAYSCALE_RELEASE'] },
  changedInLastHour: { changedSince: 'PT1H' },
  paused: { phase: 'PAUSED' },
  notConfirmed: { notConfirmed: 'true' },
};

const NeedsAttention = lazyPart(async () => (await import('./needs-attention.js')).NeedsAttention);

export function OverviewPage(): ReactElement {
  const { t } = useTranslation();
  const current = useCurrentWorkspace();
  const filters = useFilters(['workspace', 'show']);
  const { workspace } = filters.values;
  const filter = listFilters.find((name) => name === filters.values.show) ?? 'rollingOut';
  const isLive = useChangeStream() === 'live';
  const { error, ...overview } = useOverview(workspace, filter, isLive);
  const isFirst = useFirstRun(overview.items?.length === 0 && !filters.isAny);
  const items = isFirst ? undefined : overview.items;
  if (error !== null && items === undefined) return <FailureFace error={error} onRetry={overview.refetch} />;
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        tabTitle={t('nav.overview')}
        beside={
          <span className="quiet">
            {t('environment.production')} · <LiveMark isLive={isLive} readAtMs={overview.readAtMs} />
          </span>
        }
        actions={
          <ScopeSelect
            workspace={workspace}
            onChange={(id) => {
              filters.set('workspace', id);
            }}
          />
        }
      />
      <Flex vertical gap={16}>
        <CountCards
          counts={overview.counts}
          filter={filter}
          onFilter={(name) => {
            filters.set('show', name);
          }}
          reviews={current === undefined ? null : `/workspaces/${workspace ?? current.id}/reviews`}
        />
        {overview.needsAttention === undefined ? null : <NeedsAttention needs={overview.needsAttention} />}
        <StoppableReleases
          items={items}
          empty={t(filter === 'rollingOut' ? 'overview.empty' : 'overview.emptyFiltered')}
        />
        {overview.hasMore ? <span className="quiet">{t('overview.more', { count: shownRows })}</span> : null}
      </Flex>
    </>
  );
}

/**
 * Begins the guide where there is no release at all. `isEnabled`: nothing rolls out. True while it is not known, and
 * when the guide is about to take the place of the overview.
 */
function useFirstRun(isEnabled: boolean): boolean {
  const { mayMake } = useMayMake();
  const isNew = useGuideState() === 'new';
  const isWanted = isEnabled && mayMake && isNew;
  const { data, isLoading } = useQuery({
    queryKey: ['releases', 'any'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/releases', { params: { query: { limit: 1 } }, signal })),
    enabled: isWanted,
  });
  const isFirst = isWanted && data?.items.length === 0;
  useEffect(() => {
    if (isFirst) setGuideState('shown');
  }, [isFirst]);
  return isFirst || isLoading;
}

interface ScopeSelectProps {
  /** Undefined: all workspaces. */
  readonly workspace: string | undefined;
  readonly onChange: (workspace: string | undefined) => void;
}

function ScopeSelect({ workspace, onChange }: ScopeSelectProps): ReactElement {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    // Plain: Ant Design's would be a tenth of the page's weight.
    <select
      className="scope"
      aria-label={t('overview.scope')}
      value={workspace ?? ''}
      onChange={({ target }) => {
        onChange(target.value === '' ? undefined : target.value);
      }}
    >
      <option value="">{t('overview.allWorkspaces')}</option>
      {(me?.workspaces ?? []).map((one, _, all) => (
        <option key={one.id} value={one.id}>
          {workspaceLabel(one, all)}
        </option>
      ))}
    </select>
  );
}

function useOverview(workspace: string | undefined, filter: ListFilter, isLive: boolean) {
  const place = workspace === undefined ? {} : { workspace };
  const counts = useOverviewCounts(workspace, isLive ? false : pollMs);
  const list = useQuery({
    queryKey: ['releases', 'overview', place, filter],
    queryFn: ({ signal }) => {
      const order = { environment: 'production', sort: '-lastChange', windows: 'true', limit: shownRows } as const;
      return bodyOf(api.GET('/v1/releases', { params: { query: { ...order, ...place, ...queryOf[filter] } }, signal }));
    },
    placeholderData: keepPreviousData,
    ...(isLive ? {} : { refetchInterval: pollMs }),
  });
  useReadAgainAt(list.data?.windowsChangeAt, list);
  return {
    counts: counts.data?.counts,
    needsAttention: counts.data?.needsAttention,
    items: list.data?.items,
    hasMore: list.data?.nextCursor !== undefined,
    error: list.error,
    readAtMs: list.dataUpdatedAt,
    refetch: () => void list.refetch(),
  };
}
