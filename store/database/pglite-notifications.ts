/** LISTEN on the embedded database, by its own API. It has no connection to lose, so it never reconnects. */
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

  /** To be called before the first transaction: inside of one a LISTEN would vanish with its rollback. */
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
