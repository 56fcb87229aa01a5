/**
 * The subscribers of one topic: all connections that get the same targets in the same form. Each event is made once,
 * as one buffer for all of them. Changes are batched: the first is sent at once, the next batch after the last event
 * and a pause. The last events are kept for clients that reconnect.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { targetName } from '../../domain/target/target.js';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import type { StreamConnection } from './stream-connection.js';

/** Between the end of one event and the start of the next. Writing one to 10,000 connections takes about as long. */
const pauseMs = 50;
/** Connections written to in one turn of the event loop. Requests are served between turns. */
const connectionsATurn = 500;

/** The content of a stream: targets of some apps in one environment, in one form. */
export interface StreamTopic {
  /** Equal for topics with the same content and form. */
  readonly name: string;
  readonly covers: (target: ServedTarget) => boolean;
  /** The fingerprint of the current state of the topic's targets. */
  readonly mark: () => string;
  /** The text of one event, without its id. */
  readonly event: (changed: readonly ServedTarget[]) => string;
}

export class TopicSubscribers {
  readonly name: string;
  readonly connections = new Set<StreamConnection>();
  readonly #topic: StreamTopic;
  readonly #replayBuffer: ReplayBuffer;
  readonly #changed = new Map<string, ServedTarget>();
  #mark: string;
  #isSending = false;
  constructor(topic: StreamTopic, replayLimits: ReplayLimits) {
    this.name = topic.name;
    this.#topic = topic;
    this.#replayBuffer = new ReplayBuffer(replayLimits);
    this.#mark = topic.mark();
  }

  /** The mark of the last event. Every subscriber holds at least this state. */
  get mark(): string {
    return this.#mark;
  }

  publish(target: ServedTarget): void {
    this.#changed.set(targetName(target), target);
    if (!this.#isSending) void this.#send();
  }

  /** The events that a client at `mark` needs: none (empty), some, or a full snapshot (undefined). */
  since(mark: string): Buffer | undefined {
    return mark === this.#mark ? Buffer.alloc(0) : this.#replayBuffer.since(mark);
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    await nextTurn(); // Changes of one turn become one event.
    while (this.#changed.size > 0) {
      const bytes = this.#makeEvent();
      await this.#broadcast(bytes);
      await sleep(pauseMs, undefined, { ref: false });
    }
    this.#isSending = false;
  }

  #makeEvent(): Buffer {
    const from = this.#mark;
    this.#mark = this.#topic.mark();
    const text = this.#topic.event([...this.#changed.values()]);
    this.#changed.clear();
    const bytes = Buffer.from(`id: ${this.#mark}\n${text}\n\n`);
    this.#replayBuffer.push(from, bytes);
    return bytes;
  }

  async #broadcast(bytes: Buffer): Promise<void> {
    // Connections that subscribe from now on already hold this event or a later state.
    const connections = [...this.connections];
    for (let from = 0; from < connections.length; from += connectionsATurn) {
      if (from > 0) await nextTurn();
      const until = Math.min(from + connectionsATurn, connections.length);
      for (let i = from; i < until; i++) connections[i]?.write(bytes);
    }
  }
}

interface Entry {
  readonly from: string;
  readonly bytes: Buffer;
}

export interface ReplayLimits {
  readonly events: number;
  readonly bytes: number;
}

export const defaultReplayLimits: ReplayLimits = { events: 256, bytes: 4 * 1024 * 1024 };

/** The last events of one topic. A client that reconnects soon gets only the events that it missed. */
export class ReplayBuffer {
  readonly #limits: ReplayLimits;
  #entries: Entry[] = [];
  #bytes = 0;

  constructor(limits: ReplayLimits) {
    this.#limits = limits;
  }

  /** `bytes`: the change from state `from` to the next state. */
  push(from: string, bytes: Buffer): void {
    this.#entries.push({ from, bytes });
    this.#bytes += bytes.length;
    while (this.#entries.length > this.#limits.events || this.#bytes > this.#limits.bytes)
      this.#bytes -= this.#entries.shift()?.bytes.length ?? 0;
  }

  /** The events from `state` to the newest. Undefined when `state` is too old or unknown. */
  since(state: string): Buffer | undefined {
    const start = this.#entries.findIndex((entry) => entry.from === state);
    return start === -1 ? undefined : Buffer.concat(this.#entries.slice(start).map((entry) => entry.bytes));
  }
}
