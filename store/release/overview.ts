/** The counts of the overview, in one statement of one moment. Each has an index of the few rows that it counts. */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Schema } from '../database/schema.js';
import { belongsTo } from '../access/load-roles.js';

export interface OverviewScope {
  /** Workspaces that the principal may read, of either side. */
  readonly workspaces: readonly string[];
  /** Those of them in which the principal is a reviewer. */
  readonly reviewerIn: readonly string[];
  readonly user: string;
  /** Null: every environment. */
  readonly environment: Environment | null;
  readonly changedSinceMs: number;
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
  const { workspaces, reviewerIn, user, environment, changedSinceMs } = scope;
  if (workspaces.length === 0) return nothing;
  const seen = sql`${belongsTo('r', workspaces)} and ${environment === null ? sql`true` : sql`r.environment = ${environment}`}`;
  const gray = sql`from release r where r.status = 'GRAYSCALE_RELEASE' and ${seen}`;
  const { rows } = await sql<Counts>`select
      (select count(*) ${gray} and r.bp > 0) as "rollingOut",
      (select count(*) from release r where r.last_change_ms >= ${changedSinceMs} and ${seen}) as "changedInLastHour",
      (select count(*) ${gray} and r.phase = 'PAUSED') as "paused",
      (select count(*) from review v where v.state = 'IN_REVIEW' and v.app_workspace_id = any(${reviewerIn}::text[])
        and (v.requested_by <> ${user} or v.self_approval)
        and exists (select 1 from release r where r.id = v.release_id and ${seen})) as "waitingForMyReview",
      (select count(*) from (
        select r.id ${gray} and r.phase = 'APPLYING'
        union select u.release_id from (select release_id from push_unconfirmed order by since) u
          where ${unconfirmedIsSeen(seen)}
      ) unconfirmed) as "notConfirmed"
  `.execute(db);
  return rows[0] ?? nothing;
}

function unconfirmedIsSeen(seen: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (select 1 from release r where r.id = u.release_id and ${seen})`;
}
