/** A command and the facts for its decision, read by one statement and so from one moment. */
import { type QueryExecutorProvider, sql } from 'kysely';
import { mayDo } from '../../domain/access/permissions.js';
import { lostAuthority } from '../../domain/release/authority.js';
import { type AuthorRights, rightsOf } from '../../domain/release/author-rights.js';
import type { Facts } from '../../domain/release/facts.js';
import type { Rejection } from '../../domain/release/rejections.js';
import { authorColumns, authorFrom, authorOf, type AuthorRow } from './ledger/author-of.js';
import { type CommandRecord, commandRecord } from './ledger/command-record.js';
import { overtakenBy, type StopAhead, stopAheadOf, hasWaitingStop } from './ledger/overtake.js';
import { rolesOf } from '../access/load-roles.js';
import type { Row } from '../database/schema.js';
import { type LoadedFacts, loadedFacts, selectFacts } from './load-facts.js';

export interface CommandToDecide {
  readonly command: CommandRecord;
  readonly loaded: LoadedFacts;
  /**
   * Rejection without the rules: a stop was decided before (I11), it waited too long, or its author lost the
   * permission.
   */
  readonly lapsed: Rejection | null;
  /** Of the author. Empty for a command without one. */
  readonly rights: Partial<AuthorRights>;
}

type ToDecideRow = Row<'command'> & StopAhead & AuthorRow & { readonly stop_waits: boolean };

/** After the lock, because earlier reads may be stale. Undefined when no command has this id. */
export async function readToDecide(db: QueryExecutorProvider, commandId: string): Promise<CommandToDecide | undefined> {
  const row = await selectFacts<ToDecideRow>(db, {
    name: 'a command to decide',
    from: sql`command c join mini_program m on m.id = c.mini_program_id join target_app a on a.id = c.target_app_id
      ${stopAheadOf} ${authorOf}`,
    environment: sql`c.environment`,
    where: sql`c.id = ${commandId}`,
    releaseId: sql`c.release_id`,
    columns: sql`c.*, stop.id as stop_id, stop.type as stop_type, stop.actor as stop_actor,
      c.type = 'advanceStep' and ${hasWaitingStop} as stop_waits,
      ${authorColumns}`,
  });
  if (row === undefined) return undefined;
  const command = commandRecord(row);
  const author = authorFrom(row);
  const rights = author === null ? {} : rightsOf(author.roles);
  const loaded = loadedFacts(row);
  const facts = { ...loaded.facts, ...automaticStepIn(row) };
  return { command, loaded: { ...loaded, facts }, lapsed: lapsedBy(command, row, loaded), rights };
}

function automaticStepIn(row: ToDecideRow): Pick<Facts, 'automaticStep'> {
  if (row.type !== 'advanceStep') return {};
  const ownerLostRole = !mayDo('goLive', { ...rolesOf(row), isSystemAdmin: false });
  return { automaticStep: { ownerLostRole, hasWaitingStop: row.stop_waits } };
}

function lapsedBy(command: CommandRecord, row: ToDecideRow, { facts, readAtMs }: LoadedFacts): Rejection | null {
  const author = authorFrom(row);
  return (
    overtakenBy(command, row) ??
    expired(command, readAtMs) ??
    (author === null ? null : lostAuthority(command.type, author, readAtMs, facts.release))
  );
}

function expired({ receivedAtMs, expiresAtMs }: CommandRecord, atMs: number): Rejection | null {
  return expiresAtMs === null || expiresAtMs > atMs ? null : { code: 'COMMAND_EXPIRED', receivedAtMs, expiresAtMs };
}
