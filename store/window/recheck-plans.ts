/**
 * Has plans decided again whose next step change windows keep back. The command is recorded in the transaction that
 * changes the windows, or the spread after their openings. The relay has it decided: none is lost, and the writer locks
 * no target.
 */
import { systemCommandId } from '../../domain/release/next-step.js';
import { CHANNELS, notify } from '../database/notifications.js';
import type { Transaction } from '../database/transaction.js';
import { insertCommand } from '../release/ledger/write-command.js';
import { type WindowReach, releasesKeptBackBy } from './covered-releases.js';

interface WaitChange {
  /** Names the change. One change gives each release one command. */
  readonly cause: string;
  /** Only this release. Default: all that are covered. */
  readonly releaseId?: string;
}

export async function recheckPlans(
  trx: Transaction,
  cover: WindowReach,
  { cause, releaseId }: WaitChange,
): Promise<void> {
  const keptBack = await releasesKeptBackBy(trx, cover);
  const affected = keptBack.filter(({ id }) => releaseId === undefined || id === releaseId);
  for (const { id, miniProgram, targetApp } of affected) {
    await insertCommand(trx, {
      id: systemCommandId(id, 'recheckPlan', cause),
      releaseId: id,
      target: { miniProgram, targetApp, environment: 'production' },
      type: 'recheckPlan',
      args: {},
      actor: 'system:plan',
      role: null,
      reason: null,
      expectedRevision: null,
      idempotency: null,
      credentialId: null,
      expiresAfterMs: null,
      rejection: null,
      receivedAtMs: null,
      signalAfterMs: 0,
    });
  }
  if (affected.length > 0) await notify(trx, { channel: CHANNELS.relayWork, payload: '' });
}
