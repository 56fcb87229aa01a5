/** Reads of the decision plane: served targets, and totals that show whether its copy is complete. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ServedTarget, servingViewOf } from '../../domain/serving/serving-view.js';
import type { TargetKey } from '../../domain/target/target.js';
import type { Row, Schema } from '../database/schema.js';

/** Totals of all targets of one target app in one environment. */
export interface AppTotals extends AppEnvironment {
  readonly count: number;
  /** Sum of their revisions. */
  readonly revisions: number;
}

export type AppEnvironment = Pick<TargetKey, 'targetApp' | 'environment'>;

/** A row for each target app and environment with targets. Cheap enough to run every second. */
export async function readAppTotals(db: Kysely<Schema>): Promise<AppTotals[]> {
  const { rows } = await sql<AppTotals>`
    select target_app_id as "targetApp", environment, count(*)::float8 as count, sum(revision)::float8 as revisions
    from target group by target_app_id, environment
  `.execute(db);
  return rows;
}

export interface Revision {
  readonly miniProgram: string;
  readonly revision: number;
}

export function readRevisions(db: Kysely<Schema>, { targetApp, environment }: AppEnvironment): Promise<Revision[]> {
  return db
    .selectFrom('target')
    .select(['mini_program_id as miniProgram', 'revision'])
    .where('target_app_id', '=', targetApp)
    .where('environment', '=', environment)
    .execute();
}

/** The targets of `keys` that exist. */
export async function readServedTargets(db: Kysely<Schema>, keys: readonly TargetKey[]): Promise<ServedTarget[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('target')
    .select(['body', 'testers'])
    .where((eb) =>
      eb.or(
        keys.map(({ miniProgram, targetApp, environment }) =>
          eb.and({ mini_program_id: miniProgram, target_app_id: targetApp, environment }),
        ),
      ),
    )
    .execute();
  return rows.map(servedTargetIn);
}

/** Ordered by key, after `after`, at most `limit`. */
export async function readServedTargetsAfter(
  db: Kysely<Schema>,
  after: TargetKey | null,
  limit: number,
): Promise<ServedTarget[]> {
  const rows = await db
    .selectFrom('target')
    .select(['body', 'testers'])
    .where(isAfter(after))
    .orderBy('mini_program_id')
    .orderBy('target_app_id')
    .orderBy('environment')
    .limit(limit)
    .execute();
  return rows.map(servedTargetIn);
}

function isAfter(key: TargetKey | null): RawBuilder<boolean> {
  if (key === null) return sql<boolean>`true`;
  const { miniProgram, targetApp, environment } = key;
  return sql<boolean>`(mini_program_id, target_app_id, environment) > (${miniProgram}, ${targetApp}, ${environment})`;
}

function servedTargetIn({ body, testers }: Pick<Row<'target'>, 'body' | 'testers'>): ServedTarget {
  const { miniProgram, targetApp, environment, revision } = body;
  return { miniProgram, targetApp, environment, revision, ...servingViewOf(body, testers) };
}
