/** The counts of the overview and what needs attention, which the page and the badge beside its name share. */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Overview } from '../api/types.js';

/** `workspace`: undefined for all. `refetchInterval`: false where a stream says when to read again. */
export function useOverviewCounts(
  workspace: string | undefined,
  refetchInterval: number | false,
): UseQueryResult<Overview> {
  const place = workspace === undefined ? {} : { workspace };
  return useQuery({
    queryKey: ['overview', place],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/overview', { params: { query: place }, signal })),
    placeholderData: keepPreviousData,
    ...(refetchInterval === false ? {} : { refetchInterval }),
  });
}
