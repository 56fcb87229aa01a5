/** Server-sent events on one response: frames, heartbeats and back pressure. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** One event as bytes, made once for all streams that send it. */
export interface Frame {
  /** Sent back by the client in `Last-Event-ID`. */
  readonly id: string;
  readonly bytes: Buffer;
}

export interface EventStream {
  /** False while the client has not read earlier writes: then wait for `onDrain`. */
  readonly isWritable: boolean;
  readonly isOpen: boolean;
  write(bytes: Buffer): void;
  onDrain(resume: () => void): void;
  end(): void;
  /** Closes the connection without waiting for a slow client. */
  destroy(): void;
}

/** A comment: keeps proxies from closing an idle connection. */
export const heartbeatBytes = Buffer.from(':\n\n');

const reconnectAfterMs = 2_000;
const digestLength = 12;

/** `prefix` is for readers of logs. A digest of the data makes the id change with the data. */
export function frameOf(event: string, prefix: string, data: unknown): Frame {
  const json = JSON.stringify(data); // JSON has no line breaks, so one line of data is enough.
  const digest = createHash('sha256').update(json).digest('base64url').slice(0, digestLength);
  const id = `${prefix}-${digest}`;
  return { id, bytes: Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${json}\n\n`) };
}

export function openEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write(`retry: ${reconnectAfterMs}\n\n`);
  const isOpen = (): boolean => !response.writableEnded && !response.destroyed;
  return {
    get isWritable() {
      return isOpen() && !response.writableNeedDrain;
    },
    get isOpen() {
      return isOpen();
    },
    write(bytes) {
      if (isOpen()) response.write(bytes);
    },
    onDrain(resume) {
      response.on('drain', resume);
    },
    end() {
      if (isOpen()) response.end();
    },
    destroy() {
      response.destroy();
    },
  };
}
