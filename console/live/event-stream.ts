/** One event stream of the API. Reports its state and reconnects with back-off. */
import { address } from '../api/base-path.js';
import type { LiveState, Stream } from './tab-member.js';

/** Of the stream of a release; of the stream of all changes. */
const eventTypes = ['progress', 'change', 'missed'] as const;
const firstRetryMs = 2_000;
const lastRetryMs = 30_000;

export function openEventStream(
  path: string,
  onState: (state: LiveState) => void,
  onEvent: (data: string) => void,
): Stream {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const take = ({ data }: MessageEvent<string>) => {
    onEvent(data);
  };

  function connect(): void {
    source = new EventSource(address(path));
    source.onopen = () => {
      failures = 0;
      onState('live');
    };
    source.onerror = () => {
      onState('lost');
      if (source?.readyState !== EventSource.CLOSED) return;
      // The server refused, or the browser stopped trying. It does not reconnect by itself.
      retry = setTimeout(connect, Math.min(lastRetryMs, firstRetryMs * 2 ** failures));
      failures += 1;
    };
    for (const type of eventTypes) source.addEventListener(type, take);
  }

  onState('connecting');
  connect();
  return {
    close: () => {
      clearTimeout(retry);
      source?.close();
    },
  };
}
