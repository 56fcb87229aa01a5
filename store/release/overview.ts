/** The counts of the overview, in one statement of one moment. Each has an index of the few rows that it counts. */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import { belongsTo } from '../access/load-roles.js';
import type { Schema } from '../database/schema.js';
import { mayBeDecidedBy } from '../review/reviews.js';
import { isInPhase, isRollingOut, unconfirmedReleases } from './release-states.js';
import { hourMs } from '../../domain/values/time-units.js';

export interface OverviewScope {
  /** Workspaces that the principal may read, of either side. */
  readonly workspaces: readonly string[];
  /** Those of them in which the principal is a reviewer. */
  readonly reviewerIn: readonly string[];
  readonly user: string;
  /** Null: every environment. */
  readonly environment: Environment | null;
  readonly nowMs: number;
}

export interface Counts {
  readonly rollingOut: number;
  readonly changedInLastHour: number;
  readonly paused: number;
  readonly waitingForMyReview: number;
  readonly notConfirmed: number;
}

const nothing: Counts = { rollingOut: 0, changedInLastHour: 0, paused: 0, waitingForMyReview: 0, notConfirmed: 0 };

export async function countOverview(db: Kysely<Schema>, scope: OverviewScope): Promise<Counts> {
  const { workspaces, reviewerIn, user, nowMs } = scope;
  if (workspaces.length === 0) return nothing;
  const seen = isReleaseInScope(scope);
  const { rows } = await sql<Counts>`select
      (select count(*) from release r where ${isRollingOut} and ${seen}) as "rollingOut",
      (select count(*) from release r where r.last_change_ms >= ${nowMs - hourMs} and ${seen}) as "changedInLastHour",
      (select count(*) from release r where ${isInPhase('PAUSED')} and ${seen}) as "paused",
      (select count(*) from review v where v.state = 'IN_REVIEW'
        and ${mayBeDecidedBy('v', { user, appWorkspaceIds: reviewerIn })}
        and exists (select 1 from release r where r.id = v.release_id and ${seen})) as "waitingForMyReview",
      (select count(*) from (${unconfirmedReleases(seen)}) unconfirmed) as "notConfirmed"
  `.execute(db);
  return rows[0] ?? nothing;
}

/** A condition on `release r`. The scope has at least one workspace. */
export function isReleaseInScope({ workspaces, environment }: OverviewScope): RawBuilder<SqlBool> {
  const inEnvironment = environment === null ? sql`true` : sql`r.environment = ${environment}`;
  return sql`(${belongsTo('r', workspaces)} and ${inEnvironment})`;
}
