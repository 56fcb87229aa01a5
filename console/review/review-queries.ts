/** Queries of reviews: one, lists, and those that wait for the user, which badge, list and next review share. */
import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { canReview } from '../../domain/access/permissions.js';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Review, ReviewListItem, ReviewPage } from '../api/types.js';
import type { List } from '../api/use-page.js';
import type { CurrentWorkspace } from '../app/current-workspace.js';

/** Of the list To decide. More waiting reviews than this are counted as "50+". */
export const waitingPageSize = 50;

const refreshMs = 30_000;

export function reviewList(ws: string, mine: 'approvals' | 'requests' | 'decisions'): List<ReviewListItem> {
  return {
    key: ['reviews', ws, mine],
    read: (query, signal) => api.GET('/v1/reviews', { params: { query: { ...query, mine, workspace: ws } }, signal }),
  };
}

/** Asks only for those whose role may decide. */
export function useWaitingReviews(workspace: CurrentWorkspace | undefined): UseQueryResult<ReviewPage> {
  const { key, read } = reviewList(workspace?.id ?? '', 'approvals');
  return useQuery({
    // The key of the first page of the list, see `usePage`.
    queryKey: [...key, waitingPageSize, ''],
    queryFn: ({ signal }) => bodyOf(read({ limit: waitingPageSize }, signal)),
    enabled: workspace !== undefined && canReview(workspace.role),
    refetchInterval: refreshMs,
  });
}

/** `how`: how often it is read, and what a failure does. */
export function useReview(
  id: string,
  how: Omit<UseQueryOptions<Review>, 'queryKey' | 'queryFn'>,
): UseQueryResult<Review> {
  return useQuery({
    ...how,
    queryKey: ['reviews', 'one', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/reviews/{review}', { params: { path: { review: id } }, signal })),
  });
}
