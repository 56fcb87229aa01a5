/** Loads one release for the API: the view and the facts. Each read is one statement. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ReleaseFacts } from '../../domain/release/facts.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import { type RoleHolder, type Roles, rolesOf, type RolesRow, selectRoles } from '../access/load-roles.js';
import type { Row, Schema } from '../database/schema.js';
import type { CommandOutcome } from '../database/schema/ledger-tables.js';
import { commandRecord, type CommandRecord } from './ledger/command-record.js';
import { type FactsRow, loadedFacts, selectFacts } from './load-facts.js';

/** A command in the progress view. */
export interface ShownCommand {
  readonly id: string;
  readonly type: string;
  readonly actor: string;
  readonly outcome: CommandOutcome;
  /** Null unless REJECTED. */
  readonly code: RejectionCode | null;
  readonly receivedAtMs: number;
}

/** With the time of the read, by the database's clock. */
export interface ReleaseRead extends ReleaseFacts {
  readonly readAtMs: number;
}

/** The names that the page of a release shows. */
export interface ReleaseNames {
  readonly miniProgramName: string;
  readonly targetAppName: string;
  /** Owns the mini program. */
  readonly workspace: { readonly id: string; readonly name: string };
}

export interface ReleaseWithCommands {
  readonly facts: ReleaseFacts;
  readonly names: ReleaseNames;
  /** The newest first. */
  readonly lastCommands: readonly ShownCommand[];
}

const ofRelease = {
  from: sql`release r join mini_program m on m.id = r.mini_program_id join target_app a on a.id = r.target_app_id`,
  environment: sql`r.environment`,
  releaseId: sql`r.id`,
};

/** With its `shown` last commands. Undefined when no release has this id. */
export async function findRelease(
  db: Kysely<Schema>,
  releaseId: string,
  shown: number,
): Promise<ReleaseWithCommands | undefined> {
  const row = await selectFacts<ShownColumns>(db, {
    name: 'a release with its last commands',
    ...ofRelease,
    where: sql`r.id = ${releaseId}`,
    columns: shownColumns(shown),
  });
  return row === undefined ? undefined : releaseShown(row);
}

/** A command with the current state of its release. Undefined when no release has a command with this id. */
export async function findCommandWithRelease(
  db: Kysely<Schema>,
  commandId: string,
  shown: number,
): Promise<(ReleaseWithCommands & { readonly command: CommandRecord }) | undefined> {
  const row = await selectFacts<Row<'command'> & ShownColumns>(db, {
    name: 'a command with its release',
    ...ofRelease,
    from: sql`command c join (${ofRelease.from}) on r.id = c.release_id`,
    where: sql`c.id = ${commandId}`,
    columns: sql`c.*, ${shownColumns(shown)}`,
  });
  return row === undefined ? undefined : { ...releaseShown(row), command: commandRecord(row) };
}

/** The facts of a release and the caller's roles for both sides. Undefined when no release has this id. */
export async function findReleaseFor(
  db: Kysely<Schema>,
  releaseId: string,
  roleHolder: RoleHolder,
): Promise<{ readonly facts: ReleaseRead; readonly roles: Roles } | undefined> {
  const subject = { workspaceId: sql`null`, miniProgram: sql`r.mini_program_id`, targetApp: sql`r.target_app_id` };
  const row = await selectFacts<RolesRow>(db, {
    name: 'a release for a user',
    ...ofRelease,
    from: sql`${ofRelease.from} cross join lateral (${selectRoles(roleHolder, subject)}) roles`,
    where: sql`r.id = ${releaseId}`,
    columns: sql`roles.*`,
  });
  return row === undefined ? undefined : { facts: releaseFacts(row), roles: rolesOf(row) };
}

type ShownColumns = Pick<ReleaseWithCommands, 'lastCommands' | 'names'>;

function shownColumns(lastCommands: number): RawBuilder<unknown> {
  return sql`jsonb_build_object('miniProgramName', m.name, 'targetAppName', a.name, 'workspace', (
      select jsonb_build_object('id', w.id, 'name', w.name) from workspace w where w.id = m.workspace_id
    )) as names, coalesce((
    select jsonb_agg(jsonb_build_object('id', last.id, 'type', last.type, 'actor', last.actor, 'outcome', last.outcome,
      'code', last.code, 'receivedAtMs', (extract(epoch from last.received_at) * 1000)::bigint) order by last.number desc)
    from (select * from command where aggregate = r.id order by number desc limit ${lastCommands}) last
  ), '[]') as "lastCommands"`;
}

function releaseShown(row: FactsRow & ShownColumns): ReleaseWithCommands {
  return { facts: releaseFacts(row), names: row.names, lastCommands: row.lastCommands };
}

/** Facts of a row that was found by its release. */
function releaseFacts(row: FactsRow): ReleaseRead {
  const { facts, readAtMs } = loadedFacts(row);
  if (facts.release === null) throw new Error('A release was joined and not read');
  return { ...facts, release: facts.release, readAtMs };
}
