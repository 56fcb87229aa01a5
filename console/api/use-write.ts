/**
 * A write that is no release command: create, change, remove. After a lost answer, pressing the button again repeats
 * the write with the same Idempotency-Key. The server then carries it out once.
 */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { hasStatus } from './api-problem.js';
import { endSession, queryClient } from './query-client.js';
import { request } from './request.js';
import { openWriteKeys } from './write-keys.js';

export interface Write {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** `touches`: first parts of the query keys to reload afterwards. */
export function useWrite<Body = unknown>(touches: readonly string[]): UseMutationResult<Body, Error, Write> {
  const [keys] = useState(openWriteKeys);
  return useMutation({
    mutationFn: async ({ method, path, body }: Write) => {
      const content = JSON.stringify([method, path, body]);
      try {
        const answer = await request<Body>(path, { method, body, idempotencyKey: keys.keyFor(content) });
        keys.answered(content);
        return answer.body;
      } catch (error) {
        keys.failed(content, error);
        throw error;
      }
    },
    onSettled: () => {
      for (const key of touches) void queryClient.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      if (hasStatus(error, 401)) endSession();
    },
  });
}
