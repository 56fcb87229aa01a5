/** Reads the history of a release in pages, from its end. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReleaseEventType } from '../../domain/release/event-types.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { LedgerCommand, TrailEvent } from '../api/types.js';
import { type HistoryEntry, historyOf, type HistorySource, nextNeeded, stepTypes } from './history.js';

const pageSize = 30;

/** One read of a page of either list, also for the export. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

interface PageRequest {
  readonly release: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly signal?: AbortSignal;
}

export async function readEvents(
  { release, limit, cursor, signal }: PageRequest,
  type?: readonly ReleaseEventType[],
): Promise<PageOf<TrailEvent>> {
  const query = {
    sort: '-at' as const,
    limit,
    ...cursorOf(cursor),
    ...(type === undefined ? {} : { type: [...type] }),
  };
  const params = { path: { release }, query };
  return await bodyOf(api.GET('/v1/releases/{release}/events', { params, ...signalOf(signal) }));
}

export async function readCommands({ release, limit, cursor, signal }: PageRequest): Promise<PageOf<LedgerCommand>> {
  const params = { path: { release }, query: { limit, ...cursorOf(cursor) } };
  return await bodyOf(api.GET('/v1/releases/{release}/commands', { params, ...signalOf(signal) }));
}

function cursorOf(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}

function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
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
  const events = useInfiniteQuery({
    queryKey: ['release-events', release, onlySteps ? 'steps' : 'all'],
    queryFn: ({ signal, pageParam }) =>
      readEvents({ release, limit: pageSize, signal, cursor: pageParam }, onlySteps ? stepTypes : undefined),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: PageOf<TrailEvent>) => nextCursor,
  });
  const commands = useInfiniteQuery({
    queryKey: ['release-commands', release, 'newest'],
    queryFn: ({ signal, pageParam }) => readCommands({ release, limit: pageSize, signal, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: PageOf<LedgerCommand>) => nextCursor,
  });
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
