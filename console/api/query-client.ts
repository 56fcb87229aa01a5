/** How server state is kept: fresh for a moment, tried again where the network failed, never where the API said no. */
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiUnreachable, hasStatus } from './api-problem.js';

const retriesWhenUnreachable = 2;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (hasStatus(error, 401)) endSession();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) => error instanceof ApiUnreachable && failures < retriesWhenUnreachable,
      retryDelay: 700,
      // A dead API comes back by itself: keep asking, quietly.
      refetchInterval: (query) => (query.state.error instanceof ApiUnreachable ? 3_000 : false),
    },
    mutations: { retry: false },
  },
});

/** What happens when the API no longer knows us; the shell leads to the sign-in page. */
export function endSession(): void {
  queryClient.setQueryData(['me'], null);
}
