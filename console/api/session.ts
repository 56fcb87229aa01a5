/** The signed-in user, sign-in and sign-out. `null`: no user is signed in. */
import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { minuteMs } from '../../domain/values/time-units.js';
import { bodyOf, hasStatus } from './api-problem.js';
import { api } from './client.js';
import { queryClient } from './query-client.js';
import type { Me } from './types.js';

export type Credentials = { readonly token: string } | { readonly code: string } | { readonly invitation: string };

/** The server made a session, but the browser did not store its cookie: the next request came without it. */
export class SessionNotKept extends Error {
  override readonly name = 'SessionNotKept';
}

async function fetchMe(signal: AbortSignal | null = null): Promise<Me | null> {
  try {
    return await bodyOf(api.GET('/v1/me', { signal }));
  } catch (error) {
    if (hasStatus(error, 401)) return null;
    throw error;
  }
}

export function useMe(): UseQueryResult<Me | null> {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => fetchMe(signal), staleTime: minuteMs });
}

export function useSignIn(): UseMutationResult<void, Error, Credentials> {
  return useMutation({
    mutationFn: async (credentials) => {
      await bodyOf(api.POST('/v1/session', { body: credentials }));
      queryClient.clear();
      const me = await fetchMe();
      queryClient.setQueryData(['me'], me);
      if (me === null) throw new SessionNotKept();
    },
  });
}

export function useSignOut(): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: async () => {
      await bodyOf(api.DELETE('/v1/session'));
      queryClient.clear();
      queryClient.setQueryData(['me'], null);
    },
  });
}
