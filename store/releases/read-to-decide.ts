/** A command and everything a decision on it needs, read by one statement and so from one moment. */
import { type Kysely, sql } from 'kysely';
import type { Rejection } from '../../domain/release/rejections.js';
import { type CommandRecord, commandRecord } from '../ledger/command-record.js';
import { overtakenBy, type StopAhead, stopAheadOf } from '../ledger/overtake.js';
import type { Row, Schema } from '../schema.js';
import { type LoadedFacts, loadedFacts, selectFacts } from './load-facts.js';

export interface ToDecide {
  readonly command: CommandRecord;
  readonly loaded: LoadedFacts;
  /** Why it is too late for it: a stop went before it (I11). */
  readonly overtaken: Rejection | null;
}

/** After the lock: whatever was read before it may be stale. Undefined when there is no such command. */
export async function readToDecide(db: Kysely<Schema>, commandId: string): Promise<ToDecide | undefined> {
  const row = await selectFacts<Row<'command'> & StopAhead>(db, {
    name: 'a command to decide',
    from: sql`command c join mini_program m on m.id = c.mini_program_id join target_app a on a.id = c.target_app_id
      ${stopAheadOf}`,
    environment: sql`c.environment`,
    where: sql`c.id = ${commandId}`,
    releaseId: sql`c.release_id`,
    columns: sql`c.*, stop.id as stop_id, stop.type as stop_type, stop.actor as stop_actor`,
  });
  if (row === undefined) return undefined;
  const command = commandRecord(row);
  return { command, loaded: loadedFacts(row), overtaken: overtakenBy(command, row) };
}
