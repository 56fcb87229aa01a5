/** What a super app has not confirmed yet of one release, for the progress view and for alarms. */
import { type Kysely, sql } from 'kysely';
import type { Release } from '../../domain/release/release.js';
import type { Schema } from '../database/schema.js';

export interface PushProgress {
  /** The newest revision of the target that the super app has confirmed. */
  readonly confirmedRevision: number;
  /** Failed tries in a row, and the error of the last one. */
  readonly tries: number;
  readonly lastError: string | null;
  /** A fall or rise of this release that is not confirmed, with the share that was confirmed before it. */
  readonly unconfirmed: {
    readonly change: 'FALL' | 'RISE';
    readonly sinceMs: number;
    readonly confirmedBp: number;
  } | null;
}

/** Null when there is no push for this target. */
export async function readPushProgress(db: Kysely<Schema>, release: Release): Promise<PushProgress | null> {
  const row = await db
    .selectFrom('push_delivery')
    .leftJoin('push_unconfirmed', (join) => join.on('push_unconfirmed.release_id', '=', release.id))
    .select(['confirmed_revision', 'tries', 'last_error', 'change', 'since', 'confirmed_bp'])
    .where('push_delivery.mini_program_id', '=', release.miniProgram)
    .where('push_delivery.target_app_id', '=', release.targetApp)
    .where('push_delivery.environment', '=', release.environment)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { confirmed_revision: confirmedRevision, tries, last_error: lastError, change, since, confirmed_bp } = row;
  const unconfirmed =
    change === null || since === null ? null : { change, sinceMs: since.getTime(), confirmedBp: confirmed_bp ?? 0 };
  return { confirmedRevision, tries, lastError, unconfirmed };
}

export interface UnconfirmedFalls {
  readonly count: number;
  /** Since when the oldest change waits for its confirmation. Null when none does. */
  readonly sinceMs: number | null;
}

export async function unconfirmedFalls(db: Kysely<Schema>): Promise<UnconfirmedFalls> {
  const { since, count } = await db
    .selectFrom('push_unconfirmed')
    .select([sql<Date | null>`min(since)`.as('since'), sql<number>`count(*)::float8`.as('count')])
    .where('change', '=', 'FALL')
    .executeTakeFirstOrThrow();
  return { sinceMs: since?.getTime() ?? null, count };
}
