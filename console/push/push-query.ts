/** The push address of a target app. Null: it has none. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { bodyOf, hasStatus } from '../api/api-problem.js';
import { api } from '../api/client.js';
import type { Push } from '../api/types.js';

export function usePush(targetApp: string): UseQueryResult<Push | null> {
  const params = { path: { targetApp } };
  return useQuery({
    queryKey: ['push', targetApp],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/target-apps/{targetApp}/push', { params, signal })).catch((failure: unknown) => {
        if (hasStatus(failure, 404)) return null;
        throw failure;
      }),
    staleTime: 0,
  });
}
