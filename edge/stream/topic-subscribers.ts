/**
 * All readers of the same targets in the same form. Each event is made once, as one buffer for all of them. Changes
 * are batched: the first is sent at once, the next batch after the last event and a pause.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import type { StreamConnection } from './stream-connection.js';
import { ReplayBuffer, type RingLimits } from './replay-buffer.js';

/** Between the end of one event and the start of the next. Writing one to 10,000 readers takes about as long. */
const pauseMs = 50;
/** Readers written to in one turn of the event loop. Requests are served between turns. */
const readersATurn = 500;

export interface AudienceForm {
  /** Equal for topics with the same content and form. */
  readonly name: string;
  /** The current mark of the topic's targets. */
  readonly mark: () => string;
  /** The text of one event, without its id. */
  readonly event: (changed: readonly ServedTarget[]) => string;
}

export class TopicSubscribers {
  readonly name: string;
  readonly readers = new Set<StreamConnection>();
  readonly #form: AudienceForm;
  readonly #ring: ReplayBuffer;
  readonly #changed = new Map<string, ServedTarget>();
  #mark: string;
  #isSending = false;
  constructor(form: AudienceForm, ring: RingLimits) {
    this.name = form.name;
    this.#form = form;
    this.#ring = new ReplayBuffer(ring);
    this.#mark = form.mark();
  }

  /** The mark of the last event. Every reader holds at least this state. */
  get mark(): string {
    return this.#mark;
  }

  note(target: ServedTarget): void {
    this.#changed.set(`${target.miniProgram}/${target.targetApp}/${target.environment}`, target);
    if (!this.#isSending) void this.#send();
  }

  /** The events that a reader at `mark` needs: none (empty), some, or a full snapshot (undefined). */
  since(mark: string): Buffer | undefined {
    return mark === this.#mark ? Buffer.alloc(0) : this.#ring.since(mark);
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    await nextTurn(); // Changes of one turn become one event.
    while (this.#changed.size > 0) {
      const bytes = this.#nextEvent();
      await this.#broadcast(bytes);
      await sleep(pauseMs, undefined, { ref: false });
    }
    this.#isSending = false;
  }

  #nextEvent(): Buffer {
    const from = this.#mark;
    this.#mark = this.#form.mark();
    const text = this.#form.event([...this.#changed.values()]);
    this.#changed.clear();
    const bytes = Buffer.from(`id: ${this.#mark}\n${text}\n\n`);
    this.#ring.push(from, bytes);
    return bytes;
  }

  async #broadcast(bytes: Buffer): Promise<void> {
    // Readers that join from now on already hold this event or a later state.
    const readers = [...this.readers];
    for (let from = 0; from < readers.length; from += readersATurn) {
      if (from > 0) await nextTurn();
      const until = Math.min(from + readersATurn, readers.length);
      for (let i = from; i < until; i++) readers[i]?.write(bytes);
    }
  }
}
