/**
 * One release, for as long as it lives. The workflow decides nothing: it orders commands (stop commands first), waits,
 * retries, drives what follows and shows itself. Every decision is an activity's, made in one database transaction.
 *
 * Running workflows are replayed against this code: a change in the order of what it asks of Temporal needs
 * `patched()`, asked once at the top of `releaseWorkflow` and nowhere else (in a loop it would flip running releases).
 */
import {
  CancellationScope,
  condition,
  makeContinueAsNewFunc,
  patched,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { isoTime } from '../../domain/values/iso-time.js';
import { type NextStep, nextStep } from '../../domain/release/next-step.js';
import { isFinal, type ReleaseStatus } from '../../domain/release/release.js';
import type { ReleaseSnapshot } from '../../domain/release/snapshot.js';
import type { QueuedCommand } from './command-queue.js';
import { apply, read } from './call-activities.js';
import type { Outage } from './database-outage.js';
import { detailsOf, retrySummaryOf, waitSummaryOf } from './workflow-descriptions.js';
import type { ReleaseWorkflowInput } from './messages.js';
import { createReleaseRun, listen, type ReleaseRun } from './release-run.js';
import { countAttributes, countTask, isTaskFull, lengthInQuiet, lengthOf, quietCapOf } from './run-length.js';
import { allAttributes } from './search-attributes.js';

/** How a release ended, for the reader of its closed workflow. */
export interface ReleaseEnd {
  readonly releaseId: string;
  readonly status: ReleaseStatus;
  readonly since: string;
}

/** A client that sends its next command when it hears of the last outcome is done within this time. */
const quietMs = 300;
/** Longer waits are cut into pieces. */
const longestWaitMs = 30 * 86_400_000;

export async function releaseWorkflow(input: ReleaseWorkflowInput): Promise<ReleaseEnd> {
  const run = createReleaseRun(input, patched('local-activities'));
  listen(run);
  // A cancellation request is a command here (see release-run.ts); it must not end our waits.
  return CancellationScope.nonCancellable(() => follow(run));
}

/**
 * 1. One activity at a time; only this loop waits.
 * 2. Commands go before what the system does by itself, stop commands before all.
 * 3. Nothing is awaited between finding the queue empty and ending the run.
 */
async function follow(run: ReleaseRun): Promise<ReleaseEnd> {
  for (;;) {
    showInTemporalUi(run);
    if (await pausesFirst(run)) continue;
    if (mustRenew(run)) return renew(run);
    const { snapshot } = run;
    if (snapshot === null) {
      await read(run);
      continue;
    }
    const next = nextStep(snapshot);
    const command = run.queue.takeStopFirst() ?? dueCommand(run, next);
    if (command !== undefined) await apply(run, command);
    else if (next.do === 'finish') return endOf(snapshot);
    else if (run.mustRead) await read(run);
    else if (run.outage !== null)
      run.outage = null; // Another process did what could not be done here.
    else if (!wantsRenewal(run)) await waitForWork(run, next);
    else if (await staysQuiet(run)) return renew(run);
  }
}

/** True: the run has waited, and has to look again what there is to do. */
async function pausesFirst(run: ReleaseRun): Promise<boolean> {
  const { outage } = run;
  // Continuing as new fails when a signal has arrived meanwhile, and repeats the task with all its activities.
  const endsTask = isTaskFull(run) || (run.isLocal && run.callsInTask > 0 && mustRenew(run));
  if (endsTask) await endTask(run);
  else if (outage !== null && outage.nextTryAtMs > Date.now()) await waitForDatabase(run, outage);
  else return false;
  return true;
}

/** A step that was refused is settled by its id, and comes again with another one when the target has changed. */
function dueCommand(run: ReleaseRun, next: NextStep): QueuedCommand | undefined {
  if (!isOpen(run, next) || next.dueAtMs > Date.now()) return undefined;
  const { id, type, actor, deadlineMs } = next.command;
  const command = type === 'apply' ? { type } : { type, deadlineMs: deadlineMs ?? next.dueAtMs };
  return { commandId: id, type, summary: `${type} by ${actor}`, ifAbsent: { is: 'taken', actor, command } };
}

function isOpen(run: ReleaseRun, next: NextStep): next is Extract<NextStep, { do: 'command' }> {
  return next.do === 'command' && !run.queue.isSettled(next.command.id);
}

async function waitForWork(run: ReleaseRun, next: NextStep): Promise<void> {
  const known = run.snapshot;
  const hasWork = (): boolean => run.queue.hasWork() || run.mustRead || run.snapshot !== known || wantsOtherBuild(run);
  if (!isOpen(run, next)) {
    await condition(hasWork);
    countTask(run, { withTimer: false });
    return;
  }
  // A deadline may lie between two milliseconds; a timer may not.
  const waitMs = Math.min(Math.ceil(next.dueAtMs - Date.now()), longestWaitMs);
  await condition(hasWork, waitMs, { summary: waitSummaryOf(next) });
  countTask(run, { withTimer: true });
}

/** A signal ends the pause: where it could be recorded, the database answers again. */
async function waitForDatabase(run: ReleaseRun, outage: Outage): Promise<void> {
  const { signals } = run;
  const waitMs = Math.ceil(outage.nextTryAtMs - Date.now());
  await condition(() => run.signals !== signals, waitMs, { summary: retrySummaryOf(outage) });
  countTask(run, { withTimer: true });
  run.outage = { ...outage, nextTryAtMs: Date.now() };
}

/** Has the server record what was done so far, and deliver the signals that have arrived meanwhile. */
async function endTask(run: ReleaseRun): Promise<void> {
  await sleep(1, { summary: 'takes in what has arrived' });
  countTask(run, { withTimer: true });
}

/** Between activities, queue empty or not: a run that never rests, or one that heard its one cancellation request. */
function mustRenew(run: ReleaseRun): boolean {
  const { snapshot, outage, cancellationId } = run;
  const hasTried = snapshot !== null || outage !== null;
  if (hasTried && lengthOf(run) >= 3 * quietCapOf(run)) return true;
  if (snapshot === null || isFinal(snapshot.release)) return false;
  return cancellationId !== null && run.queue.isSettled(cancellationId);
}

function wantsRenewal(run: ReleaseRun): boolean {
  return workflowInfo().continueAsNewSuggested || lengthInQuiet(run) >= quietCapOf(run) || wantsOtherBuild(run);
}

/** Temporal sends new runs to another build than ours. Somebody may keep this one here by hand: tried once. */
function wantsOtherBuild({ input }: ReleaseRun): boolean {
  const { targetWorkerDeploymentVersionChanged, currentDeploymentVersion } = workflowInfo();
  return targetWorkerDeploymentVersionChanged && currentDeploymentVersion?.buildId !== input.leftBuildId;
}

/** Continuing as new while commands keep coming fails the closing task again and again. */
async function staysQuiet(run: ReleaseRun): Promise<boolean> {
  const summary = 'continues as new if nothing comes';
  const isDisturbed = await condition(() => run.queue.hasWork(), quietMs, { summary });
  countTask(run, { withTimer: true });
  return !isDisturbed;
}

/** The next run begins on the build that is current then; where builds are not told apart, that asks for nothing. */
function renew(run: ReleaseRun): Promise<never> {
  const buildId = workflowInfo().currentDeploymentVersion?.buildId;
  const left = wantsOtherBuild(run) && buildId !== undefined ? { leftBuildId: buildId } : {};
  const next = makeContinueAsNewFunc<typeof releaseWorkflow>({ initialVersioningBehavior: 'AUTO_UPGRADE' });
  return next({ ...run.input, ...left, carried: { ...run.queue.carry(), last: run.last ?? undefined } });
}

/** Details cost no history; attributes are sent only when they differ from what the server has. */
function showInTemporalUi(run: ReleaseRun): void {
  const { snapshot, last, outage } = run;
  if (snapshot === null && outage === null) return;
  setCurrentDetails(detailsOf(snapshot?.release ?? null, { last, outage }));
  if (snapshot === null) return;
  const known = workflowInfo().typedSearchAttributes;
  const changed = allAttributes(snapshot.release).filter(({ key, value }) => known.get(key) !== value);
  if (changed.length === 0) return;
  upsertSearchAttributes(changed);
  countAttributes(run);
}

function endOf({ release }: ReleaseSnapshot): ReleaseEnd {
  return { releaseId: release.id, status: release.state.status, since: isoTime(release.statusSinceMs) };
}
