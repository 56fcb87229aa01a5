/**
 * What a target serves, including testers, as the assignment reads it: now, or at a moment in the past. For explaining
 * one answer.
 */
import type { Kysely } from 'kysely';
import type { ServingView } from '../../domain/serving/assign.js';
import { servingViewOf } from '../../domain/serving/serving-view.js';
import { emptyTarget, type ServedRelease, type TargetKey, targetName } from '../../domain/target/target.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import type { Schema } from '../database/schema.js';
import { targetKeyColumns } from '../target/targets.js';
import { readServedTargets } from './read-serving-targets.js';

/** A target without a row serves no release. */
export async function readServingView(db: Kysely<Schema>, key: TargetKey): Promise<ServingView> {
  const row = await db
    .selectFrom('target')
    .select(['body', 'testers'])
    .where((eb) => eb.and(targetKeyColumns(key)))
    .executeTakeFirst();
  return row === undefined ? servingViewOf(emptyTarget(key), {}) : servingViewOf(row.body, row.testers);
}

/** RESHUFFLED: the salt has changed since. TESTERS_CHANGED: the testers of that moment are not known any more. */
export type ViewDoubt = 'RESHUFFLED' | 'TESTERS_CHANGED';

export interface PastView {
  readonly view: ServingView;
  /** Of the target at that moment. 0 before its first event. */
  readonly revision: number;
  readonly doubts: readonly ViewDoubt[];
}

/** As `trailViewOfTarget` writes it. */
interface TargetTrailView {
  readonly baseline: ServedRelease | null;
  readonly candidate: (ServedRelease & { readonly percentage: number }) | null;
  readonly pilots: readonly { readonly releaseId: string; readonly active: boolean; readonly testers: number }[];
  readonly suspension: object | null;
}

/**
 * Reconstructed from the target's trail, which holds shares and versions, but no salts or user keys. When these have
 * changed since, the answer names its doubt.
 */
export async function readServingViewAt(db: Kysely<Schema>, key: TargetKey, atMs: number): Promise<PastView> {
  const event = await db
    .selectFrom('event')
    .select(['seq', 'after'])
    .where('aggregate_kind', '=', 'target')
    .where('aggregate_id', '=', targetName(key))
    .where('at', '<=', new Date(atMs))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [now] = await readServedTargets(db, [key]);
  if (event === undefined) return { view: servingViewOf(emptyTarget(key), {}), revision: 0, doubts: [] };
  if (now?.revision === event.seq) return { view: now, revision: event.seq, doubts: [] };
  const then = event.after as unknown as TargetTrailView;
  const candidate = await candidateAt(db, then.candidate, atMs);
  const hadTesters = then.pilots.some(({ active, testers }) => active && testers > 0);
  return {
    view: {
      suspended: then.suspension !== null,
      baseline: then.baseline,
      candidate: candidate?.served ?? null,
      pilots: [],
    },
    revision: event.seq,
    doubts: [
      ...(candidate?.isReshuffled === true ? ['RESHUFFLED' as const] : []),
      ...(hadTesters ? ['TESTERS_CHANGED' as const] : []),
    ],
  };
}

async function candidateAt(db: Kysely<Schema>, candidate: TargetTrailView['candidate'], atMs: number) {
  if (candidate === null) return null;
  const { releaseId, version, percentage } = candidate;
  const { body } = await db.selectFrom('release').select('body').where('id', '=', releaseId).executeTakeFirstOrThrow();
  const served = { releaseId, version, bp: bpOfPercent(percentage), salt: body.salt, hashVersion: body.hashVersion };
  return { served, isReshuffled: await wasReshuffledAfter(db, releaseId, atMs) };
}

/** The release stores its last salt only. */
async function wasReshuffledAfter(db: Kysely<Schema>, releaseId: string, atMs: number): Promise<boolean> {
  const resets = await db
    .selectFrom('command')
    .select('args')
    .where('release_id', '=', releaseId)
    .where('type', '=', 'reset')
    .where('outcome', '=', 'APPLIED')
    .where('decided_at', '>', new Date(atMs))
    .execute();
  return resets.some(({ args }) => (args as { reshuffle?: unknown }).reshuffle === true);
}
