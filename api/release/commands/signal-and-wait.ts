/**
 * From a command that stands in the ledger to its outcome, within the time that an asker waits. The workflow decides
 * it; a stop command that hears nothing for a second is applied here. Whoever comes second finds the outcome recorded.
 */
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import type { ReleaseCommand } from '../../../domain/release/commands.js';
import { isFinal, type Release } from '../../../domain/release/release.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import type { Database } from '../../../store/database/database.js';
import { type CommandRecord, commandOf } from '../../../store/release/ledger/command-record.js';
import { markSignalled } from '../../../store/outbox/relay-queue.js';
import { waitForOutcome } from '../../../store/release/wait-for-outcome.js';
import { signalRelease } from '../../../workflows/release/release-workflow-client.js';
import { commandMessage } from '../../../workflows/release/messages.js';
import type { ApiDeps, CommandTimeouts } from '../../deps.js';

export const defaultCommandTimeouts: CommandTimeouts = {
  answerMs: 3_000,
  stopMs: 1_000,
  signalMs: 2_000,
  queryMs: 3_000,
};

/**
 * An outcome that is not there by now is long in coming: the relay is told that the signal has arrived, before the end
 * of its grace. Earlier, a crowd of commands would cost one write more each.
 */
const usualOutcomeMs = 1_500;

export interface Waiting {
  readonly record: CommandRecord;
  readonly release: Release;
  /** Whether the signal is still to be sent; a repeated request has had its signal. */
  readonly isNew: boolean;
}

/** When it resolves, every stop command is decided; another may still wait when the time is over. */
export async function signalAndWait(deps: ApiDeps, waiting: Waiting): Promise<void> {
  if (waiting.record.outcome !== 'RECEIVED') return;
  await (isStopCommand(waiting.record.type) ? settleStop(deps, waiting) : settleOther(deps, waiting));
}

async function settleStop(deps: ApiDeps, { record, release, isNew }: Waiting): Promise<void> {
  const database = stopDatabase(deps.database);
  if (!isFinal(release)) {
    const signalled = isNew ? signal(deps, record, release) : Promise.resolve(true);
    const decided = waitForOutcome(database, record.id, deps.patience.stopMs, { isNew });
    // A signal that failed will not be answered: there is nothing to wait for.
    if (await Promise.race([decided, signalled.then((arrived) => arrived && decided)])) return;
  }
  const applied = await applyCommand(
    database.kysely,
    { commandId: record.id, through: 'api' },
    { logger: deps.logger, now: deps.now },
  );
  if (applied === null) throw new Error(`Command ${record.id} was in the ledger and is no more`);
  deps.metrics.stopsApplied.inc({ by: 'late' });
}

/** Stop commands have connections of their own, for the waiting too. */
function stopDatabase(database: Database): Database {
  return { ...database, kysely: database.stopKysely };
}

async function settleOther(deps: ApiDeps, { record, release, isNew }: Waiting): Promise<void> {
  const { database, patience } = deps;
  const decided = waitForOutcome(database, record.id, patience.answerMs, { isNew });
  if (isNew) {
    const signalled = signal(deps, record, release);
    const usually = waitForOutcome(database, record.id, Math.min(usualOutcomeMs, patience.answerMs), { isNew });
    if (!(await usually) && (await arrivesBefore(signalled, decided))) await markSignalled(database.kysely, record.id);
  }
  await decided;
}

/** True when the signal has arrived and there is still no outcome. */
async function arrivesBefore(signalled: Promise<boolean>, decided: Promise<boolean>): Promise<boolean> {
  return await Promise.race([signalled, decided.then(() => false)]);
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
