/** Whether the database refuses writes now: a full disk, a read-only server, a server in recovery. */
import { sql } from 'kysely';
import type { Database } from './database.js';

/**
 * Null while it accepts writes. Otherwise the reason, without paths or addresses. @throws when the database does not
 * answer.
 */
export async function writeRefusalReason({ kysely, requireFreeSpace }: Database): Promise<string | null> {
  if (requireFreeSpace !== undefined) return hasRoom(requireFreeSpace) ? null : 'The disk of the database is full.';
  const { rows } = await sql<{ readonly in_recovery: boolean; readonly read_only: boolean }>`
    select pg_is_in_recovery() as in_recovery, current_setting('transaction_read_only') = 'on' as read_only
  `.execute(kysely);
  if (rows[0]?.in_recovery === true) return 'The database is in recovery and takes no writes.';
  return rows[0]?.read_only === true ? 'The database is read-only.' : null;
}

function hasRoom(requireFreeSpace: () => void): boolean {
  try {
    requireFreeSpace();
    return true;
  } catch {
    return false;
  }
}
