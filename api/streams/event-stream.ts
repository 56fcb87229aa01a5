/** Server-sent events on one response: the writing, and nothing of what is written. */
import type { ServerResponse } from 'node:http';

export interface StreamEvent {
  /** What the client says in `Last-Event-ID` when it comes back. */
  readonly id: string;
  readonly event: string;
  /** JSON. */
  readonly data: unknown;
}

export interface EventStream {
  /** False while the client does not take what was sent before: then wait for `onDrain`. */
  readonly isWritable: boolean;
  send(event: StreamEvent): void;
  /** Keeps proxies from closing a connection on which nothing happens. */
  heartbeat(): void;
  onDrain(resume: () => void): void;
  end(): void;
}

const reconnectAfterMs = 2_000;

export function openEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write(`retry: ${reconnectAfterMs}\n\n`);
  return {
    get isWritable() {
      return !response.writableNeedDrain && !response.writableEnded && !response.destroyed;
    },
    send({ id, event, data }) {
      // JSON has no line breaks of its own, so one line of data is enough.
      response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    heartbeat() {
      response.write(':\n\n');
    },
    onDrain(resume) {
      response.on('drain', resume);
    },
    end() {
      response.end();
    },
  };
}
