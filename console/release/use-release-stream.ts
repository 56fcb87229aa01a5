/**
 * Keeps a release live: takes each progress that the server streams, notices when the stream is lost, and mends it.
 * A hidden tab lets go of its stream: browsers allow few connections to one host, and nobody is looking.
 */
import { useEffect, useState } from 'react';
import type { Progress } from '../api/progress-shapes.js';
import { queryClient } from '../api/query-client.js';
import { refreshAround, rememberRelease } from '../api/releases.js';
import { pathOf } from '../api/request.js';

export type LiveState = 'connecting' | 'live' | 'lost';

const retryMs = 2_000;

export function useReleaseStream(id: string): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => openStream(id, setState), [id]);
  return state;
}

/** Returns how to close it for good. */
function openStream(id: string, onState: (state: LiveState) => void): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    source = new EventSource(pathOf`/v1/releases/${id}/stream`);
    source.onopen = () => {
      onState('live');
      void queryClient.invalidateQueries({ queryKey: ['release', id] });
    };
    source.onerror = () => {
      onState('lost');
      // Closed: the server refused, or the browser gave up. It will not come back by itself.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryMs);
    };
    source.onmessage = take;
    source.addEventListener('progress', take);
  }

  function take(event: MessageEvent<string>): void {
    rememberRelease(JSON.parse(event.data) as Progress);
    refreshAround(id);
  }

  function disconnect(): void {
    clearTimeout(retry);
    source?.close();
  }

  function followVisibility(): void {
    disconnect();
    if (document.visibilityState === 'hidden') return;
    onState('connecting');
    connect();
  }

  connect();
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    disconnect();
  };
}
