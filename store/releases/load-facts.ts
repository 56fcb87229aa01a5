/** Everything a decision on one target needs, read by one statement and so from one moment. */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Facts } from '../../domain/release/evolve.js';
import type { Release } from '../../domain/release/release.js';
import type { TargetApp } from '../../domain/target-app.js';
import type { Target, TargetKey } from '../../domain/target/target.js';
import type { Schema } from '../schema.js';

/** Facts, and who owns the two sides of the target. */
export interface LoadedFacts {
  readonly facts: Facts;
  /** The workspace of the mini program. */
  readonly workspaceId: string;
  /** The workspace of the target app. */
  readonly appWorkspaceId: string;
}

interface FactsRow {
  readonly target: Target;
  readonly release: Release | null;
  readonly others: readonly Release[];
  readonly app_id: string;
  readonly environments: TargetApp['environments'];
  readonly pilot_support: boolean;
  readonly confirmation: TargetApp['confirmation'];
  readonly policy: TargetApp['policy'];
  readonly workspace_id: string;
  readonly app_workspace_id: string;
}

/**
 * `releaseId`: the addressed release, null for the target itself.
 *
 * @throws when the target has no row, or the release does not exist or is not there: the caller looked them up.
 */
export async function loadFacts(db: Kysely<Schema>, key: TargetKey, releaseId: string | null): Promise<LoadedFacts> {
  const isTheTarget = sql<SqlBool>`t.mini_program_id = ${key.miniProgram} and t.target_app_id = ${key.targetApp}
    and t.environment = ${key.environment}`;
  const { rows } = await sql<FactsRow>`
    select t.body as target, t.workspace_id, t.app_workspace_id,
      a.id as app_id, a.environments, a.pilot_support, a.confirmation, a.policy,
      (select r.body from release r where r.id = ${releaseId}) as release,
      coalesce((
        select jsonb_agg(o.body order by o.id) from release o
        where o.mini_program_id = t.mini_program_id and o.target_app_id = t.target_app_id
          and o.environment = t.environment and not o.is_final and o.id is distinct from ${releaseId}
      ), '[]') as others
    from target t join target_app a on a.id = t.target_app_id
    where ${isTheTarget}
  `.execute(db);
  const row = rows[0];
  if (row === undefined || (releaseId !== null && row.release === null))
    throw new Error(`No facts for ${releaseId ?? 'the target itself'} on ${JSON.stringify(key)}`);
  return loadedFacts(row);
}

function loadedFacts(row: FactsRow): LoadedFacts {
  const app: TargetApp = {
    id: row.app_id,
    environments: row.environments,
    pilotSupport: row.pilot_support,
    confirmation: row.confirmation,
    policy: row.policy,
  };
  return {
    facts: { release: row.release, others: row.others, target: row.target, app },
    workspaceId: row.workspace_id,
    appWorkspaceId: row.app_workspace_id,
  };
}
