/** A command of the ledger, as the layers above the columns see it. */
import type { Command } from '../../../domain/release/command-catalog.js';
import type { FreezePassed } from '../../../domain/release/freeze.js';
import type { Rejection, RejectionCode } from '../../../domain/release/rejections.js';
import type { TargetKey } from '../../../domain/target/target.js';
import type { Row } from '../../database/schema.js';
import type { CommandOutcome } from '../../database/schema/ledger-tables.js';

export interface CommandRecord {
  readonly id: string;
  /** Increases in the order of receipt over the whole ledger. */
  readonly number: number;
  /** Null for a command to the target itself. */
  readonly releaseId: string | null;
  readonly target: TargetKey;
  /** A command's type, or any name that a signal past the API had. */
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly actor: string;
  /** The role that permitted it. Null for the system and for signals past the API. */
  readonly role: string | null;
  readonly reason: string | null;
  readonly expectedRevision: number | null;
  readonly idempotencyKey: string | null;
  readonly receivedAtMs: number;
  readonly outcome: CommandOutcome;
  /** Why it was rejected. Null unless REJECTED. */
  readonly rejection: Rejection | null;
  /** How an applied increase passed closed change windows. Null: it did not need to. */
  readonly freeze: FreezePassed | null;
  /** The revision of the addressed release or target after it. Null while RECEIVED and when REJECTED. */
  readonly revision: number | null;
  /** The release that a rollback created. */
  readonly createdReleaseId: string | null;
  readonly decidedAtMs: number | null;
  /** When Temporal last acknowledged its signal. */
  readonly signalledAtMs: number | null;
  /** When the command is rejected if it still waits. Null: never. */
  readonly expiresAtMs: number | null;
}

/** A command that has its outcome. */
export interface DecidedRecord extends CommandRecord {
  readonly outcome: Exclude<CommandOutcome, 'RECEIVED'>;
}

export function isDecided(record: CommandRecord): record is DecidedRecord {
  return record.outcome !== 'RECEIVED';
}

/** @throws when it is missing: its id was read from the ledger, and commands are never deleted. */
export function requireCommand<Found>(found: Found | null | undefined, id: string): Found {
  if (found === null || found === undefined) throw new Error(`Command ${id} was in the ledger and is no more`);
  return found;
}

export function commandRecord(row: Row<'command'>): CommandRecord {
  return {
    id: row.id,
    number: row.number,
    releaseId: row.release_id,
    target: { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment },
    type: row.type,
    args: row.args,
    actor: row.actor,
    role: row.role,
    reason: row.reason,
    expectedRevision: row.expected_revision,
    idempotencyKey: row.idempotency_key,
    receivedAtMs: row.received_at.getTime(),
    outcome: row.outcome,
    rejection: row.code === null ? null : ({ code: row.code as RejectionCode, ...row.facts } as Rejection),
    freeze: row.outcome === 'APPLIED' ? ((row.facts as { freeze?: FreezePassed } | null)?.freeze ?? null) : null,
    revision: row.resulting_revision,
    createdReleaseId: row.created_release_id,
    decidedAtMs: row.decided_at?.getTime() ?? null,
    signalledAtMs: row.signalled_at?.getTime() ?? null,
    expiresAtMs: row.expires_at?.getTime() ?? null,
  };
}

/** The command of a record. Only for records of a known type: those written from a command, and those that wait. */
export function commandOf(record: Pick<CommandRecord, 'type' | 'args'>): Command {
  return { ...record.args, type: record.type } as Command;
}

/** The column `args` of a command: all fields except its type, which has its own column. */
export function argsOf(command: Command): Record<string, unknown> {
  return Object.fromEntries(Object.entries(command).filter(([name]) => name !== 'type'));
}

export function reasonOf(command: Command): string | null {
  if ('reason' in command) return command.reason ?? null;
  return command.type === 'failStep' ? command.cause : null;
}

/** The two columns of a rejection. */
export function rejectionColumns(rejection: Rejection): { code: RejectionCode; facts: string } {
  const { code, ...facts } = rejection;
  return { code, facts: JSON.stringify(facts) };
}
