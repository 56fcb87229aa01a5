/**
 * The workflow of one release, from creation to its end. It decides nothing: it orders commands (stop commands first),
 * waits, retries, starts follow-up steps and shows its state. Every decision is made by an activity in one database
 * transaction.
 *
 * Running workflows are replayed against this code. A change in the order of commands to Temporal needs `patched()`,
 * called once at the top of `releaseWorkflow` and nowhere else. In a loop it would switch running releases to the new
 * code midway.
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
import { isFinal, type ReleaseSnapshot, type ReleaseStatus } from '../../domain/release/release.js';
import { dayMs } from '../../domain/values/time-units.js';
import type { QueuedCommand } from './command-queue.js';
import { applyQueued, loadRelease } from './call-activities.js';
import type { DatabaseOutage } from './database-outage.js';
import {
  allAttributes,
  detailsOf,
  isOnServer,
  planAttributes,
  retrySummaryOf,
  waitSummaryOf,
} from './workflow-descriptions.js';
import type { ReleaseWorkflowInput } from './messages.js';
import {
  countAttributes,
  countTask,
  createReleaseRun,
  isTaskFull,
  lengthInQuiet,
  lengthOf,
  registerHandlers,
  quietCapOf,
  type ReleaseRun,
} from './release-run.js';

/** How a release ended, shown as the result of its closed workflow. */
export interface ReleaseEnd {
  readonly releaseId: string;
  readonly status: ReleaseStatus;
  readonly since: string;
}

/** A client that sends its next command after the last outcome does so within this time. */
const quietMs = 300;
/** A longer wait is split into several timers. */
const longestWaitMs = 30 * dayMs;

export async function releaseWorkflow(input: ReleaseWorkflowInput): Promise<ReleaseEnd> {
  const run = createReleaseRun(input, patched('local-activities'));
  registerHandlers(run);
  // A cancellation request is a command here (see release-run.ts). It must not cancel the waits.
  return CancellationScope.nonCancellable(() => follow(run));
}

/**
 * 1. One activity at a time. Only this loop waits.
 * 2. Commands go before steps of the system, stop commands before all.
 * 3. Nothing is awaited between finding the queue empty and ending the run.
 */
async function follow(run: ReleaseRun): Promise<ReleaseEnd> {
  for (;;) {
    showInTemporalUi(run);
    if (await pausesFirst(run)) continue;
    if (mustRenew(run)) return renew(run);
    const { snapshot } = run;
    if (snapshot === null) {
      await loadRelease(run);
      continue;
    }
    const next = nextStep(snapshot, (id) => run.queue.isDone(id));
    const command = run.queue.takeStopFirst() ?? dueCommand(next);
    if (command !== undefined) await applyQueued(run, command);
    else if (next.kind === 'finish') return endOf(snapshot);
    else if (run.mustRead) await loadRelease(run);
    else if (run.outage !== null)
      run.outage = null; // Another process made the decision that failed here.
    else if (!wantsRenewal(run)) await waitForWork(run, next);
    else if (await staysQuiet(run)) return renew(run);
  }
}

/** True when the run has waited and must check its work again. */
async function pausesFirst(run: ReleaseRun): Promise<boolean> {
  const { outage } = run;
  // Continuing as new fails when a signal has arrived meanwhile, and repeats the task with all its activities.
  const endsTask = isTaskFull(run) || (run.isLocal && run.callsInTask > 0 && mustRenew(run));
  if (endsTask) await endTask(run);
  else if (outage !== null && outage.nextTryAtMs > Date.now()) await waitForDatabase(run, outage);
  else return false;
  return true;
}

/** A rejected step is marked done by its id. It returns with another id when the target has changed. */
function dueCommand(next: NextStep): QueuedCommand | undefined {
  if (next.kind !== 'command' || next.due.dueAtMs > Date.now()) return undefined;
  const { id, actor, command } = next.due;
  const { type } = command;
  return { commandId: id, type, summary: `${type} by ${actor}`, ifAbsent: { is: 'taken', actor, command } };
}

async function waitForWork(run: ReleaseRun, next: NextStep): Promise<void> {
  const known = run.snapshot;
  const hasWork = (): boolean => run.queue.hasWork() || run.mustRead || run.snapshot !== known || wantsOtherBuild(run);
  if (next.kind !== 'command') {
    await condition(hasWork);
    countTask(run, { withTimer: false });
    return;
  }
  // A deadline may lie between two milliseconds. A timer may not.
  const waitMs = Math.min(Math.ceil(next.due.dueAtMs - Date.now()), longestWaitMs);
  await condition(hasWork, waitMs, { summary: waitSummaryOf(next.due) });
  countTask(run, { withTimer: true });
}

/** A signal ends the pause: when it could be recorded, the database answers again. */
async function waitForDatabase(run: ReleaseRun, outage: DatabaseOutage): Promise<void> {
  const { signals } = run;
  const waitMs = Math.ceil(outage.nextTryAtMs - Date.now());
  await condition(() => run.signals !== signals, waitMs, { summary: retrySummaryOf(outage) });
  countTask(run, { withTimer: true });
  run.outage = { ...outage, nextTryAtMs: Date.now() };
}

/** Ends the workflow task: the server records the work so far and delivers signals that arrived meanwhile. */
async function endTask(run: ReleaseRun): Promise<void> {
  await sleep(1, { summary: 'takes in what has arrived' });
  countTask(run, { withTimer: true });
}

/**
 * Checked between activities, with any queue: for a run without quiet moments or with its one cancellation request
 * used.
 */
function mustRenew(run: ReleaseRun): boolean {
  const { snapshot, outage, cancellationId } = run;
  const hasTried = snapshot !== null || outage !== null;
  if (hasTried && lengthOf(run) >= 3 * quietCapOf(run)) return true;
  if (snapshot === null || isFinal(snapshot.release)) return false;
  return cancellationId !== null && run.queue.isDone(cancellationId);
}

function wantsRenewal(run: ReleaseRun): boolean {
  return workflowInfo().continueAsNewSuggested || lengthInQuiet(run) >= quietCapOf(run) || wantsOtherBuild(run);
}

/** Temporal sends new runs to another build. An operator may have pinned this workflow here, so the run tries once. */
function wantsOtherBuild({ input }: ReleaseRun): boolean {
  const { targetWorkerDeploymentVersionChanged, currentDeploymentVersion } = workflowInfo();
  return targetWorkerDeploymentVersionChanged && currentDeploymentVersion?.buildId !== input.leftBuildId;
}

/** Continuing as new while commands keep arriving fails the closing task repeatedly. */
async function staysQuiet(run: ReleaseRun): Promise<boolean> {
  const summary = 'continues as new if nothing comes';
  const isDisturbed = await condition(() => run.queue.hasWork(), quietMs, { summary });
  countTask(run, { withTimer: true });
  return !isDisturbed;
}

/** The next run begins on the current build. Without worker versioning this option has no effect. */
function renew(run: ReleaseRun): Promise<never> {
  const buildId = workflowInfo().currentDeploymentVersion?.buildId;
  const left = wantsOtherBuild(run) && buildId !== undefined ? { leftBuildId: buildId } : {};
  const next = makeContinueAsNewFunc<typeof releaseWorkflow>({ initialVersioningBehavior: 'AUTO_UPGRADE' });
  return next({
    ...run.input,
    ...left,
    showsPlan: true,
    carried: { ...run.queue.carry(), last: run.last ?? undefined },
  });
}

/** Details cost no history. Attributes are sent only when they differ from those on the server. */
function showInTemporalUi(run: ReleaseRun): void {
  const { snapshot, last, outage } = run;
  if (snapshot === null && outage === null) return;
  setCurrentDetails(detailsOf(snapshot?.release ?? null, { last, outage }));
  if (snapshot === null) return;
  const { release } = snapshot;
  const wanted = [
    ...allAttributes(release),
    ...(run.input.showsPlan === true ? planAttributes(release, Date.now()) : []),
  ];
  const known = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter((attribute) => !isOnServer(known, attribute));
  if (changed.length === 0) return;
  upsertSearchAttributes(changed);
  countAttributes(run);
}

function endOf({ release }: ReleaseSnapshot): ReleaseEnd {
  return { releaseId: release.id, status: release.state.status, since: isoTime(release.statusSinceMs) };
}
