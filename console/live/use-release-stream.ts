/** Keeps a release live while its tab is visible. */
import { useEffect, useState } from 'react';
import type { Progress } from '../api/types.js';
import { queryClient } from '../api/query-client.js';
import { refreshListsOf, rememberRelease } from '../api/releases.js';
import { followWhileVisible } from './follow-while-visible.js';
import type { LiveState } from './tab-member.js';

/** `user`: progress depends on the reader, so only tabs of the same user share a stream. */
export function useReleaseStream(id: string, user: string): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(
    () =>
      followWhileVisible({
        topic: `${user}/${id}`,
        path: `/v1/releases/${encodeURIComponent(id)}/stream`,
        onState: setState,
        onLive: () => void queryClient.invalidateQueries({ queryKey: ['release', id] }),
        onEvent: (data) => {
          // The first event repeats what the page has just read.
          if (rememberRelease(JSON.parse(data) as Progress)) refreshListsOf(id);
        },
      }),
    [id, user],
  );
  return state;
}
