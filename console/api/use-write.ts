/**
 * A write that is no release command: create, change, remove. After a lost answer, pressing the button again repeats
 * the write with the same Idempotency-Key. The server then carries it out once.
 */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { ClientPathsWithMethod, FetchOptions, MethodResponse } from 'openapi-fetch';
import { useState } from 'react';
import type { paths } from '../../client/api-types.generated.js';
import type { HalftoneClient } from '../../client/halftone-client.js';
import { type Answer, bodyOf, hasStatus } from './api-problem.js';
import { api } from './client.js';
import { endSession, queryClient } from './query-client.js';
import { openWriteKeys } from './write-keys.js';

type Method = 'post' | 'put' | 'patch' | 'delete';
type PathOf<M extends Method> = ClientPathsWithMethod<HalftoneClient, M>;
/** Parameters and body, as the operation wants them. */
type Write<M extends Method, Path extends PathOf<M>> = Pick<
  FetchOptions<paths[Path][M]>,
  keyof FetchOptions<paths[Path][M]> & ('params' | 'body')
>;
type BodyOf<M extends Method, Path extends PathOf<M>> = MethodResponse<HalftoneClient, M, Path>;

/** `touches`: first parts of the query keys to reload afterwards. */
export function useWrite<M extends Method, Path extends PathOf<M>>(
  method: M,
  path: Path,
  touches: readonly string[],
): UseMutationResult<BodyOf<M, Path>, Error, Write<M, Path>> {
  const [keys] = useState(openWriteKeys);
  return useMutation({
    mutationFn: async (write: Write<M, Path>) => {
      const content = JSON.stringify([method, path, write]);
      const headers = { 'idempotency-key': keys.keyFor(content) };
      try {
        // The types of one operation do not follow from type parameters; the caller's are checked above.
        const answer = api.request(method, path, { ...write, headers } as never) as Promise<Answer<BodyOf<M, Path>>>;
        const body = await bodyOf(answer);
        keys.answered(content);
        return body;
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
