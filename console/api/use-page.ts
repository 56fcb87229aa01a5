/** One page of a list that the server pages, and the way to its neighbours. Returns to the first page when the list changes. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, withQuery } from './request.js';
import type { Page } from './shapes.js';

export type ListQuery = Readonly<Record<string, string | undefined>>;

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** From 1. */
  readonly pageNumber: number;
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
}

interface Place {
  readonly list: string;
  /** The cursors that led here; the first page has none. */
  readonly cursors: readonly string[];
}

/** `key`: the first word under which the list is kept, so that writes can invalidate it. */
export function usePage<Item>(key: string, path: string, query: ListQuery = {}, pageSize = 20): ListPage<Item> {
  const list = withQuery(path, query);
  const [place, setPlace] = useState<Place>({ list, cursors: [] });
  const cursors = place.list === list ? place.cursors : [];
  const cursor = cursors.at(-1);
  const result = useQuery({
    queryKey: [key, list, cursor ?? ''],
    queryFn: ({ signal }) => get<Page<Item>>(withQuery(path, { ...query, limit: pageSize, cursor }), signal),
    placeholderData: keepPreviousData,
  });
  const nextCursor = result.data?.nextCursor;
  return {
    items: result.data?.items ?? [],
    isLoading: result.isPending,
    error: result.error,
    refetch: () => void result.refetch(),
    pageNumber: cursors.length + 1,
    previous: cursors.length === 0 ? null : () => setPlace({ list, cursors: cursors.slice(0, -1) }),
    next: nextCursor === undefined ? null : () => setPlace({ list, cursors: [...cursors, nextCursor] }),
  };
}
