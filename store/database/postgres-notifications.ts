/**
 * LISTEN on a Postgres server, on one connection of its own. A heartbeat detects a dead connection, and reconnecting
 * backs off. It listens to every channel from the start, so that subscribing needs no round trip and has no gap.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  CHANNELS,
  type Channel,
  type NotificationHandler,
  type Notifications,
  Subscribers,
  type Unsubscribe,
} from './notifications.js';
import type { StoreLogger } from './database.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const HEARTBEAT_MS = 10_000;

const LISTEN_TO_ALL = Object.values(CHANNELS)
  .map((channel) => `listen ${channel}`)
  .join('; ');

export class PostgresNotifications implements Notifications {
  readonly #config: pg.ClientConfig;
  readonly #logger: StoreLogger;
  readonly #subscribers = new Subscribers();
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;
  #reconnecting: Promise<void> = Promise.resolve();
  #heartbeat: NodeJS.Timeout | undefined;

  private constructor(config: pg.ClientConfig, logger: StoreLogger) {
    this.#config = config;
    this.#logger = logger;
  }

  /** Rejects when the first connection cannot be opened. Later losses are repaired in the background. */
  static async open(config: pg.ClientConfig, logger: StoreLogger): Promise<PostgresNotifications> {
    const notifications = new PostgresNotifications(config, logger);
    notifications.#client = await notifications.#listen();
    notifications.#heartbeat = setInterval(() => notifications.#beat(), HEARTBEAT_MS);
    return notifications;
  }

  subscribe(channel: Channel, handler: NotificationHandler): Unsubscribe {
    return this.#subscribers.add(channel, handler);
  }

  onReconnect(handler: () => void): Unsubscribe {
    return this.#subscribers.addReconnectHandler(handler);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#heartbeat);
    await this.#reconnecting;
    if (this.#client !== undefined) await endQuietly(this.#client);
  }

  async #listen(): Promise<pg.Client> {
    const client = new pg.Client(this.#config);
    client.on('error', (error) => this.#repair(client, error));
    client.on('end', () => this.#repair(client, new Error('The listening connection ended')));
    client.on('notification', ({ channel, payload }) => this.#subscribers.deliver(channel, payload ?? ''));
    try {
      await client.connect();
      await client.query(LISTEN_TO_ALL);
      return client;
    } catch (error) {
      void endQuietly(client);
      throw error;
    }
  }

  #beat(): void {
    const client = this.#client;
    client?.query('select 1').catch((error: unknown) => this.#repair(client, error));
  }

  #repair(client: pg.Client, error: unknown): void {
    if (this.#closing.signal.aborted || client !== this.#client) return;
    this.#client = undefined;
    void endQuietly(client);
    this.#logger.warn({ err: error }, 'Lost the connection that listens for notifications; connecting again');
    this.#reconnecting = this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#closing;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        this.#client = await this.#listen();
        break;
      } catch (error) {
        this.#logger.warn({ err: error }, 'Cannot listen for notifications yet');
      }
    }
    this.#logger.info({}, 'Listening for notifications again');
    this.#subscribers.announceReconnect();
  }
}

async function endQuietly(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}
