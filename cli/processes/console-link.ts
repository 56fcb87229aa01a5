/** The link by which whoever started Halftone is signed in to its console. */
import { makeLoginLink } from '../../api/console/login-link.js';
import type { Database } from '../../store/database/database.js';
import { findSystemAdmin } from '../../store/access/login-codes.js';

/** Another one at each start, good once and for an hour. Undefined where no system admin's token lets in any more. */
export async function consoleLink(database: Database, url: string): Promise<string | undefined> {
  const nowMs = Date.now();
  const admin = await findSystemAdmin(database.kysely, nowMs);
  return admin === undefined ? undefined : makeLoginLink(database, { ...admin, url, nowMs });
}
