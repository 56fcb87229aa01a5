/** Writes to the ledger: a command as it came in, and its outcome, once. */
import { sql } from 'kysely';
import type { Rejection } from '../../domain/release/rejections.js';
import type { TargetKey } from '../../domain/target/target.js';
import { targetKeyColumns } from '../releases/target-key.js';
import { toJson } from '../schema/columns.js';
import type { Transaction } from '../transaction.js';
import { type CommandRecord, commandRecord, rejectionColumns } from './command-record.js';

export interface NewCommand {
  readonly id: string;
  readonly releaseId: string | null;
  readonly target: TargetKey;
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly role: string | null;
  readonly reason: string | null;
  readonly expectedRevision: number | null;
  readonly idempotency: { readonly key: string; readonly bodyDigest: string } | null;
  readonly receivedAtMs: number;
  /** From when on the relay may signal it; null: nobody is to be signalled. */
  readonly nextSignalAtMs: number | null;
  /** Given: it is refused as it is written down, and never waits. */
  readonly rejection: Rejection | null;
}

/** Undefined when the id, or the key of its actor and aggregate, is taken already. */
export async function insertCommand(trx: Transaction, command: NewCommand): Promise<CommandRecord | undefined> {
  const receivedAt = new Date(command.receivedAtMs);
  const { rejection } = command;
  const row = await trx
    .insertInto('command')
    .values({
      id: command.id,
      release_id: command.releaseId,
      ...targetKeyColumns(command.target),
      type: command.type,
      args: toJson(command.args),
      actor: command.actor,
      role: command.role,
      reason: command.reason,
      expected_revision: command.expectedRevision,
      idempotency_key: command.idempotency?.key ?? null,
      body_digest: command.idempotency?.bodyDigest ?? null,
      received_at: receivedAt,
      next_signal_at: command.nextSignalAtMs === null || rejection !== null ? null : signalAt(command),
      ...(rejection === null
        ? { outcome: 'RECEIVED' as const, code: null, facts: null, decided_at: null }
        : { outcome: 'REJECTED' as const, ...rejectionColumns(rejection), decided_at: receivedAt }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : commandRecord(row);
}

/** Never later than the grace from now on: a receiver whose clock is ahead would keep the relay waiting. */
function signalAt({ receivedAtMs, nextSignalAtMs }: NewCommand) {
  const graceMs = (nextSignalAtMs ?? receivedAtMs) - receivedAtMs;
  return sql<Date>`least(${new Date(receivedAtMs)}::timestamptz, now()) + ${graceMs}::int * interval '1 millisecond'`;
}

export type Settlement =
  | { readonly outcome: 'APPLIED' | 'NO_OP'; readonly revision: number; readonly createdReleaseId: string | null }
  | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };

/** @throws when the command has its outcome already: the caller holds the lock under which it saw that it waits. */
export async function settleCommand(
  trx: Transaction,
  id: string,
  settlement: Settlement,
  atMs: number,
): Promise<CommandRecord> {
  const columns =
    settlement.outcome === 'REJECTED'
      ? rejectionColumns(settlement.rejection)
      : { resulting_revision: settlement.revision, created_release_id: settlement.createdReleaseId };
  const row = await trx
    .updateTable('command')
    .set({ outcome: settlement.outcome, ...columns, decided_at: new Date(atMs), next_signal_at: null })
    .where('id', '=', id)
    .where('outcome', '=', 'RECEIVED')
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Error(`Command ${id} does not wait for an outcome`);
  return commandRecord(row);
}

export async function findCommandInside(trx: Transaction, id: string): Promise<CommandRecord | undefined> {
  const row = await trx.selectFrom('command').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : commandRecord(row);
}
