/**
 * One client that follows one release. Each event is the whole state, so a slow client skips events, and a client that
 * returns gets the state as it is now unless it has that already.
 */
import type { Principal } from '../../access/principal.js';
import { type EventStream, type Frame, heartbeatBytes } from './event-stream.js';

/** Heartbeats that find the client not reading; then its connection is closed. */
const mostMissedBeats = 4;

export class StreamReader {
  readonly principal: Principal;
  /** The first read of the release that this reader is served from: older state may be behind what it was shown. */
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
