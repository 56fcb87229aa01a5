/** The open streams: their topics, their heartbeats, and their end when the token ends. */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { OpenCounts, type OpenLimits } from '../../platform/http/open-counts.js';
import type { Grant } from '../access/token-cache.js';
import type { EdgeDeps } from '../edge-deps.js';
import { type StreamTopic, TopicSubscribers, defaultReplayLimits } from './topic-subscribers.js';
import type { StreamConnection } from './stream-connection.js';

const beatSeconds = 15;
/** How long a topic without subscribers keeps its events for clients that reconnect. */
const keptIdleMs = 300_000;

interface OpenTopic {
  readonly topic: StreamTopic;
  readonly subscribers: TopicSubscribers;
  /** When a connection last subscribed or closed. */
  usedAtMs: number;
}

export class StreamHub {
  readonly #deps: EdgeDeps;
  readonly #topics = new Map<string, OpenTopic>();
  readonly #connections = new Set<StreamConnection>();
  readonly #counts: OpenCounts;
  readonly #unsubscribe: () => void;
  readonly #clock: NodeJS.Timeout;
  #tick = 0;
  #dropped = 0;

  constructor(deps: EdgeDeps) {
    this.#deps = deps;
    const { perToken, perProcess } = deps.limits.streams;
    this.#counts = new OpenCounts({ each: perToken, all: perProcess });
    this.#unsubscribe = deps.state.onChange((target) => this.#publish(target));
    this.#clock = setInterval(() => this.#sendHeartbeats(), 1000);
    this.#clock.unref();
  }

  get size(): number {
    return this.#connections.size;
  }

  /** Connections closed for slowness since the start. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Why another stream of this token is refused; null when it is allowed. */
  refusal({ token }: Grant): keyof OpenLimits | null {
    return this.#counts.refusal(token.id);
  }

  /** Counts the connection as open until it closes. It receives no events before `subscribe`. */
  admit(connection: StreamConnection): void {
    const { id } = connection.grant.token;
    this.#connections.add(connection);
    this.#counts.add(id);
    connection.onDropped(() => {
      this.#dropped += 1;
    });
    connection.onClose(() => {
      this.#connections.delete(connection);
      this.#counts.remove(id);
    });
  }

  subscribersOf(topic: StreamTopic): TopicSubscribers {
    const usedAtMs = this.#deps.now();
    const known = this.#topics.get(topic.name);
    if (known !== undefined) {
      known.usedAtMs = usedAtMs;
      return known.subscribers;
    }
    const subscribers = new TopicSubscribers(topic, defaultReplayLimits);
    this.#topics.set(topic.name, { topic, subscribers, usedAtMs });
    return subscribers;
  }

  subscribe(subscribers: TopicSubscribers, connection: StreamConnection): void {
    const open = this.#topics.get(subscribers.name);
    // The topic was dropped meanwhile, or the client has disconnected. The client can reconnect.
    if (open?.subscribers !== subscribers || !connection.isOpen) {
      connection.end();
      return;
    }
    subscribers.connections.add(connection);
    connection.onClose(() => {
      subscribers.connections.delete(connection);
      open.usedAtMs = this.#deps.now();
    });
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#clock);
    for (const connection of this.#connections) connection.end();
  }

  #publish(target: ServedTarget): void {
    for (const { topic, subscribers } of this.#topics.values()) if (topic.covers(target)) subscribers.publish(target);
  }

  /** A fifteenth of the connections each second, to spread the load. */
  #sendHeartbeats(): void {
    const due = this.#tick++ % beatSeconds;
    const beat = Buffer.from(`: age ${this.#deps.state.freshness.ageText}\n\n`);
    for (const connection of this.#connections) {
      if (!this.#deps.tokenCache.isInForce(connection.grant)) connection.end();
      else if (connection.number % beatSeconds === due) connection.write(beat);
    }
    const nowMs = this.#deps.now();
    for (const [name, { subscribers, usedAtMs }] of this.#topics)
      if (subscribers.connections.size === 0 && nowMs - usedAtMs > keptIdleMs) this.#topics.delete(name);
  }
}
