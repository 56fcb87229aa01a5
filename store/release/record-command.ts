/**
 * Records a command before the API signals it: RECEIVED, or rejected at once by a preview. `applyCommand` makes the
 * final decision, so the preview may use facts read a moment ago. Stop commands skip the preview (I11).
 */
import type { Kysely } from 'kysely';
import { decide as domainDecide } from '../../domain/release/decide.js';
import {
  isGatedCommand,
  isStopCommand,
  type ReleaseCommand,
  type TargetCommand,
} from '../../domain/release/command-catalog.js';
import type { Rejection } from '../../domain/release/rejections.js';
import type { Facts } from '../../domain/release/facts.js';
import type { CommandSubject } from './ledger/external-command.js';
import { argsOf, type CommandRecord, commandRecord, reasonOf } from './ledger/command-record.js';
import { insertCommand } from './ledger/write-command.js';
import type { AuthorRights } from '../../domain/release/author-rights.js';
import { contextOf } from './decide-and-write.js';
import { loadFacts } from './load-facts.js';
import type { ReleaseRead } from './releases.js';
import { targetName } from '../../domain/target/target.js';
import { hourMs } from '../../domain/values/time-units.js';
import { ensureTarget } from '../target/targets.js';
import type { Schema } from '../database/schema.js';
import { type StoreLogger, silentLogger } from '../database/database.js';
import { inTransaction, retryTransient } from '../database/transaction.js';
import { readWindowState } from '../window/window-state.js';

export interface CommandToRecord {
  /** A new uuid. Not used when the key has been seen. */
  readonly id: string;
  /** A release and its target, or a target alone. They exist: the caller has checked who may see them. */
  readonly subject: CommandSubject;
  readonly command: ReleaseCommand | TargetCommand;
  readonly actor: string;
  /** The role that permitted it. */
  readonly role: string;
  /** The token or session that sent it. Absent only when there is none. */
  readonly credentialId?: string;
  /** How long it may wait for its outcome. Default: a day. */
  readonly expiresAfterMs?: number;
  readonly idempotency: { readonly key: string; readonly bodyDigest: string };
  /** `If-Match`. Null: any revision. */
  readonly expectedRevision: number | null;
  /** Default: now, by the database's clock. */
  readonly receivedAtMs?: number;
  /** Facts for the preview that the caller has just read. Without them they are read. */
  readonly facts?: ReleaseRead | undefined;
  /** Of the author. Absent: none. */
  readonly rights?: AuthorRights | undefined;
}

export type RecordedCommand =
  /** Written now: RECEIVED (signal it), or REJECTED by the preview. */
  | { readonly outcome: 'recorded'; readonly record: CommandRecord }
  /** This key was used with this body: give the same answer. */
  | { readonly outcome: 'repeated'; readonly record: CommandRecord }
  /** This key was used with another body. Nothing was written. */
  | { readonly outcome: 'keyReused' };

export interface RecordTools {
  readonly decide?: typeof domainDecide;
  readonly logger?: StoreLogger;
}

/** How long the one who recorded a command has to signal it before the relay does. */
const RELAY_GRACE_MS = 2_000;

/** A command that waited longer is rejected as COMMAND_EXPIRED. */
const expiresAfterDefaultMs = 24 * hourMs;

/** @throws DatabaseUnavailable when the database is away or stayed busy; repeat the call as it was. */
export async function recordCommand(
  db: Kysely<Schema>,
  command: CommandToRecord,
  tools: RecordTools = {},
): Promise<RecordedCommand> {
  const { subject } = command;
  if (subject.releaseId === null) await inTransaction(db, (trx) => ensureTarget(trx, subject.target));
  const rejection = isStopCommand(command.command.type) ? null : await preview(db, command, tools);
  return retryTransient(async () => {
    // The insert itself detects ids and keys that are taken, which saves a round trip before it.
    const record = await insertCommand(db, newCommand(command, rejection));
    // The relay is not notified: it has nothing to do until the grace is over, and then its timer runs it.
    if (record !== undefined) return { outcome: 'recorded', record };
    return (await findByKey(db, command)) ?? idTaken(command);
  });
}

/** What was recorded under the key of a command. Null: nothing. */
export async function findByKey(
  db: Kysely<Schema>,
  command: Pick<CommandToRecord, 'subject' | 'actor' | 'idempotency'>,
): Promise<Exclude<RecordedCommand, { readonly outcome: 'recorded' }> | null> {
  const { subject, idempotency } = command;
  const row = await db
    .selectFrom('command')
    .selectAll()
    .where('actor', '=', command.actor)
    .where('aggregate', '=', subject.releaseId ?? targetName(subject.target))
    .where('idempotency_key', '=', idempotency.key)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.body_digest !== idempotency.bodyDigest) return { outcome: 'keyReused' };
  return { outcome: 'repeated', record: commandRecord(row) };
}

/** A bug in the rules is left to `applyCommand`, which records it. */
async function preview(
  db: Kysely<Schema>,
  { subject, command, facts: given, rights, ...rest }: CommandToRecord,
  { decide = domainDecide, logger = silentLogger }: RecordTools,
): Promise<Rejection | null> {
  const { readAtMs, ...read } = given ?? (await retryTransient(() => readFacts(db, subject)));
  const { receivedAtMs = readAtMs } = rest;
  const facts = isGatedCommand(command.type)
    ? { ...read, window: await retryTransient(() => readWindowState(db, subject, receivedAtMs)) }
    : read;
  try {
    const decision = decide(facts, command, { ...contextOf({ ...rest, receivedAtMs }, receivedAtMs), ...rights });
    return decision.outcome === 'REJECTED' ? decision.rejection : null;
  } catch (error) {
    logger.error({ err: error, ...subject }, 'A bug met while previewing a command');
    return null;
  }
}

async function readFacts(
  db: Kysely<Schema>,
  { target, releaseId }: CommandSubject,
): Promise<Facts & { readAtMs: number }> {
  const { facts, readAtMs } = await loadFacts(db, target, releaseId);
  return { ...facts, readAtMs };
}

function newCommand(command: CommandToRecord, rejection: Rejection | null): Parameters<typeof insertCommand>[1] {
  const { subject } = command;
  return {
    id: command.id,
    ...subject,
    type: command.command.type,
    args: argsOf(command.command),
    actor: command.actor,
    role: command.role,
    reason: reasonOf(command.command),
    expectedRevision: command.expectedRevision,
    idempotency: command.idempotency,
    receivedAtMs: command.receivedAtMs ?? null,
    signalAfterMs: subject.releaseId === null ? null : RELAY_GRACE_MS,
    credentialId: command.credentialId ?? null,
    expiresAfterMs: command.expiresAfterMs ?? expiresAfterDefaultMs,
    rejection,
  };
}

function idTaken(command: CommandToRecord): never {
  throw new Error(`Command id ${command.id} is taken by another command`);
}
