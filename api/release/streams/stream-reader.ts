/**
 * One client that follows one release. Each event is the whole state, so a slow client skips events. A client that
 * reconnects gets the current state, unless it already has it.
 */
import type { Principal } from '../../access/principal.js';
import { type EventStream, type Frame, heartbeatBytes } from './event-stream.js';

/** Heartbeats during which the client does not read. After them its connection is closed. */
const mostMissedBeats = 4;

export class StreamReader {
  readonly principal: Principal;
  /** The first read that may serve this reader. Earlier reads may be older than the state that it was sent. */
  firstRead = 0;
  readonly #stream: EventStream;
  #sentId: string | undefined;
  #waiting: Frame | undefined;
  #missedBeats = 0;

  constructor(stream: EventStream, principal: Principal, lastEventId: string | undefined) {
    this.#stream = stream;
    this.principal = principal;
    this.#sentId = lastEventId;
    stream.onDrain(() => {
      if (this.#waiting !== undefined) this.deliver(this.#waiting);
    });
  }

  deliver(frame: Frame): void {
    this.#waiting = undefined;
    if (frame.id === this.#sentId) return;
    if (!this.#stream.isWritable) {
      this.#waiting = frame;
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
