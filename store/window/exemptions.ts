/** Exemptions: an admin of a window's workspace lets one increase of a release pass the window. */
import { type Kysely, sql } from 'kysely';
import type { Exemption, FreezePassed } from '../../domain/release/freeze.js';
import { CHANNELS, notify } from '../database/notifications.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from '../registry/registry-events.js';
import { nextWorkspaceRevision } from '../registry/workspaces.js';
import { recheckPlans } from './recheck-plans.js';

export interface NewExemption extends Exemption {
  readonly workspaceId: string;
  readonly windowName: string;
  readonly releaseId: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** An exemption that can still be used. */
export interface OpenExemption extends Exemption {
  readonly releaseId: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

export async function insertExemption(trx: Transaction, exemption: NewExemption): Promise<void> {
  const { id, windowId, windowName, releaseId, reason, by, createdAtMs, expiresAtMs, workspaceId } = exemption;
  await trx
    .insertInto('exemption')
    .values({
      id,
      reason,
      window_id: windowId,
      release_id: releaseId,
      created_by: by,
      used_by: null,
      created_at: new Date(createdAtMs),
      expires_at: new Date(expiresAtMs),
    })
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: workspaceId,
    revision: await nextWorkspaceRevision(trx, workspaceId),
    type: 'ReleaseExempted',
    actor: by,
    atMs: createdAtMs,
    before: null,
    after: { exemption: id, window: windowId, windowName, release: releaseId, reason, expiresAtMs },
  });
  await notify(trx, { channel: CHANNELS.releaseChanged, payload: releaseId });
  const everywhere = { targetApp: null, miniProgram: null };
  await recheckPlans(trx, { workspaceId, scope: everywhere }, { cause: id, releaseId });
}

/** Under the lock of the release's target, which orders the increases that could use it. */
export async function markExemptionsUsed(
  trx: Transaction,
  freeze: FreezePassed | null,
  commandId: string,
): Promise<void> {
  const ids = (freeze?.exemptions ?? []).map(({ id }) => id);
  if (ids.length === 0) return;
  const { numUpdatedRows } = await trx
    .updateTable('exemption')
    .set({ used_by: commandId })
    .where('id', 'in', ids)
    .where('used_by', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== ids.length) throw new Error(`Exemptions ${ids.join(', ')} were used under the lock`);
}

/** Of these windows, neither used nor expired. */
export async function listOpenExemptions(db: Kysely<Schema>, windowIds: readonly string[]): Promise<OpenExemption[]> {
  if (windowIds.length === 0) return [];
  const rows = await db
    .selectFrom('exemption')
    .selectAll()
    .where('window_id', 'in', windowIds)
    .where('used_by', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    windowId: row.window_id,
    releaseId: row.release_id,
    by: row.created_by,
    reason: row.reason,
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at.getTime(),
  }));
}
