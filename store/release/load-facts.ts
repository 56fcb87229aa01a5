/** The facts for a decision on one target, read by one statement and so from one moment. */
import { type Kysely, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { Facts } from '../../domain/release/facts.js';
import { openWindow } from '../../domain/release/freeze.js';
import type { Release } from '../../domain/release/release.js';
import type { Environment, TargetApp } from '../../domain/registry/target-app.js';
import { completePolicy, type StoredPolicy } from '../../domain/registry/target-app-policy.js';
import { emptyTarget, type Target, type TargetKey } from '../../domain/target/target.js';
import { momentOfStatement } from '../database/clock.js';
import type { Schema } from '../database/schema.js';

/** Facts without the change windows (`store/window/`), when they were read, and who owns the two sides of a target. */
export interface LoadedFacts {
  readonly facts: Facts;
  /** The workspace of the mini program. */
  readonly workspaceId: string;
  /** The workspace of the target app. */
  readonly appWorkspaceId: string;
  /** By the database's clock. Under the target's lock it is the time of the decision. */
  readonly readAtMs: number;
}

/** Also for a target without any release. Undefined when the mini program or the app does not exist. */
export function findTargetFacts(db: Kysely<Schema>, key: TargetKey): Promise<LoadedFacts | undefined> {
  return selectFactsOf(db, key, null);
}

/**
 * The facts of a target and of one of its releases, final only under the target's lock. `releaseId`: the addressed
 * release, null for the target itself.
 *
 * @throws when one of them does not exist: the caller has its ids from the database.
 */
export async function loadFacts(db: Kysely<Schema>, key: TargetKey, releaseId: string | null): Promise<LoadedFacts> {
  const loaded = await selectFactsOf(db, key, releaseId);
  if (loaded === undefined || (releaseId !== null && loaded.facts.release === null))
    throw new Error(`No facts for ${releaseId ?? 'the target itself'} on ${JSON.stringify(key)}`);
  return loaded;
}

async function selectFactsOf(
  db: Kysely<Schema>,
  { miniProgram, targetApp, environment }: TargetKey,
  releaseId: string | null,
): Promise<LoadedFacts | undefined> {
  const row = await selectFacts(db, {
    name: 'facts of a target',
    from: sql`mini_program m cross join target_app a`,
    environment: sql`${environment}::text`,
    where: sql`m.id = ${miniProgram} and a.id = ${targetApp}`,
    releaseId: sql`${releaseId}::text`,
  });
  return row === undefined ? undefined : loadedFacts(row);
}

export interface FactsQuery {
  /** Name of the prepared statement. The same name always has the same text. */
  readonly name: string;
  /** Must name the mini program `m` and the target app `a`. */
  readonly from: RawBuilder<unknown>;
  readonly environment: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly releaseId: RawBuilder<unknown>;
  /** Further columns to read of `from`. */
  readonly columns?: RawBuilder<unknown>;
}

export interface FactsRow {
  readonly mini_program_id: string;
  readonly environment: Environment;
  readonly target: Target | null;
  readonly release: Release | null;
  readonly others: readonly Release[];
  readonly app_id: string;
  readonly environments: TargetApp['environments'];
  readonly pilot_support: boolean;
  readonly confirmation: TargetApp['confirmation'];
  readonly policy: StoredPolicy;
  readonly workspace_id: string;
  readonly app_workspace_id: string;
  readonly read_at: Date;
}

/**
 * One statement for the facts of a target, and for a command with the facts of its target:
 *
 *     select  mini program, app, target, time   partiesAndTarget
 *             release                           addressedRelease: the one that the command is for
 *             others                            otherOpenReleases: on the same target
 *             further columns                   of the query
 *     from    mini program m, app a, further tables of the query, left join target t
 */
export async function selectFacts<More = unknown>(
  db: QueryExecutorProvider,
  query: FactsQuery,
): Promise<(FactsRow & More) | undefined> {
  const { name, from, environment, where, releaseId, columns } = query;
  const { rows } = await sql<FactsRow & More>`${sql.raw(`/* ${name} */`)}
    select ${partiesAndTarget(environment)},
      ${addressedRelease(releaseId)} as release,
      ${otherOpenReleases(environment, releaseId)} as others${columns === undefined ? sql`` : sql`, ${columns}`}
    from ${from}
      left join target t on t.mini_program_id = m.id and t.target_app_id = a.id and t.environment = ${environment}
    where ${where}
  `.execute(db);
  return rows[0];
}

type Part = RawBuilder<unknown>;

function partiesAndTarget(environment: Part): Part {
  return sql`m.id as mini_program_id, m.workspace_id, a.workspace_id as app_workspace_id, ${environment} as environment,
      a.id as app_id, a.environments, a.pilot_support, a.confirmation, a.policy, t.body as target, ${momentOfStatement} as read_at`;
}

function addressedRelease(releaseId: Part): Part {
  return sql`(select addressed.body from release addressed where addressed.id = ${releaseId})`;
}

function otherOpenReleases(environment: Part, releaseId: Part): Part {
  return sql`coalesce((
        select jsonb_agg(o.body order by o.id) from release o
        where o.mini_program_id = m.id and o.target_app_id = a.id and o.environment = ${environment}
          and not o.is_final and o.id is distinct from ${releaseId}
      ), '[]')`;
}

export function loadedFacts(row: FactsRow): LoadedFacts {
  const key = { miniProgram: row.mini_program_id, targetApp: row.app_id, environment: row.environment };
  const app: TargetApp = {
    id: row.app_id,
    environments: row.environments,
    pilotSupport: row.pilot_support,
    confirmation: row.confirmation,
    policy: completePolicy(row.policy),
  };
  return {
    facts: {
      release: row.release,
      others: row.others,
      target: row.target ?? emptyTarget(key),
      app,
      window: openWindow,
    },
    workspaceId: row.workspace_id,
    appWorkspaceId: row.app_workspace_id,
    readAtMs: row.read_at.getTime(),
  };
}
