/** Writes to the ledger: a received command, and its outcome once. */
import { type Kysely, sql } from 'kysely';
import type { FreezePassed } from '../../../domain/release/freeze.js';
import type { Rejection } from '../../../domain/release/rejections.js';
import type { TargetKey } from '../../../domain/target/target.js';
import { momentOfStatement } from '../../database/clock.js';
import type { Row, Schema } from '../../database/schema.js';
import { toJson } from '../../database/schema/columns.js';
import type { Transaction } from '../../database/transaction.js';
import {
  type CommandRecord,
  commandRecord,
  type DecidedRecord,
  isDecided,
  rejectionColumns,
} from './command-record.js';

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
  /** Null: now, by the database's clock. */
  readonly receivedAtMs: number | null;
  /** How long after its receipt the relay may signal it. Null: no workflow needs a signal. */
  readonly signalAfterMs: number | null;
  /** The token or session that sent it. Null: none. */
  readonly credentialId: string | null;
  /** How long it may wait for its outcome. Null: no limit. */
  readonly expiresAfterMs: number | null;
  /** Set: the command is written as rejected and never waits. */
  readonly rejection: Rejection | null;
}

/** Undefined when the id, or the key of its actor and aggregate, is taken. */
export async function insertCommand(db: Kysely<Schema>, command: NewCommand): Promise<CommandRecord | undefined> {
  const { id, releaseId, receivedAtMs, signalAfterMs, credentialId, expiresAfterMs } = command;
  const { miniProgram, targetApp, environment } = command.target;
  const { key, bodyDigest } = command.idempotency ?? { key: null, bodyDigest: null };
  const receivedAt = receivedAtMs === null ? null : new Date(receivedAtMs);
  const first = firstOutcome(command);
  const graceMs = first.outcome === 'RECEIVED' ? signalAfterMs : null;
  const { rows } = await sql<Row<'command'>>`/* record a command */
    insert into command (id, release_id, mini_program_id, target_app_id, environment, type, args, actor, role, reason,
      expected_revision, idempotency_key, body_digest, received_at, next_signal_at, outcome, code, facts, decided_at,
      credential_id, expires_at)
    select ${id}, ${releaseId}, ${miniProgram}, ${targetApp}, ${environment}, ${command.type}, ${toJson(command.args)},
      ${command.actor}, ${command.role}, ${command.reason}, ${command.expectedRevision}, ${key}, ${bodyDigest}, at,
      at + ${graceMs}::int * interval '1 millisecond', ${first.outcome}, ${first.code}, ${first.facts},
      case when ${first.outcome} = 'REJECTED' then at end,
      ${credentialId}, now() + ${expiresAfterMs}::bigint * interval '1 millisecond'
    from (values (coalesce(${receivedAt}::timestamptz, ${momentOfStatement}))) as received (at)
    on conflict do nothing
    returning *
  `.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : commandRecord(row);
}

interface FirstOutcome {
  readonly outcome: 'RECEIVED' | 'REJECTED';
  readonly code: string | null;
  readonly facts: string | null;
}

function firstOutcome({ rejection }: NewCommand): FirstOutcome {
  if (rejection !== null) return { outcome: 'REJECTED', ...rejectionColumns(rejection) };
  return { outcome: 'RECEIVED', code: null, facts: null };
}

export type CommandResult =
  | {
      readonly outcome: 'APPLIED' | 'NO_OP';
      readonly revision: number;
      readonly createdReleaseId: string | null;
      /** How an increase passed closed change windows. */
      readonly freeze?: FreezePassed;
    }
  | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };

/** A waiting command with its outcome, to be written. */
export interface DecidedCommand {
  readonly id: string;
  readonly result: CommandResult;
}

interface ResultColumns {
  readonly outcome: CommandResult['outcome'];
  readonly code: string | null;
  readonly facts: string | null;
  readonly resulting_revision: number | null;
  readonly created_release_id: string | null;
}

export function resultColumns(result: CommandResult): ResultColumns {
  const { outcome } = result;
  if (outcome === 'REJECTED')
    return { outcome, ...rejectionColumns(result.rejection), resulting_revision: null, created_release_id: null };
  const { revision, createdReleaseId, freeze } = result;
  const facts = freeze === undefined ? null : toJson({ freeze });
  return { outcome, code: null, facts, resulting_revision: revision, created_release_id: createdReleaseId };
}

/** @throws when the command has its outcome already: the caller holds the lock under which it saw that it waits. */
export async function writeOutcome(
  trx: Transaction,
  { id, result }: DecidedCommand,
  atMs: number,
): Promise<DecidedRecord> {
  const row = await trx
    .updateTable('command')
    .set({ ...resultColumns(result), decided_at: new Date(atMs), next_signal_at: null })
    .where('id', '=', id)
    .where('outcome', '=', 'RECEIVED')
    .returningAll()
    .executeTakeFirst();
  return decidedRecord(id, row);
}

/** `row`: the command `id` after the statement that wrote its outcome. @throws when that changed no row. */
export function decidedRecord(id: string, row: Row<'command'> | undefined): DecidedRecord {
  const record = row === undefined ? undefined : commandRecord(row);
  if (record === undefined || !isDecided(record)) throw new Error(`Command ${id} does not wait for an outcome`);
  return record;
}

export async function findCommandInside(trx: Transaction, id: string): Promise<CommandRecord | undefined> {
  const row = await trx.selectFrom('command').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : commandRecord(row);
}
