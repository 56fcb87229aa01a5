/**
 * Writes down, in the transaction that changes a target, that its super app is to be told. Nothing for apps without an
 * address. The relay finds the row and wakes the workflow that tells.
 */
import { sql } from 'kysely';
import { exposureChange } from '../../domain/push/exposure-change.js';
import type { Facts } from '../../domain/release/evolve.js';
import { confirmedBpOf, type Release } from '../../domain/release/release.js';
import { CHANNELS, notify } from '../database/notifications.js';
import { targetKeyColumns } from '../target/target-key.js';
import type { Change, StateChanges } from '../release/apply-events.js';
import { toJson } from '../database/schema/columns.js';
import { readServedTargets } from '../serving/read-serving-targets.js';
import type { Transaction } from '../database/transaction.js';

/** After the changes were written, for it reads what is served now. */
export async function writePush(trx: Transaction, unfolded: StateChanges, atMs: number): Promise<void> {
  const { changes, after } = unfolded;
  if (after.app.confirmation !== 'PUSH') return;
  const begins = changes.some(beginsStep);
  const served = changes.find((change) => change.of === 'target');
  if (served === undefined && !begins) return;
  const { fell, rose } = served === undefined ? nothing : exposureChange(served.before, after.target);
  await writeUnconfirmed(trx, unfolded, { fell, rose, atMs });
  await upsertDelivery(trx, after, { begins, falls: fell.length > 0, atMs });
  await notify(trx, { channel: CHANNELS.relayWork, payload: '' });
}

const nothing = { fell: [], rose: [] };

function beginsStep(change: Change): boolean {
  if (change.of !== 'release') return false;
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
    const change = changes.find((one) => one.of === 'release' && one.after.id === releaseId);
    return change?.of === 'release' && change.before !== null ? confirmedBpOf(change.before) : 0;
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
      // What was confirmed before the first of them is still what was confirmed last.
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
  const dueNow = sql<Date>`now()`; // By the clock that claims are made by, whatever ours says.
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
        // A step has its tries from its beginning on, whatever failed before it.
        ...(begins ? { tries: 0 } : {}),
      }),
    )
    .execute();
}
