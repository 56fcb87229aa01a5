/** LISTEN on the embedded database, through PGlite's API. Without a connection it never has to reconnect. */
import type { PGlite } from '@electric-sql/pglite';
import {
  CHANNELS,
  type Channel,
  type NotificationHandler,
  type Notifications,
  Subscribers,
  type Unsubscribe,
} from './notifications.js';

export class PgliteNotifications implements Notifications {
  readonly #subscribers = new Subscribers();

  private constructor() {}

  /** Call before the first transaction: the rollback of a transaction would undo a LISTEN in it. */
  static async open(pglite: PGlite): Promise<PgliteNotifications> {
    const notifications = new PgliteNotifications();
    for (const channel of Object.values(CHANNELS)) {
      await pglite.listen(channel, (payload) => {
        notifications.#subscribers.deliver(channel, payload);
      });
    }
    return notifications;
  }

  subscribe(channel: Channel, handler: NotificationHandler): Unsubscribe {
    return this.#subscribers.add(channel, handler);
  }

  onReconnect(handler: () => void): Unsubscribe {
    return this.#subscribers.addReconnectHandler(handler);
  }

  async close(): Promise<void> {}
}
