/**
 * From a command that stands in the ledger to its outcome, within the time that an asker waits. The workflow decides
 * it; a stop command that hears nothing for a second is applied here. Whoever comes second finds the outcome recorded.
 */
import { isStopCommand, type ReleaseCommand } from '../../domain/release/commands.js';
import { isFinal, type Release } from '../../domain/release/release.js';
import { applyCommand } from '../../store/apply-command.js';
import type { Database } from '../../store/database.js';
import { type CommandRecord, commandOf } from '../../store/ledger/command-record.js';
import { markSignalled } from '../../store/relay-queue.js';
import { waitForOutcome } from '../../store/wait-for-outcome.js';
import { signalRelease } from '../../workflows/gateway.js';
import { commandMessage } from '../../workflows/messages.js';
import type { ApiDeps, Patience } from '../deps.js';

export const defaultPatience: Patience = { answerMs: 3_000, stopMs: 1_000, signalMs: 2_000, queryMs: 3_000 };

/** An outcome that is not there by now is long in coming: the relay is told that the signal has arrived. */
const usualOutcomeMs = 500;

export interface Waiting {
  readonly record: CommandRecord;
  readonly release: Release;
  /** Whether the signal is still to be sent; a repeated request has had its signal. */
  readonly isNew: boolean;
}

/** The record may still be RECEIVED when the time is over, but never that of a stop command. */
export async function settleCommand(deps: ApiDeps, waiting: Waiting): Promise<CommandRecord> {
  if (waiting.record.outcome !== 'RECEIVED') return waiting.record;
  return isStopCommand(waiting.record.type) ? await settleStop(deps, waiting) : await settleOther(deps, waiting);
}

async function settleStop(deps: ApiDeps, { record, release, isNew }: Waiting): Promise<CommandRecord> {
  const database = stopDatabase(deps.database);
  if (!isFinal(release)) {
    const signalled = isNew ? signal(deps, record, release) : Promise.resolve(true);
    const outcome = waitForOutcome(database, record.id, deps.patience.stopMs, { isNew });
    outcome.catch(() => undefined); // When nobody waits for it any more, its failure is nobody's.
    // A signal that failed will not be answered: there is nothing to wait for.
    const settled = await Promise.race([outcome, signalled.then((arrived) => (arrived ? outcome : undefined))]);
    if (settled !== undefined && settled.outcome !== 'RECEIVED') return settled;
  }
  const applied = await applyCommand(
    database.kysely,
    { commandId: record.id, through: 'api' },
    { logger: deps.logger, now: deps.now },
  );
  if (applied === null) throw new Error(`Command ${record.id} was in the ledger and is no more`);
  deps.metrics.stopsApplied.inc({ by: 'late' });
  return applied.record;
}

/** Stop commands have connections of their own, for the waiting too. */
function stopDatabase(database: Database): Database {
  return { ...database, kysely: database.stopKysely };
}

async function settleOther(deps: ApiDeps, { record, release, isNew }: Waiting): Promise<CommandRecord> {
  const { database, patience } = deps;
  const usualMs = Math.min(usualOutcomeMs, patience.answerMs);
  const usual = waitForOutcome(database, record.id, usualMs, { isNew });
  const signalled = isNew ? signal(deps, record, release) : Promise.resolve(true);
  const early = (await usual) ?? record;
  if (early.outcome !== 'RECEIVED') return early;
  const late = waitForOutcome(database, record.id, patience.answerMs - usualMs);
  late.catch(() => undefined);
  if (isNew && (await arrivesBefore(signalled, late))) await markSignalled(database.kysely, record.id);
  return (await late) ?? record;
}

/** True when the signal has arrived and there is still no outcome. */
async function arrivesBefore(signalled: Promise<boolean>, outcome: Promise<unknown>): Promise<boolean> {
  return await Promise.race([signalled, outcome.then(() => false)]);
}

/** False when Temporal did not acknowledge it in time. It may have been heard all the same; the relay repeats it. */
async function signal(deps: ApiDeps, record: CommandRecord, release: Release): Promise<boolean> {
  const { id: commandId, actor } = record;
  const command = commandOf(record) as ReleaseCommand;
  const message = commandMessage({ commandId, releaseId: release.id, actor, command });
  try {
    await deps.background.track(signalRelease(deps.workflows, release, message, deps.patience.signalMs));
    return true;
  } catch (error) {
    deps.metrics.signalFailures.inc();
    deps.logger.warn({ err: error, commandId, releaseId: release.id }, 'Temporal did not take a signal');
    return false;
  }
}
