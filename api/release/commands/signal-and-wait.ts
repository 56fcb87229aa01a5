/**
 * Waits for the outcome of a recorded command, for a limited time. Its workflow decides it. A stop command without an
 * outcome after a second is applied here. Idempotent: a second decision returns the stored outcome.
 */
import { isStopCommand, type ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { isFinal, type Release } from '../../../domain/release/release.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { type CommandRecord, commandOf, requireCommand } from '../../../store/release/ledger/command-record.js';
import { markSignalled } from '../../../store/outbox/relay-queue.js';
import { waitForOutcome } from '../../../store/release/wait-for-outcome.js';
import { signalRelease } from '../../../workflows/release/release-workflow-client.js';
import { commandMessage } from '../../../workflows/release/messages.js';
import { type ApiDeps, type CommandTimeouts, onStopConnections } from '../../deps.js';

export const defaultCommandTimeouts: CommandTimeouts = {
  answerMs: 3_000,
  stopMs: 1_000,
  signalMs: 2_000,
  queryMs: 3_000,
};

/**
 * After this time the outcome is late, so the relay is informed that the signal has arrived. Before it, each command
 * would cost one write more.
 */
const usualOutcomeMs = 1_500;

export interface Waiting {
  readonly record: CommandRecord;
  readonly release: Release;
  /** True: the signal must be sent. The signal of a repeated request was sent before. */
  readonly isNew: boolean;
}

/** When it resolves, every stop command is decided. Any other command may still wait. */
export async function signalAndWait(deps: ApiDeps, waiting: Waiting): Promise<void> {
  if (waiting.record.outcome !== 'RECEIVED') return;
  await (isStopCommand(waiting.record.type) ? decideStop(deps, waiting) : waitForOther(deps, waiting));
}

async function decideStop(deps: ApiDeps, { record, release, isNew }: Waiting): Promise<void> {
  const { database } = onStopConnections(deps);
  if (!isFinal(release)) {
    const decided = waitForOutcome(database, record.id, deps.commandTimeouts.stopMs, { isNew });
    const signalled = isNew ? signal(deps, record, release) : Promise.resolve(true);
    // Without the signal there will be no outcome to wait for.
    if (await Promise.race([decided, signalled.then((arrived) => arrived && decided)])) return;
  }
  const toApply = { commandId: record.id, isFromWorkflow: false };
  const applied = await applyCommand(database.kysely, toApply, { logger: deps.logger });
  requireCommand(applied, record.id);
  deps.metrics.stopsApplied.inc({ by: 'late' });
}

async function waitForOther(deps: ApiDeps, { record, release, isNew }: Waiting): Promise<void> {
  const { database, commandTimeouts } = deps;
  const decided = waitForOutcome(database, record.id, commandTimeouts.answerMs, { isNew });
  if (isNew) {
    const signalled = signal(deps, record, release);
    if ((await isLate(decided)) && (await arrivesBefore(signalled, decided)))
      await markSignalled(database.kysely, record.id);
  }
  await decided;
}

/** True when there is no outcome at the usual time, or when the time to wait is over before. */
async function isLate(decided: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const usualTime = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, usualOutcomeMs, true);
  });
  return await Promise.race([usualTime, decided.then((isDecided) => !isDecided)]).finally(() => clearTimeout(timer));
}

/** True when the signal has arrived and there is still no outcome. */
async function arrivesBefore(signalled: Promise<boolean>, decided: Promise<boolean>): Promise<boolean> {
  return await Promise.race([signalled, decided.then(() => false)]);
}

/**
 * False when Temporal did not acknowledge in time. The signal may have arrived all the same, and the relay repeats
 * it.
 */
async function signal(deps: ApiDeps, record: CommandRecord, release: Release): Promise<boolean> {
  const { id: commandId, actor } = record;
  const command = commandOf(record) as ReleaseCommand;
  const message = commandMessage({ commandId, releaseId: release.id, actor, command });
  try {
    await deps.background.track(signalRelease(deps.workflows, release, message, deps.commandTimeouts.signalMs));
    return true;
  } catch (error) {
    deps.metrics.signalFailures.inc();
    deps.logger.warn({ err: error, commandId, releaseId: release.id }, 'Temporal did not take a signal');
    return false;
  }
}
