/**
 * One client of a stream of server-sent events: frames, heartbeats and back pressure. A slow client skips events: the
 * next one holds the whole state, or says that something was missed.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import type { Principal } from '../../access/principal.js';

/** Heartbeats during which the client does not read. After them its connection is closed. */
const mostMissedBeats = 4;

export class StreamReader {
  readonly principal: Principal;
  /** The first read that may serve this reader. Earlier reads may be older than the state that it was sent. */
  firstRead = 0;
  readonly #stream: EventStream;
  readonly #insteadOfMissed: Frame | null;
  #sentId: string | undefined;
  #waiting: Frame | undefined;
  #missedBeats = 0;

  /** `insteadOfMissed`: sent when a slow client has skipped frames that do not hold the whole state. */
  constructor(
    stream: EventStream,
    principal: Principal,
    { lastEventId, insteadOfMissed = null }: { lastEventId?: string | undefined; insteadOfMissed?: Frame | null },
  ) {
    this.#stream = stream;
    this.principal = principal;
    this.#insteadOfMissed = insteadOfMissed;
    this.#sentId = lastEventId;
    stream.onDrain(() => {
      if (this.#waiting !== undefined) this.deliver(this.#waiting);
    });
  }

  /** A frame with the whole state that was sent last says nothing new. Others can be equal and report two changes. */
  get #holdsState(): boolean {
    return this.#insteadOfMissed === null;
  }

  deliver(frame: Frame): void {
    this.#waiting = undefined;
    if (this.#holdsState && frame.id === this.#sentId) return;
    if (!this.#stream.isWritable) {
      this.#waiting = this.#insteadOfMissed ?? frame;
      return;
    }
    this.#stream.write(frame.bytes);
    this.#sentId = frame.id;
  }

  beat(): void {
    if (this.#stream.isWritable) {
      this.#missedBeats = 0;
      this.#stream.write(heartbeatBytes);
      return;
    }
    this.#missedBeats += 1;
    if (this.#missedBeats >= mostMissedBeats) this.#stream.destroy();
  }

  end(): void {
    this.#stream.end();
  }
}

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

/** Readers written to in one turn of the event loop. Requests are served between turns. */
const readersATurn = 100;

/** To be awaited after each write to one of many readers. */
export function yieldBetweenReaders(): () => Promise<void> | undefined {
  let written = 0;
  return () => {
    written += 1;
    return written % readersATurn === 0 ? nextTurn() : undefined;
  };
}
