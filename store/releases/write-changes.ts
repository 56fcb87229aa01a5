/** Writes what a decision changed: releases, the target, reviews, the trail. Under the target's lock only. */
import { sql } from 'kysely';
import { isFinal, type Release } from '../../domain/release/release.js';
import { reviewChange } from '../../domain/review/review-change.js';
import type { Target, TargetKey } from '../../domain/target/target.js';
import { appendEvents, type NewEvent } from '../ledger/append-events.js';
import { toJson } from '../schema/columns.js';
import type { Transaction } from '../transaction.js';
import { targetKeyColumns, targetName } from './target-key.js';
import { trailViewOfRelease, trailViewOfTarget } from './trail-views.js';
import type { Change } from './unfold.js';
import type { WriteContext } from './write-context.js';
import { closeReview, openReview } from './write-reviews.js';

export async function writeChanges(trx: Transaction, changes: readonly Change[], context: WriteContext): Promise<void> {
  for (const { before, after } of releasesToWrite(changes)) {
    if (before === null) await insertRelease(trx, after, context);
    else await updateRelease(trx, after, context);
  }
  for (const change of changes) if (change.of === 'target') await updateTarget(trx, change, context);
  await writeReviews(trx, changes, context);
  await appendEvents(
    trx,
    changes.map((change) => eventOf(change, context)),
  );
}

interface ReleaseWrite {
  readonly before: Release | null;
  readonly after: Release;
}

/** One write for each release, those that end first: only so the one place for a full or gray release is free. */
function releasesToWrite(changes: readonly Change[]): ReleaseWrite[] {
  const writes = new Map<string, ReleaseWrite>();
  for (const change of changes) {
    if (change.of !== 'release') continue;
    const { id } = change.after;
    const before = writes.has(id) ? (writes.get(id)?.before ?? null) : change.before;
    writes.set(id, { before, after: change.after });
  }
  return [...writes.values()].sort((a, b) => Number(isFinal(b.after)) - Number(isFinal(a.after)));
}

async function insertRelease(trx: Transaction, release: Release, context: WriteContext): Promise<void> {
  const createdAt = new Date(release.createdAtMs);
  await trx
    .insertInto('release')
    .values({
      id: release.id,
      kind: release.kind,
      version: release.version,
      ...targetKeyColumns(release),
      workspace_id: context.workspaceId,
      app_workspace_id: context.appWorkspaceId,
      created_by: release.createdBy,
      created_at: createdAt,
      updated_at: createdAt,
      body: toJson(release),
    })
    .execute();
}

async function updateRelease(trx: Transaction, release: Release, { atMs }: WriteContext): Promise<void> {
  await trx
    .updateTable('release')
    .set({ body: toJson(release), updated_at: new Date(atMs) })
    .where('id', '=', release.id)
    .execute();
}

async function updateTarget(
  trx: Transaction,
  { before, after }: { readonly before: Target; readonly after: Target },
  { atMs }: WriteContext,
): Promise<void> {
  const left = before.pilots.filter(({ releaseId }) => after.pilots.every((pilot) => pilot.releaseId !== releaseId));
  const ids = left.map(({ releaseId }) => releaseId);
  await trx
    .updateTable('target')
    .set({ body: toJson(after), updated_at: new Date(atMs) })
    // Who is no longer a pilot has no testers. The column is large: it is touched only then.
    .$if(ids.length > 0, (update) => update.set({ testers: sql<string>`testers - ${ids}::text[]` }))
    .where((eb) => eb.and(targetKeyColumns(after)))
    .execute();
}

async function writeReviews(trx: Transaction, changes: readonly Change[], context: WriteContext): Promise<void> {
  for (const change of changes) {
    if (change.of !== 'release' || change.event.aggregate !== 'release') continue;
    const what = reviewChange(change.before, change.after, change.event.type);
    if (what?.is === 'opened') await openReview(trx, change.after, what, context);
    if (what?.is === 'closed') await closeReview(trx, { ...what, reason: change.event.reason }, context);
  }
}

function eventOf({ of, event, before, after }: Change, context: WriteContext): NewEvent {
  const key: TargetKey = after;
  const shared = {
    miniProgram: key.miniProgram,
    type: event.type,
    actor: context.actor,
    reason: event.reason,
    commandId: context.commandId,
    atMs: context.atMs,
  };
  if (of === 'target')
    return {
      ...shared,
      aggregateKind: 'target',
      aggregateId: targetName(key),
      seq: after.revision,
      before: trailViewOfTarget(before),
      after: trailViewOfTarget(after),
    };
  return {
    ...shared,
    aggregateKind: 'release',
    aggregateId: after.id,
    seq: after.revision,
    before: before === null ? null : trailViewOfRelease(before),
    after: trailViewOfRelease(after),
  };
}
