/** What the API needs from outside. Opened by whoever starts it; createApp opens nothing. */
import type { Logger } from '../platform/logger.js';
import type { Database } from '../store/database.js';

export interface ApiDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly now: () => number;
  /** The address that printed codes and links carry, without a slash at its end. */
  readonly publicUrl: string;
}
