/** Reads the history of a release in pages, from its end. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReleaseEventType } from '../../domain/release/event-types.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { LedgerCommand, PushAttempt, TrailEvent } from '../api/types.js';
import { type List, pollMs } from '../api/use-page.js';
import { type HistoryEntry, historyOf, type HistorySource, type Loaded, nextNeeded, stepTypes } from './history.js';

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

/** Reads pages of attempts to deliver to the super app, from the newest on. */
export function deliveriesOf(release: string): Read<PushAttempt> {
  const path = { release };
  return (query, signal) => api.GET('/v1/releases/{release}/push-attempts', { params: { path, query }, signal });
}

interface PagesOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
}

function usePages<Item>(key: readonly [string, ...unknown[]], read: Read<Item>, options: PagesOptions = {}) {
  return useInfiniteQuery({
    ...options,
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

interface Shown extends Pick<HistorySource, 'withRefused' | 'withDeliveries'> {
  readonly onlySteps: boolean;
}

export function useHistory(release: string, { onlySteps, ...shown }: Shown): History {
  const [which, types] = onlySteps ? (['steps', stepTypes] as const) : (['all', undefined] as const);
  const lists = {
    events: usePages(['release-events', release, which], eventsOf(release, types)),
    commands: usePages(['release-commands', release, 'newest'], commandsOf(release)),
    // No stream reports an attempt.
    deliveries: usePages(['push-attempts', release], deliveriesOf(release), {
      enabled: shown.withDeliveries,
      refetchInterval: pollMs,
    }),
  };
  const { events, commands, deliveries } = lists;
  const source: HistorySource = {
    events: loadedOf(events),
    commands: loadedOf(commands),
    deliveries: loadedOf(deliveries),
    ...shown,
  };
  const next = nextNeeded(source);
  const needed = [events, commands, ...(shown.withDeliveries ? [deliveries] : [])];
  const toPrint = [events, ...(shown.withRefused ? [commands] : []), ...(shown.withDeliveries ? [deliveries] : [])];
  return {
    entries: historyOf(source),
    isLoading: events.isPending || commands.isPending,
    error: needed.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => void Promise.all(needed.map((list) => list.refetch())),
    showEarlier: next === null ? null : () => void lists[next].fetchNextPage(),
    isLoadingEarlier: needed.some(({ isFetchingNextPage }) => isFetchingNextPage),
    loadAll: async () => {
      for (const list of toPrint)
        for (let { hasNextPage } = list; hasNextPage; ) ({ hasNextPage } = await list.fetchNextPage());
    },
  };
}

function loadedOf<Item>({ data, hasNextPage }: ReturnType<typeof usePages<Item>>): Loaded<Item> {
  return { items: data?.pages.flatMap(({ items }) => items) ?? [], hasMore: hasNextPage };
}
