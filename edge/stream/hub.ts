/** The open streams: their topics, their heartbeats, and their end when the token ends. */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { OpenCounts, type OpenLimits } from '../../platform/http/open-counts.js';
import type { Grant } from '../access/grants.js';
import type { EdgeDeps } from '../edge-deps.js';
import { TopicSubscribers, type AudienceForm } from './topic-subscribers.js';
import type { StreamConnection } from './stream-connection.js';
import { usualRing } from './replay-buffer.js';

const beatSeconds = 15;
/** How long a topic without readers keeps its events for readers that reconnect. */
const keptIdleMs = 300_000;

/** The content of a stream: target apps, environment and form. */
export interface StreamTopic extends AudienceForm {
  readonly covers: (target: ServedTarget) => boolean;
}

interface Running {
  readonly programme: StreamTopic;
  readonly audience: TopicSubscribers;
  /** When a reader last joined or left. */
  usedAtMs: number;
}

export class StreamHub {
  readonly #deps: EdgeDeps;
  readonly #running = new Map<string, Running>();
  readonly #readers = new Set<StreamConnection>();
  readonly #counts: OpenCounts;
  readonly #unsubscribe: () => void;
  readonly #clock: NodeJS.Timeout;
  #tick = 0;
  #dropped = 0;

  constructor(deps: EdgeDeps) {
    this.#deps = deps;
    const { perToken, perProcess } = deps.limits.streams;
    this.#counts = new OpenCounts({ each: perToken, all: perProcess });
    this.#unsubscribe = deps.state.onChange((target) => this.#note(target));
    this.#clock = setInterval(() => this.#beat(), 1000);
    this.#clock.unref();
  }

  get size(): number {
    return this.#readers.size;
  }

  /** Readers dropped for slowness since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Why another stream of this token is refused; null when it is allowed. */
  refusal({ token }: Grant): keyof OpenLimits | null {
    return this.#counts.refusal(token.id);
  }

  /** Counts the reader as open until it closes. It receives no events before `join`. */
  admit(reader: StreamConnection): void {
    const { id } = reader.grant.token;
    this.#readers.add(reader);
    this.#counts.add(id);
    reader.onDropped(() => {
      this.#dropped += 1;
    });
    reader.onClose(() => {
      this.#readers.delete(reader);
      this.#counts.remove(id);
    });
  }

  audience(programme: StreamTopic): TopicSubscribers {
    const usedAtMs = this.#deps.now();
    const known = this.#running.get(programme.name);
    if (known !== undefined) {
      known.usedAtMs = usedAtMs;
      return known.audience;
    }
    const audience = new TopicSubscribers(programme, usualRing);
    this.#running.set(programme.name, { programme, audience, usedAtMs });
    return audience;
  }

  join(audience: TopicSubscribers, reader: StreamConnection): void {
    const running = this.#running.get(audience.name);
    // The topic was dropped meanwhile, or the reader has disconnected. The client can reconnect.
    if (running?.audience !== audience || !reader.isOpen) {
      reader.end();
      return;
    }
    audience.readers.add(reader);
    reader.onClose(() => {
      audience.readers.delete(reader);
      running.usedAtMs = this.#deps.now();
    });
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#clock);
    for (const reader of this.#readers) reader.end();
  }

  #note(target: ServedTarget): void {
    for (const { programme, audience } of this.#running.values()) if (programme.covers(target)) audience.note(target);
  }

  /** A fifteenth of the readers each second, to spread the load. */
  #beat(): void {
    const due = this.#tick++ % beatSeconds;
    const beat = Buffer.from(`: age ${this.#deps.state.freshness.ageText}\n\n`);
    for (const reader of this.#readers) {
      if (!this.#deps.grants.isInForce(reader.grant)) reader.end();
      else if (reader.number % beatSeconds === due) reader.write(beat);
    }
    const nowMs = this.#deps.now();
    for (const [name, { audience, usedAtMs }] of this.#running)
      if (audience.readers.size === 0 && nowMs - usedAtMs > keptIdleMs) this.#running.delete(name);
  }
}
