/**
 * One page of a paginated list, with links to the pages before and after it. The cursor is in the address, so Back, a
 * reload and a link lead to the same page. The history entry holds the cursors of earlier pages. A link opened
 * elsewhere has none, and Previous then leads to the first page.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { type Answer, ApiProblem, bodyOf } from './api-problem.js';

/** A list of the API, and how one page of it is read. */
export interface List<Item> {
  /** Identifies the list, with its filters. Writes reload lists by the first part. */
  readonly key: readonly [string, ...unknown[]];
  readonly read: (page: PageQuery, signal: AbortSignal) => Promise<Answer<PageAnswer<Item>>>;
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  /** Of all pages, where the list counts them. */
  readonly total?: number;
  readonly totalIsExact?: boolean;
}

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** Of all pages. Null: not counted. */
  readonly total: { readonly count: number; readonly isExact: boolean } | null;
  /** When the items were read, in milliseconds. 0: not yet. */
  readonly readAtMs: number;
  /** From 1. Null on a page opened by its address: the number of pages before it is not known. */
  readonly pageNumber: number | null;
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
}

interface PageOptions {
  readonly pageSize?: number;
  /** Name of the cursor in the address. Each list of a page needs its own. */
  readonly cursorName?: string;
  /** False: no stream reports changes of the list, so it is read again and again. */
  readonly isLive?: boolean;
}

/** While no stream reports changes. */
export const pollMs = 5_000;

export function usePage<Item>(
  { key, read }: List<Item>,
  { pageSize = 20, cursorName = 'cursor', isLive = true }: PageOptions = {},
): ListPage<Item> {
  const position = usePagePosition(cursorName);
  const { cursor, goTo } = position;
  const result = useQuery({
    queryKey: [...key, pageSize, cursor],
    queryFn: ({ signal }) => bodyOf(read({ limit: pageSize, ...(cursor === '' ? {} : { cursor }) }, signal)),
    placeholderData: keepPreviousData,
    ...(isLive ? {} : { refetchInterval: pollMs }),
  });
  const isOfOtherList = useIsOfOtherList(JSON.stringify(key), cursor);
  useFirstPageInstead(cursor !== '' && (isOfOtherList || isRefused(result.error)), () => {
    goTo('', [], true);
  });
  return {
    items: result.data?.items ?? [],
    isLoading: result.isPending,
    error: result.error,
    refetch: () => void result.refetch(),
    total: totalOf(result.data, cursor),
    readAtMs: result.dataUpdatedAt,
    ...neighboursOf(position, result.data?.nextCursor),
  };
}

function totalOf(answer: PageAnswer<unknown> | undefined, cursor: string): ListPage<unknown>['total'] {
  if (answer === undefined) return null;
  const { total, totalIsExact = true, items, nextCursor } = answer;
  if (total !== undefined) return { count: total, isExact: totalIsExact };
  return cursor === '' && nextCursor === undefined ? { count: items.length, isExact: true } : null;
}

function neighboursOf(
  { cursor, before, goTo }: PagePosition,
  nextCursor: string | undefined,
): Pick<ListPage<unknown>, 'pageNumber' | 'previous' | 'next'> {
  const goBack = () => {
    goTo(before?.at(-1) ?? '', (before ?? []).slice(0, -1));
  };
  const goOn = (to: string) => () => {
    goTo(to, before === null ? null : [...before, cursor]);
  };
  return {
    pageNumber: before === null ? null : before.length + 1,
    previous: cursor === '' ? null : goBack,
    next: nextCursor === undefined ? null : goOn(nextCursor),
  };
}

interface PagePosition {
  /** Empty on the first page. */
  readonly cursor: string;
  /** Cursors of the pages before this one; the first page's is empty. Null when they are not known. */
  readonly before: readonly string[] | null;
  readonly goTo: (cursor: string, before: readonly string[] | null, replace?: boolean) => void;
}

function usePagePosition(cursorName: string): PagePosition {
  const [params, setParams] = useSearchParams();
  const { state } = useLocation() as { readonly state: unknown };
  const cursor = params.get(cursorName) ?? '';
  return {
    cursor,
    before: cursor === '' ? [] : cursorsIn(state, cursorName),
    goTo: (to, before, replace = false) => {
      // The address may be newer than the rendered state, so it is read here. Otherwise a new search word would be
      // lost.
      const next = new URLSearchParams(window.location.search);
      if (to === '') next.delete(cursorName);
      else next.set(cursorName, to);
      setParams(next, { replace, state: { ...(state as object | null), [cursorName]: before } });
    },
  };
}

/** History state can be written by any script of the page, so it is checked. */
function cursorsIn(state: unknown, cursorName: string): readonly string[] | null {
  const cursors = typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[cursorName] : null;
  return Array.isArray(cursors) && cursors.every((one) => typeof one === 'string') ? cursors : null;
}

/** The cursor of an old or truncated address is refused, although the list exists. */
function isRefused(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.problem.status === 400 || error.problem.status === 422);
}

/** True when the list changed and the cursor in the address did not: the cursor belongs to the old list. */
function useIsOfOtherList(list: string, cursor: string): boolean {
  const seen = useRef({ list, cursor });
  useEffect(() => {
    if (seen.current.cursor !== cursor) seen.current = { list, cursor };
  }, [list, cursor]);
  return seen.current.list !== list && seen.current.cursor === cursor;
}

function useFirstPageInstead(isNeeded: boolean, goToFirst: () => void): void {
  useEffect(() => {
    if (isNeeded) goToFirst();
    // Once for each refused cursor.
  }, [isNeeded]);
}
