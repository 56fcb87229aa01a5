/**
 * What one transaction tells every process after its commit. A notification may be lost (reconnect, restart), so it
 * only wakes somebody who then reads the database; nothing depends on one arriving.
 */
import { sql } from 'kysely';
import { outsideTransactions } from './transaction-context.js';
import type { Transaction } from './transaction.js';

/** Channel names and what their payload is. */
export const CHANNELS = {
  /** A command has its outcome; payload: command id. */
  commandDecided: 'halftone_command_decided',
  /** A release or the outcome of one of its commands changed; payload: the release's id. */
  releaseChanged: 'halftone_release_changed',
  /**
   * Roles, policies or credentials changed. Payload: `user/<name>`, `workspace/<id>`, `app/<id>` or `credential/<id>`.
   * Sent by triggers of the database.
   */
  accessChanged: 'halftone_access_changed',
  /** A target changed; payload: `<mini program>/<target app>/<environment>`. */
  targetChanged: 'halftone_target_changed',
  /** The relay has something to deliver; payload empty. */
  relayWork: 'halftone_relay_work',
} as const;

export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS];

export type Unsubscribe = () => void;

export type NotificationHandler = (payload: string) => void;

export interface Notifications {
  /**
   * From now on what commits reaches `handler`, unless the connection is lost meanwhile (`onReconnect` says so).
   * Handlers run outside of any transaction, must not throw and not block.
   */
  subscribe(channel: Channel, handler: NotificationHandler): Unsubscribe;
  /** Calls `handler` each time notifications may have been missed and are delivered again: read again. */
  onReconnect(handler: () => void): Unsubscribe;
  close(): Promise<void>;
}

export interface Notice {
  readonly channel: Channel;
  readonly payload: string;
}

/** Tells the subscribers when `trx` commits, and nobody when it rolls back. */
export async function notify(trx: Transaction, ...notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const channels = notices.map(({ channel }) => channel);
  const payloads = notices.map(({ payload }) => payload);
  await sql`
    select pg_notify(channel, payload) from unnest(${channels}::text[], ${payloads}::text[]) as notice (channel, payload)
  `.execute(trx);
}

/** The handlers of one process, by channel: the half that both databases share. */
export class Subscribers {
  readonly #handlers = new Map<string, Set<{ readonly call: NotificationHandler }>>();
  readonly #onReconnect = new Set<{ readonly call: () => void }>();

  add(channel: Channel, handler: NotificationHandler): Unsubscribe {
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers);
    return addTo(handlers, { call: handler });
  }

  addReconnectHandler(handler: () => void): Unsubscribe {
    return addTo(this.#onReconnect, { call: handler });
  }

  deliver(channel: string, payload: string): void {
    outsideTransactions(() => {
      setImmediate(() => {
        for (const handler of this.#handlers.get(channel) ?? []) handler.call(payload);
      });
    });
  }

  announceReconnect(): void {
    for (const handler of this.#onReconnect) handler.call();
  }
}

/** Each subscription is an entry of its own: the same function twice is called twice. */
function addTo<T>(entries: Set<T>, entry: T): Unsubscribe {
  entries.add(entry);
  return () => {
    entries.delete(entry);
  };
}
