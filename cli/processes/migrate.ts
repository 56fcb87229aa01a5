/** `halftone migrate`: brings the database to this program's version. Safe to run again, and by several at once. */
import type { Config } from '../../platform/config/config.js';
import type { Logger } from '../../platform/log/logger.js';
import { bringUpToDate, withDatabase } from './open-store.js';

export async function migrate(config: Config, logger: Logger): Promise<void> {
  const applied = await withDatabase({ config, logger }, bringUpToDate);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
}
