/** Everything that one delivery needs, read by one statement and so from one moment. */
import { type Kysely, sql } from 'kysely';
import { type ServedTarget, servingViewOf } from '../../domain/serving/serving-view.js';
import type { PushFacts } from '../../domain/push/what-to-push.js';
import type { Release } from '../../domain/release/release.js';
import type { Target, TargetKey } from '../../domain/target/target.js';
import type { Schema } from '../database/schema.js';

export interface PushAddress {
  readonly url: string;
  /** Encrypted. The newest first. Two while a rotated secret is still valid. */
  readonly secrets: readonly string[];
}

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

export async function isPushAddress(db: Kysely<Schema>, targetApp: string, url: string): Promise<boolean> {
  const found = db.selectFrom('target_app_push').select('url').where('target_app_id', '=', targetApp);
  return (await found.where('url', '=', url).executeTakeFirst()) !== undefined;
}

function addressOf({ url, secret, previous_secret, previous_until }: PushRow, nowMs: number): PushAddress | null {
  if (url === null || secret === null) return null;
  const counts = previous_secret !== null && previous_until !== null && previous_until.getTime() > nowMs;
  return { url, secrets: counts ? [secret, previous_secret] : [secret] };
}
