/** Creates a release of a version for a target (T1), with the message that starts its workflow. */
import { uuidv7 } from 'uuidv7';
import { decideCreate } from '../../domain/release/decide-create.js';
import type { Facts } from '../../domain/release/facts.js';
import type { Rejection } from '../../domain/release/rejections.js';
import type { Release } from '../../domain/release/release.js';
import type { TargetKey } from '../../domain/target/target.js';
import { newSalt, noticesOf } from './decide-and-write.js';
import { loadFacts } from './load-facts.js';
import { lockTarget, targetKeyColumns } from '../target/targets.js';
import { createdReleaseIn, applyEvents } from './apply-events.js';
import { outboxMessagesFor } from '../outbox/outbox.js';
import { writeChanges } from './write-changes.js';
import type { Clock } from '../database/clock.js';
import type { Transaction } from '../database/transaction.js';

export interface ReleaseToCreate {
  readonly target: TargetKey;
  /** An existing version of the target's mini program. */
  readonly version: string;
  readonly createdBy: string;
  /** Default: the database's clock. */
  readonly now?: Clock;
}

export type CreatedRelease =
  | { readonly outcome: 'created'; readonly release: Release; readonly facts: Facts }
  | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };

/** Call inside `answerOnce`. Without it, a repeated call is rejected because the release exists. */
export async function createRelease(trx: Transaction, wanted: ReleaseToCreate): Promise<CreatedRelease> {
  const { target, version, createdBy, now } = wanted;
  await lockTarget(trx, target);
  const { facts, workspaceId, appWorkspaceId, readAtMs } = await loadFacts(trx, target, null);
  const atMs = now?.() ?? readAtMs;
  const decision = decideCreate(
    facts,
    { ...target, id: uuidv7(), salt: newSalt(), version, createdBy, atMs },
    await earlierRelease(trx, wanted),
  );
  if (decision.outcome === 'REJECTED') return { outcome: 'REJECTED', rejection: decision.rejection };
  const events = decision.outcome === 'APPLIED' ? decision.events : [];
  const stateChanges = applyEvents(facts, events, { actor: createdBy, atMs });
  await writeChanges(trx, {
    changes: stateChanges.changes,
    context: { actor: createdBy, commandId: null, atMs, workspaceId, appWorkspaceId },
    messages: outboxMessagesFor(stateChanges, null),
    notices: noticesOf(stateChanges, true),
    decided: null,
  });
  const release = createdReleaseIn(stateChanges);
  if (release === null) throw new Error('A release was decided and not made');
  return { outcome: 'created', release, facts: { ...facts, release } };
}

async function earlierRelease(
  trx: Transaction,
  { target, version }: ReleaseToCreate,
): Promise<Parameters<typeof decideCreate>[2]> {
  const earlier = await trx
    .selectFrom('release')
    .select(['id', 'status'])
    .where((eb) => eb.and(targetKeyColumns(target)))
    .where('version', '=', version)
    .where('kind', '=', 'NORMAL')
    .executeTakeFirst();
  return earlier ?? null;
}
