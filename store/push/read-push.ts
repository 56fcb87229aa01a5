/** What a super app has to be sent for a target, and what it has not confirmed yet. */
import { type Kysely, sql } from 'kysely';
import type { PushFacts } from '../../domain/push/what-to-push.js';
import type { Release } from '../../domain/release/release.js';
import { type ServedTarget, servingViewOf } from '../../domain/serving/serving-view.js';
import type { Target, TargetKey } from '../../domain/target/target.js';
import type { Schema } from '../database/schema.js';

export interface PushAddress {
  readonly url: string;
  /** Encrypted. The newest first. Two while a rotated secret is still valid. */
  readonly secrets: readonly string[];
}

/** Everything that one delivery needs, read by one statement and so from one moment. */
export interface PushState {
  readonly facts: PushFacts;
  readonly served: ServedTarget;
  /** The target as it was served at `facts.fallRevision`. */
  readonly lastFall: ServedTarget | null;
  readonly generation: number;
  /** Null: the app has no address any more. */
  readonly address: PushAddress | null;
}

interface PushRow {
  readonly target: Target;
  readonly testers: Readonly<Record<string, readonly string[]>>;
  readonly candidate: Release | null;
  readonly generation: number;
  readonly confirmed_revision: number;
  readonly fall_revision: number | null;
  readonly fall_body: ServedTarget | null;
  readonly url: string | null;
  readonly secret: string | null;
  readonly previous_secret: string | null;
  readonly previous_until: Date | null;
}

/** Null when this target never had a delivery. */
export async function readPush(db: Kysely<Schema>, key: TargetKey, nowMs: number): Promise<PushState | null> {
  const { miniProgram, targetApp, environment } = key;
  const { rows } = await sql<PushRow>`
    select t.body as target, t.testers, r.body as candidate, d.generation, d.confirmed_revision, d.fall_revision,
      d.fall_body, p.url, p.secret, p.previous_secret, p.previous_until
    from push_delivery d
      join target t on t.mini_program_id = d.mini_program_id and t.target_app_id = d.target_app_id
        and t.environment = d.environment
      left join release r on r.id = t.candidate_release_id
      left join target_app_push p on p.target_app_id = d.target_app_id
    where d.mini_program_id = ${miniProgram} and d.target_app_id = ${targetApp} and d.environment = ${environment}
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const { target, candidate, confirmed_revision: confirmedRevision, fall_revision: fallRevision } = row;
  return {
    facts: { target, candidate, confirmedRevision, fallRevision },
    served: { miniProgram, targetApp, environment, revision: target.revision, ...servingViewOf(target, row.testers) },
    lastFall: row.fall_body,
    generation: row.generation,
    address: addressOf(row, nowMs),
  };
}

/** Null: the app has no address. */
export async function readPushAddress(
  db: Kysely<Schema>,
  targetApp: string,
  nowMs: number,
): Promise<PushAddress | null> {
  const found = db.selectFrom('target_app_push').where('target_app_id', '=', targetApp);
  const row = await found.select(['url', 'secret', 'previous_secret', 'previous_until']).executeTakeFirst();
  return row === undefined ? null : addressOf(row, nowMs);
}

export async function isPushAddress(db: Kysely<Schema>, targetApp: string, url: string): Promise<boolean> {
  const found = db.selectFrom('target_app_push').select('url').where('target_app_id', '=', targetApp);
  return (await found.where('url', '=', url).executeTakeFirst()) !== undefined;
}

type AddressRow = Pick<PushRow, 'url' | 'secret' | 'previous_secret' | 'previous_until'>;

function addressOf({ url, secret, previous_secret, previous_until }: AddressRow, nowMs: number): PushAddress | null {
  if (url === null || secret === null) return null;
  const counts = previous_secret !== null && previous_until !== null && previous_until.getTime() > nowMs;
  return { url, secrets: counts ? [secret, previous_secret] : [secret] };
}

/** What a super app has not confirmed yet of one release, for the progress view. */
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
