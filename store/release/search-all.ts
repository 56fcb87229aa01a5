/** One search over all that a user may read: programs, versions, releases, target apps, targets and people. */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { WorkspaceRole } from '../../domain/access/roles.js';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Availability } from '../../domain/target/target.js';
import { belongsTo } from '../access/load-roles.js';
import type { Schema } from '../database/schema.js';
import { matchesPlace, matchesSearch, searchWords } from '../registry/search-grams.js';
import { type ListedRelease, listReleases } from './list-releases.js';
import { beginsWith, lowerAscii } from './search-releases.js';

export interface SearchRequest {
  readonly q: string;
  /** Workspaces that the principal is a member of. */
  readonly workspaceIds: readonly string[];
  /** Of each kind. */
  readonly limit: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface FoundVersion {
  readonly number: string;
  readonly miniProgram: string;
  readonly miniProgramName: string;
}

export interface FoundTarget {
  readonly miniProgram: string;
  readonly miniProgramName: string;
  readonly targetApp: string;
  readonly targetAppName: string;
  readonly environment: Environment;
  readonly availability: Availability;
}

export interface FoundPerson {
  readonly user: string;
  readonly workspaces: readonly (Named & { readonly role: WorkspaceRole })[];
}

export interface Found {
  readonly miniPrograms: readonly (Named & { readonly workspace: Named })[];
  readonly versions: readonly FoundVersion[];
  readonly releases: readonly ListedRelease[];
  readonly targetApps: readonly Named[];
  readonly targets: readonly FoundTarget[];
  readonly people: readonly FoundPerson[];
}

/** Every word must match, in each kind. A search without a word finds nothing. */
export async function searchAll(db: Kysely<Schema>, request: SearchRequest): Promise<Found> {
  const { q, workspaceIds, limit } = request;
  const words = searchWords(q);
  const isEmpty = words.length === 0;
  const isMember = workspaceIds.length > 0;
  const [miniPrograms, versions, releases, targetApps, targets, people] = await Promise.all([
    isEmpty || !isMember ? [] : findMiniPrograms(db, words, request),
    isEmpty || !isMember ? [] : findVersions(db, words, request),
    isEmpty
      ? []
      : listReleases(db, { readableFrom: workspaceIds, q }, { limit }, '-lastChange').then((page) => page.items),
    isEmpty ? [] : findTargetApps(db, words, limit),
    isEmpty || !isMember ? [] : findTargets(db, words, request),
    isEmpty ? [] : findPeople(db, words, request),
  ]);
  return { miniPrograms, versions, releases, targetApps, targets, people };
}

function all(conditions: readonly (RawBuilder<SqlBool> | null)[]): RawBuilder<SqlBool> {
  return sql.join(
    conditions.map((condition) => condition ?? sql`true`),
    sql` and `,
  );
}

function either(conditions: readonly (RawBuilder<SqlBool> | null)[]): RawBuilder<SqlBool> {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? sql`true` : sql`(${sql.join(given, sql` or `)})`;
}

/** Of `mini_program p`: of one's workspaces, or released to one of their apps. */
function isProgramReadable(workspaceIds: readonly string[]): RawBuilder<SqlBool> {
  return sql`(p.workspace_id = any(${workspaceIds}::text[]) or exists (select 1 from release r
    where r.mini_program_id = p.id and r.app_workspace_id = any(${workspaceIds}::text[])))`;
}

async function findMiniPrograms(
  db: Kysely<Schema>,
  words: readonly string[],
  { workspaceIds, limit }: SearchRequest,
): Promise<Found['miniPrograms']> {
  const { rows } = await sql<Found['miniPrograms'][number]>`
    select p.id, p.name,
      (select jsonb_build_object('id', id, 'name', name) from workspace where id = p.workspace_id) as workspace
    from mini_program p
    where ${all(words.map(matchesSearch))} and ${isProgramReadable(workspaceIds)}
    order by p.id limit ${limit}
  `.execute(db);
  return rows;
}

/** Of a foreign program only versions that were released to an app of the user. A word has to be of the number. */
async function findVersions(
  db: Kysely<Schema>,
  words: readonly string[],
  { workspaceIds, limit }: SearchRequest,
): Promise<readonly FoundVersion[]> {
  const isOfNumber = words.map((word) => beginsWith(sql`v.number`, word));
  const isOfEither = isOfNumber.map((condition, at) => either([condition, isOfNamedProgram(words[at] ?? '')]));
  const { rows } = await sql<FoundVersion>`
    select v.number, v.mini_program_id as "miniProgram", p.name as "miniProgramName"
    from version v join mini_program p on p.id = v.mini_program_id
    where ${either(isOfNumber)} and ${all(isOfEither)}
      and (p.workspace_id = any(${workspaceIds}::text[]) or exists (select 1 from release r
        where r.mini_program_id = v.mini_program_id and r.version = v.number
          and r.app_workspace_id = any(${workspaceIds}::text[])))
    order by v.mini_program_id, v.ordinal desc limit ${limit}
  `.execute(db);
  return rows;
}

/** On `version v`. */
function isOfNamedProgram(word: string): RawBuilder<SqlBool> | null {
  const named = matchesSearch(word);
  return named === null ? null : sql`v.mini_program_id = any(array(select id from mini_program where ${named}))`;
}

/** Every user may know id and name of all target apps. */
async function findTargetApps(db: Kysely<Schema>, words: readonly string[], limit: number): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select id, name from target_app where ${all(words.map(matchesSearch))} order by id limit ${limit}
  `.execute(db);
  return rows;
}

async function findTargets(
  db: Kysely<Schema>,
  words: readonly string[],
  { workspaceIds, limit }: SearchRequest,
): Promise<readonly FoundTarget[]> {
  const named = words.map((word) => either([...matchesPlace('t', word), sql`t.environment = ${lowerAscii(word)}`]));
  const { rows } = await sql<FoundTarget>`
    select t.mini_program_id as "miniProgram", t.target_app_id as "targetApp", t.environment, t.availability,
      (select name from mini_program where id = t.mini_program_id) as "miniProgramName",
      (select name from target_app where id = t.target_app_id) as "targetAppName"
    from target t
    where ${all(named)} and ${belongsTo('t', workspaceIds)}
    order by t.mini_program_id, t.target_app_id, t.environment limit ${limit}
  `.execute(db);
  return rows;
}

/** Members of one's workspaces, by a part of their name. */
async function findPeople(
  db: Kysely<Schema>,
  words: readonly string[],
  { workspaceIds, limit }: SearchRequest,
): Promise<readonly FoundPerson[]> {
  const matches = words.map((word) => sql<SqlBool>`position(${lowerAscii(word)} in lower(m.user_name)) > 0`);
  const { rows } = await sql<FoundPerson>`
    select m.user_name as user,
      jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'role', m.role) order by w.name, w.id) as workspaces
    from member m join workspace w on w.id = m.workspace_id
    where m.workspace_id = any(${workspaceIds}::text[]) and ${all(matches)}
    group by m.user_name order by m.user_name limit ${limit}
  `.execute(db);
  return rows;
}
