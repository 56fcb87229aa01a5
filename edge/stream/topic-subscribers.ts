/**
 * All readers who want to hear of the same targets, in the same form: each event is made once, as one piece of memory,
 * for all of them. Changes are gathered: the first goes out at once, the next when the last event is out and some
 * time has passed, however many changes that was.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ServingTarget } from '../../contracts/serving/serving.js';
import type { StreamConnection } from './stream-connection.js';
import { ReplayBuffer, type RingLimits } from './replay-buffer.js';

/** Between the end of one event and the start of the next. Writing one to 10,000 readers takes about as long. */
const pauseMs = 50;
/** Written in one turn; then requests get theirs. */
const readersATurn = 500;

export interface AudienceForm {
  /** Equal for those who see the same in the same form. */
  readonly name: string;
  /** The mark of what the audience sees, as it is now. */
  readonly mark: () => string;
  /** The text of one event, without its id. */
  readonly event: (changed: readonly ServingTarget[]) => string;
}

export class TopicSubscribers {
  readonly name: string;
  readonly readers = new Set<StreamConnection>();
  readonly #form: AudienceForm;
  readonly #ring: ReplayBuffer;
  readonly #changed = new Map<string, ServingTarget>();
  #mark: string;
  #isSending = false;
  constructor(form: AudienceForm, ring: RingLimits) {
    this.name = form.name;
    this.#form = form;
    this.#ring = new ReplayBuffer(ring);
    this.#mark = form.mark();
  }

  /** Up to where events were made: what a reader holds is at least this. */
  get mark(): string {
    return this.#mark;
  }

  note(target: ServingTarget): void {
    this.#changed.set(`${target.miniProgram}/${target.targetApp}/${target.environment}`, target);
    if (!this.#isSending) void this.#send();
  }

  /** What a reader who holds `mark` still needs: nothing (empty), some events, or everything (undefined). */
  since(mark: string): Buffer | undefined {
    return mark === this.#mark ? Buffer.alloc(0) : this.#ring.since(mark);
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    await nextTurn(); // Changes of one turn are one event.
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
    // Who joins meanwhile has been told up to this event or beyond.
    const readers = [...this.readers];
    for (let from = 0; from < readers.length; from += readersATurn) {
      if (from > 0) await nextTurn();
      const until = Math.min(from + readersATurn, readers.length);
      for (let i = from; i < until; i++) readers[i]?.write(bytes);
    }
  }
}
