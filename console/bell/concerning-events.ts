/** The events that concern the user: how many are new, and the newest. The API decides what concerns whom. */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { dayMs } from '../../domain/values/time-units.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { FeedEvent } from '../api/types.js';
import { storedChoice } from '../shared/stored-choice.js';

/** The newest that are shown. More new ones are counted as "50+". */
export const mostEvents = 50;

/** For a browser in which the user has never looked. */
const sinceAtFirst = new Date(Date.now() - dayMs).toISOString();
const pollMs = 30_000;

/** The time after the newest event that the user has seen, of the server's clock. */
const seen = storedChoice('halftone.bell-seen');

export function useSeenUntil(): string {
  return seen.use() ?? sinceAtFirst;
}

export function rememberSeen({ at }: Pick<FeedEvent, 'at'>): void {
  seen.write(new Date(Date.parse(at) + 1).toISOString());
}

/** `since`: undefined for all. */
export function useConcerningEvents(since: string | undefined, isLive: boolean): UseQueryResult<readonly FeedEvent[]> {
  return useQuery({
    queryKey: ['events', 'mine', since],
    queryFn: async ({ signal }) => {
      const query = { concerns: 'me', limit: mostEvents, ...(since === undefined ? {} : { since }) } as const;
      return (await bodyOf(api.GET('/v1/events', { params: { query }, signal }))).items;
    },
    placeholderData: keepPreviousData,
    ...(isLive ? {} : { refetchInterval: pollMs }),
  });
}
