/** Reads the history of a release in pages, from its end. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReleaseEventType } from '../../domain/release/event-types.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { LedgerCommand, TrailEvent } from '../api/types.js';
import type { List } from '../api/use-page.js';
import { type HistoryEntry, historyOf, type HistorySource, nextNeeded, stepTypes } from './history.js';

const pageSize = 30;

type Read<Item> = List<Item>['read'];

/** Reads pages of events from the newest on, of all types or of some. */
export function eventsOf(release: string, type?: readonly ReleaseEventType[]): Read<TrailEvent> {
  const filter = type === undefined ? {} : { type: [...type] };
  return (page, signal) => {
    const params = { path: { release }, query: { ...page, ...filter, sort: '-at' as const } };
    return api.GET('/v1/releases/{release}/events', { params, signal });
  };
}

/** Reads pages of commands from the newest on. */
export function commandsOf(release: string): Read<LedgerCommand> {
  const path = { release };
  return (query, signal) => api.GET('/v1/releases/{release}/commands', { params: { path, query }, signal });
}

function usePages<Item>(key: readonly [string, ...unknown[]], read: Read<Item>) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ signal, pageParam: cursor }) =>
      bodyOf(read({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }, signal)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** Null: everything is loaded. */
  readonly showEarlier: (() => void) | null;
  readonly isLoadingEarlier: boolean;
  /** Loads all pages. */
  readonly loadAll: () => Promise<void>;
}

export function useHistory(
  release: string,
  { onlySteps, withRefused }: { readonly onlySteps: boolean; readonly withRefused: boolean },
): History {
  const [which, types] = onlySteps ? (['steps', stepTypes] as const) : (['all', undefined] as const);
  const events = usePages(['release-events', release, which], eventsOf(release, types));
  const commands = usePages(['release-commands', release, 'newest'], commandsOf(release));
  const source: HistorySource = {
    events: { items: events.data?.pages.flatMap(({ items }) => items) ?? [], hasMore: events.hasNextPage },
    commands: { items: commands.data?.pages.flatMap(({ items }) => items) ?? [], hasMore: commands.hasNextPage },
    withRefused,
  };
  const next = nextNeeded(source);
  return {
    entries: historyOf(source),
    isLoading: events.isPending || commands.isPending,
    error: events.error ?? commands.error,
    refetch: () => void Promise.all([events.refetch(), commands.refetch()]),
    showEarlier: next === null ? null : () => void (next === 'events' ? events : commands).fetchNextPage(),
    isLoadingEarlier: events.isFetchingNextPage || commands.isFetchingNextPage,
    loadAll: async () => {
      for (let { hasNextPage } = events; hasNextPage; ) ({ hasNextPage } = await events.fetchNextPage());
      for (let { hasNextPage } = commands; hasNextPage && withRefused; )
        ({ hasNextPage } = await commands.fetchNextPage());
    },
  };
}
