/** Cache of server state: fresh for a short time, retried after network errors, not retried after a problem answer. */
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { NoAnswer } from '../../client/exchange.js';
import { hasStatus } from './api-problem.js';

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
      retry: (failures, error) => error instanceof NoAnswer && failures < retriesWhenUnreachable,
      retryDelay: 700,
      // Polls while the API is unreachable, so that the page recovers by itself.
      refetchInterval: (query) => (query.state.error instanceof NoAnswer ? 3_000 : false),
    },
    mutations: { retry: false },
  },
});

/** Called when the API answers 401. The shell then opens the sign-in page. */
export function endSession(): void {
  queryClient.setQueryData(['me'], null);
}
