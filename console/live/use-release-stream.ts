/**
 * Keeps a release live while its tab is visible. A hidden tab holds no stream and takes no part in the election.
 * Browsers allow few connections to one host, and a stop command in the visible tab must get one.
 */
import { useEffect, useState } from 'react';
import type { Progress } from '../api/types.js';
import { queryClient } from '../api/query-client.js';
import { refreshAround, rememberRelease } from '../api/releases.js';
import { openEventStream } from './event-stream.js';
import { joinTabs, type LiveState } from './tab-member.js';

/** `user`: progress depends on the reader, so only tabs of the same user share a stream. */
export function useReleaseStream(id: string, user: string): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => followWhileVisible(id, user, setState), [id, user]);
  return state;
}

function followWhileVisible(id: string, user: string, onState: (state: LiveState) => void): () => void {
  let leave: (() => void) | undefined;
  let shown: LiveState | undefined;

  const show = (state: LiveState) => {
    if (state === shown) return;
    shown = state;
    onState(state);
    // Between two streams a change can be missed.
    if (state === 'live') void queryClient.invalidateQueries({ queryKey: ['release', id] });
  };

  function join(): void {
    shown = undefined;
    show('connecting');
    leave = joinTabs({
      topic: `${user}/${id}`,
      open: (onStreamState, onEvent) =>
        openEventStream(`/v1/releases/${encodeURIComponent(id)}/stream`, onStreamState, onEvent),
      onState: show,
      onEvent: (data) => {
        rememberRelease(JSON.parse(data) as Progress);
        refreshAround(id);
      },
    });
  }

  function end(): void {
    leave?.();
    leave = undefined;
  }

  function followVisibility(): void {
    if (document.visibilityState === 'hidden') end();
    else if (leave === undefined) join();
  }

  followVisibility();
  document.addEventListener('visibilitychange', followVisibility);
  // A page can be left without becoming hidden first, and can return from the back/forward cache.
  addEventListener('pagehide', end);
  addEventListener('pageshow', followVisibility);
  document.addEventListener('freeze', end);
  document.addEventListener('resume', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    removeEventListener('pagehide', end);
    removeEventListener('pageshow', followVisibility);
    document.removeEventListener('freeze', end);
    document.removeEventListener('resume', followVisibility);
    end();
  };
}
