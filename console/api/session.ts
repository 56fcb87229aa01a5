/** The signed-in user, sign-in and sign-out. `null`: no user is signed in. */
import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { hasStatus } from './api-problem.js';
import { queryClient } from './query-client.js';
import { get, request } from './request.js';
import type { Me } from './shapes.js';

export type Credentials = { readonly token: string } | { readonly code: string };

/** The server made a session, but the browser did not store its cookie: the next request came without it. */
export class SessionNotKept extends Error {
  override readonly name = 'SessionNotKept';
}

async function fetchMe(signal?: AbortSignal): Promise<Me | null> {
  try {
    return await get<Me>('/v1/me', signal);
  } catch (error) {
    if (hasStatus(error, 401)) return null;
    throw error;
  }
}

export function useMe(): UseQueryResult<Me | null> {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => fetchMe(signal), staleTime: 60_000 });
}

export function useSignIn(): UseMutationResult<void, Error, Credentials> {
  return useMutation({
    mutationFn: async (credentials) => {
      await request('/v1/session', { method: 'POST', body: credentials });
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
      await request('/v1/session', { method: 'DELETE' });
      queryClient.clear();
      queryClient.setQueryData(['me'], null);
    },
  });
}
