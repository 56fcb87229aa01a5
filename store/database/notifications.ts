/**
 * Notifications to every process after the commit of a transaction. A notification may be lost (reconnect, restart). It
 * only makes a subscriber read the database, and nothing depends on its arrival.
 */
import { sql } from 'kysely';
import { outsideTransactions, type Transaction } from './transaction.js';

/** Channel names and their payloads. */
export const CHANNELS = {
  /** A command has its outcome. Payload: the command's id. */
  commandDecided: 'halftone_command_decided',
  /** A release or the outcome of one of its commands changed. Payload: the release's id. */
  releaseChanged: 'halftone_release_changed',
  /**
   * Roles, policies or credentials changed. Payload: `user/<name>`, `workspace/<id>`, `app/<id>` or `credential/<id>`.
   * Sent by triggers of the database.
   */
  accessChanged: 'halftone_access_changed',
  /** A target changed. Payload: `<mini program>/<target app>/<environment>`. */
  targetChanged: 'halftone_target_changed',
  /** The relay has something to deliver. Empty payload. */
  relayWork: 'halftone_relay_work',
} as const;

export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS];

export type Unsubscribe = () => void;

export type NotificationHandler = (payload: string) => void;

export interface Notifications {
  /**
   * Calls `handler` for each later commit, except while the connection is lost (see `onReconnect`). Handlers run
   * outside of any transaction. They must not throw or block.
   */
  subscribe(channel: Channel, handler: NotificationHandler): Unsubscribe;
  /** Calls `handler` after each interval in which notifications may have been lost. The subscriber must read again. */
  onReconnect(handler: () => void): Unsubscribe;
  close(): Promise<void>;
}

export interface Notice {
  readonly channel: Channel;
  readonly payload: string;
}

/** Notifies the subscribers when `trx` commits. A rollback sends nothing. */
export async function notify(trx: Transaction, ...notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const channels = notices.map(({ channel }) => channel);
  const payloads = notices.map(({ payload }) => payload);
  await sql`
    select pg_notify(channel, payload) from unnest(${channels}::text[], ${payloads}::text[]) as notice (channel, payload)
  `.execute(trx);
}

/** The handlers of one process, by channel. Used for both databases. */
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

/** Each subscription has its own entry: a function that is subscribed twice is called twice. */
function addTo<T>(entries: Set<T>, entry: T): Unsubscribe {
  entries.add(entry);
  return () => {
    entries.delete(entry);
  };
}
