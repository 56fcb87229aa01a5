/**
 * Records a due delivery in the transaction that changes a target. Does nothing for apps without an address. The relay
 * finds the row and signals the push workflow.
 */
import { sql } from 'kysely';
import { exposureChange } from '../../domain/push/exposure-change.js';
import type { Facts } from '../../domain/release/facts.js';
import { confirmedBpOf, type Release } from '../../domain/release/release.js';
import { CHANNELS, notify } from '../database/notifications.js';
import { targetKeyColumns } from '../target/targets.js';
import type { Change, StateChanges } from '../release/apply-events.js';
import { toJson } from '../database/schema/columns.js';
import { readServedTargets } from '../serving/read-serving-targets.js';
import type { Transaction } from '../database/transaction.js';

/** Whether the changes may have to be pushed. */
export function needsPush({ after }: StateChanges): boolean {
  return after.app.confirmation === 'PUSH';
}

/** Call after the changes were written, because it reads what is served now. */
export async function writePush(trx: Transaction, stateChanges: StateChanges, atMs: number): Promise<void> {
  const { changes, after } = stateChanges;
  if (!needsPush(stateChanges)) return;
  const begins = changes.some(beginsStep);
  const served = changes.find((change) => change.kind === 'target');
  if (served === undefined && !begins) return;
  const { fell, rose } = served === undefined ? nothing : exposureChange(served.before, after.target);
  await writeUnconfirmed(trx, stateChanges, { fell, rose, atMs });
  await upsertDelivery(trx, after, { begins, falls: fell.length > 0, atMs });
  await notify(trx, { channel: CHANNELS.relayWork, payload: '' });
}

const nothing = { fell: [], rose: [] };

function beginsStep(change: Change): boolean {
  if (change.kind !== 'release') return false;
  const since = applyingSinceMs(change.after);
  return since !== null && since !== (change.before === null ? null : applyingSinceMs(change.before));
}

function applyingSinceMs({ state }: Release): number | null {
  return state.status === 'GRAYSCALE_RELEASE' && state.phase.name === 'APPLYING' ? state.phase.sinceMs : null;
}

interface Exposed {
  readonly fell: readonly string[];
  readonly rose: readonly string[];
  readonly atMs: number;
}

async function writeUnconfirmed(trx: Transaction, { changes, after }: StateChanges, exposed: Exposed): Promise<void> {
  const { fell, rose, atMs } = exposed;
  if (fell.length + rose.length === 0) return;
  const confirmedBp = (releaseId: string): number => {
    const change = changes.find((one) => one.kind === 'release' && one.after.id === releaseId);
    return change?.kind === 'release' && change.before !== null ? confirmedBpOf(change.before) : 0;
  };
  const row = (releaseId: string, change: 'FALL' | 'RISE') => ({
    release_id: releaseId,
    ...targetKeyColumns(after.target),
    change,
    revision: after.target.revision,
    since: new Date(atMs),
    confirmed_bp: confirmedBp(releaseId),
  });
  await trx
    .insertInto('push_unconfirmed')
    .values([...fell.map((id) => row(id, 'FALL')), ...rose.map((id) => row(id, 'RISE'))])
    .onConflict((conflict) =>
      // The share confirmed before the first of these changes is still the last confirmed share.
      conflict.column('release_id').doUpdateSet((eb) => ({
        change: eb.ref('excluded.change'),
        revision: eb.ref('excluded.revision'),
        since: eb.ref('excluded.since'),
      })),
    )
    .execute();
}

interface Occasion {
  readonly begins: boolean;
  readonly falls: boolean;
  readonly atMs: number;
}

async function upsertDelivery(trx: Transaction, { target }: Facts, { begins, falls, atMs }: Occasion): Promise<void> {
  const at = new Date(atMs);
  const dueNow = sql<Date>`now()`; // The database's clock, because claims use it.
  const [served] = falls ? await readServedTargets(trx, [target]) : [];
  const fall = served === undefined ? {} : { fall_revision: served.revision, fall_body: toJson(served) };
  await trx
    .insertInto('push_delivery')
    .values({ ...targetKeyColumns(target), unconfirmed_since: at, next_signal_at: dueNow, ...fall })
    .onConflict((conflict) =>
      conflict.columns(['mini_program_id', 'target_app_id', 'environment']).doUpdateSet({
        generation: sql`push_delivery.generation + 1`,
        unconfirmed_since: sql`coalesce(push_delivery.unconfirmed_since, excluded.unconfirmed_since)`,
        next_signal_at: dueNow,
        ...fall,
        // A new step starts with no failed tries.
        ...(begins ? { tries: 0 } : {}),
      }),
    )
    .execute();
}
