/** Loads releases for the API: the view and the facts of one, or the list. Each read is one statement. */
import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type Kysely,
  type RawBuilder,
  sql,
  type SqlBool,
} from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { ReleaseFacts } from '../../domain/release/events.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import type { Release, ReleaseStatus } from '../../domain/release/release.js';
import { type RoleHolder, type Roles, rolesOf, type RolesRow, selectRoles } from '../access/load-roles.js';
import { type Page, pageOf, type PageRequest, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import type { CommandOutcome } from '../database/schema/ledger-tables.js';
import { matchesSearch } from '../registry/search-grams.js';
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

export interface ReleaseShown {
  readonly facts: ReleaseFacts;
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
): Promise<ReleaseShown | undefined> {
  const row = await selectFacts<LastCommands>(db, {
    name: 'a release with its last commands',
    ...ofRelease,
    where: sql`r.id = ${releaseId}`,
    columns: selectLastCommands(shown),
  });
  return row === undefined ? undefined : releaseShown(row);
}

/** A command with the current state of its release. Undefined when no release has a command with this id. */
export async function findCommandWithRelease(
  db: Kysely<Schema>,
  commandId: string,
  shown: number,
): Promise<(ReleaseShown & { readonly command: CommandRecord }) | undefined> {
  const row = await selectFacts<Row<'command'> & LastCommands>(db, {
    name: 'a command with its release',
    ...ofRelease,
    from: sql`command c join (${ofRelease.from}) on r.id = c.release_id`,
    where: sql`c.id = ${commandId}`,
    columns: sql`c.*, ${selectLastCommands(shown)}`,
  });
  return row === undefined ? undefined : { ...releaseShown(row), command: commandRecord(row) };
}

/** The facts of a release and the caller's roles for both sides. Undefined when no release has this id. */
export async function findReleaseFor(
  db: Kysely<Schema>,
  releaseId: string,
  roleHolder: RoleHolder,
): Promise<{ readonly facts: ReleaseFacts; readonly roles: Roles } | undefined> {
  const towards = { workspaceId: sql`null`, miniProgram: sql`r.mini_program_id`, targetApp: sql`r.target_app_id` };
  const row = await selectFacts<RolesRow>(db, {
    name: 'a release for a user',
    ...ofRelease,
    from: sql`${ofRelease.from} cross join lateral (${selectRoles(roleHolder, towards)}) roles`,
    where: sql`r.id = ${releaseId}`,
    columns: sql`roles.*`,
  });
  return row === undefined ? undefined : { facts: releaseFacts(row), roles: rolesOf(row) };
}

type LastCommands = Pick<ReleaseShown, 'lastCommands'>;

function selectLastCommands(shown: number): RawBuilder<unknown> {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', last.id, 'type', last.type, 'actor', last.actor, 'outcome', last.outcome,
      'code', last.code, 'receivedAtMs', (extract(epoch from last.received_at) * 1000)::bigint) order by last.number desc)
    from (select * from command where aggregate = r.id order by number desc limit ${shown}) last
  ), '[]') as "lastCommands"`;
}

function releaseShown(row: FactsRow & LastCommands): ReleaseShown {
  return { facts: releaseFacts(row), lastCommands: row.lastCommands };
}

/** Facts of a row that was found by its release. */
function releaseFacts(row: FactsRow): ReleaseFacts {
  const { facts } = loadedFacts(row);
  if (facts.release === null) throw new Error('A release was joined and not read');
  return { ...facts, release: facts.release };
}

export interface ReleaseFilter {
  readonly status?: ReleaseStatus | undefined;
  readonly miniProgram?: string | undefined;
  readonly targetApp?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Either side of the target belongs to this workspace. */
  readonly workspace?: string | undefined;
  /** A part of the mini program's id or name. */
  readonly q?: string | undefined;
  /** Only releases of which either side belongs to one of these workspaces. Null: all releases. */
  readonly readableFrom: readonly string[] | null;
}

/** Newest first. */
export async function listReleases(
  db: Kysely<Schema>,
  filter: ReleaseFilter,
  page: PageRequest,
): Promise<Page<Release>> {
  if (filter.readableFrom?.length === 0) return { items: [], nextCursor: null };
  const rows = await db
    .selectFrom('release')
    .select('body')
    .where(conditions(filter, textCursor(page)))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows.map(({ body }) => body),
    page,
    ({ id }) => id,
  );
}

type Builder = ExpressionBuilder<Schema, 'release'>;

function conditions(filter: ReleaseFilter, before: string | null) {
  return (eb: Builder): ExpressionWrapper<Schema, 'release', SqlBool> => {
    const { status, miniProgram, targetApp, environment, workspace, readableFrom, q } = filter;
    const search = q === undefined ? null : matchesSearch(q);
    const all = [
      status === undefined ? null : eb('status', '=', status),
      miniProgram === undefined ? null : eb('mini_program_id', '=', miniProgram),
      targetApp === undefined ? null : eb('target_app_id', '=', targetApp),
      environment === undefined ? null : eb('environment', '=', environment),
      workspace === undefined ? null : belongsTo(eb, [workspace]),
      readableFrom === null ? null : belongsTo(eb, readableFrom),
      search === null ? null : eb('mini_program_id', 'in', eb.selectFrom('mini_program').select('id').where(search)),
      before === null ? null : eb('id', '<', before),
    ];
    return eb.and(all.filter((condition) => condition !== null));
  };
}

function belongsTo(eb: Builder, workspaces: readonly string[]): ExpressionWrapper<Schema, 'release', SqlBool> {
  return eb.or([eb('workspace_id', 'in', workspaces), eb('app_workspace_id', 'in', workspaces)]);
}
