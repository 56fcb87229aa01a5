/** Conditions on the state of `release r`, shared by lists and the overview. An index of few rows serves each. */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { GrayPhase } from '../../domain/release/release.js';

const isInGray = sql<SqlBool>`r.status = 'GRAYSCALE_RELEASE'`;

export const isRollingOut = sql<SqlBool>`(${isInGray} and r.bp > 0)`;

/** The index of releases in gray needs the status too. */
export function isInPhase(phase: GrayPhase['name']): RawBuilder<SqlBool> {
  return sql`(${isInGray} and r.phase = ${phase})`;
}

/** When the phase began, in milliseconds. Only of phases that say it: applying and paused. */
export const phaseSinceMs = sql<number>`(r.body->'state'->'phase'->>'sinceMs')::bigint`;

/**
 * Releases that the super app does not confirm: a step that is applied, a fall, or a full release. `release_id` and
 * `since_ms` of each, once. `seen`: a condition on `release r`.
 */
export function unconfirmedReleases(seen: RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`select release_id, min(since_ms) as since_ms
    from (
      select r.id as release_id, ${phaseSinceMs} as since_ms from release r where ${isInPhase('APPLYING')} and ${seen}
      union all
      select u.release_id, (extract(epoch from u.since) * 1000)::bigint
        from (select release_id, since from push_unconfirmed order by since) u
        where exists (select 1 from release r where r.id = u.release_id and ${seen})
    ) each_unconfirmed
    group by release_id`;
}

/** The ids are an array, so that Postgres searches them by primary key instead of testing each release. */
export function isUnconfirmed(wanted: boolean): RawBuilder<SqlBool> {
  const ids = sql`array(
    select r.id from release r where ${isInPhase('APPLYING')}
    union all (select release_id from push_unconfirmed order by since))`;
  return wanted ? sql`r.id = any(${ids})` : sql`r.id <> all(${ids})`;
}
