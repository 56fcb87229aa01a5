/** The one-time link that signs the operator in to the console. */
import { makeLoginLink } from '../../api/access/login-link.js';
import type { Database } from '../../store/database/database.js';
import { findSystemAdmin } from '../../store/access/login-codes.js';

/** New at each start, valid once and for an hour. Undefined where no system admin's token is valid. */
export async function consoleLink(database: Database, url: string): Promise<string | undefined> {
  const nowMs = Date.now();
  const admin = await findSystemAdmin(database.kysely, nowMs);
  return admin === undefined ? undefined : makeLoginLink(database, { ...admin, url, nowMs });
}
