/**
 * Follows an event stream while the tab is visible. A hidden tab holds no stream and takes no part in the election.
 * Browsers allow few connections to one host, and a stop command in the visible tab must get one.
 */
import { openEventStream } from './event-stream.js';
import { joinTabs, type LiveState } from './tab-member.js';

interface Followed {
  /** Tabs with the same topic share a stream. It holds the user, because what a stream sends depends on the reader. */
  readonly topic: string;
  readonly path: string;
  readonly onState: (state: LiveState) => void;
  /** Between two streams a change can be missed, so what is shown is read again. */
  readonly onLive: () => void;
  readonly onEvent: (data: string) => void;
}

/** Begins now. The returned function ends it. */
export function followWhileVisible({ topic, path, onState, onLive, onEvent }: Followed): () => void {
  let leave: (() => void) | undefined;
  let shown: LiveState | undefined;

  const show = (state: LiveState) => {
    if (state === shown) return;
    shown = state;
    onState(state);
    if (state === 'live') onLive();
  };

  function join(): void {
    shown = undefined;
    show('connecting');
    leave = joinTabs({
      topic,
      open: (onStreamState, onStreamEvent) => openEventStream(path, onStreamState, onStreamEvent),
      onState: show,
      onEvent,
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
