/** A write that is no command of a release: create, change, remove. Its key makes a repeat after no answer harmless. */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { hasStatus } from './api-problem.js';
import { newId } from './new-id.js';
import { endSession, queryClient } from './query-client.js';
import { request } from './request.js';

export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** `touches`: the first words of the query keys to read again afterwards. */
export function useWrite<Body = unknown>(touches: readonly string[]): UseMutationResult<Body, Error, Write> {
  return useMutation({
    mutationFn: async ({ method, path, body }: Write) => {
      const answer = await request<Body>(path, { method, body, idempotencyKey: newId() });
      return answer.body;
    },
    onSettled: () => {
      for (const key of touches) void queryClient.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      if (hasStatus(error, 401)) endSession();
    },
  });
}
