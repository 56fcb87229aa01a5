/**
 * One release, for as long as it lives. The workflow decides nothing: it orders commands (stop commands first), waits,
 * retries, drives what follows and shows itself. Every decision is an activity's, made in one database transaction.
 *
 * Running workflows are replayed against this code: a change in the order of what it asks of Temporal needs
 * `patched()`, asked once at the top of `releaseWorkflow` and nowhere else (in a loop it would flip running releases).
 */
import {
  ApplicationFailure,
  CancellationScope,
  condition,
  makeContinueAsNewFunc,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { isoTime } from '../domain/iso-time.js';
import { type NextStep, nextStep, type ReleaseSnapshot } from '../domain/release/next-step.js';
import { isFinal, type ReleaseStatus } from '../domain/release/release.js';
import { applyCommand, loadSnapshot } from './activity-proxies.js';
import type { QueuedCommand } from './command-queue.js';
import { detailsOf, waitSummaryOf } from './describe.js';
import type { ReleaseWorkflowInput } from './messages.js';
import { adopt, createReleaseRun, listen, type ReleaseRun } from './release-run.js';
import { allAttributes } from './search-attributes.js';

/** How a release ended, for the reader of its closed workflow. */
export interface ReleaseEnd {
  readonly releaseId: string;
  readonly status: ReleaseStatus;
  readonly since: string;
}

/**
 * A run asks to continue as new at this many events, in a quiet moment, and must at three times as many. One command
 * costs at most 14, so no run exceeds 500 unless dozens of signals come in the same moment.
 */
const quietEventCap = 150;
/** A client that sends its next command when it hears of the last outcome is done within this time. */
const quietMs = 300;
/** Longer waits are cut into pieces. */
const longestWaitMs = 30 * 86_400_000;

export async function releaseWorkflow(input: ReleaseWorkflowInput): Promise<ReleaseEnd> {
  const run = createReleaseRun(input);
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
  let snapshot = await read(run);
  for (;;) {
    showInTemporalUi(run, snapshot);
    if (mustRenew(run, snapshot)) return renew(run);
    const next = nextStep(snapshot);
    const command = run.queue.takeStopFirst() ?? dueCommand(run, next);
    if (command !== undefined) await apply(run, command);
    else if (next.do === 'finish') return endOf(snapshot);
    else if (run.mustRead) await read(run);
    else if (!wantsRenewal(run)) await waitForWork(run, next);
    else if (await staysQuiet(run)) return renew(run);
    snapshot = run.snapshot ?? snapshot;
  }
}

async function read(run: ReleaseRun): Promise<ReleaseSnapshot> {
  run.mustRead = false;
  const { releaseId } = run;
  const summary = 'read the release';
  const snapshot = await loadSnapshot.executeWithOptions({ summary }, [{ releaseId }]);
  if (snapshot === null) throw ApplicationFailure.nonRetryable(`There is no release "${releaseId}"`);
  return adopt(run, snapshot);
}

async function apply(run: ReleaseRun, command: QueuedCommand): Promise<void> {
  const { commandId, summary, ifAbsent } = command;
  const { releaseId } = run;
  const answer = await applyCommand.executeWithOptions({ summary }, [{ commandId, releaseId, ifAbsent }]);
  run.queue.settle(commandId);
  run.last = { summary, actor: answer.actor, outcome: answer.outcome, code: answer.code, atMs: Date.now() };
  adopt(run, answer.snapshot);
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
    return;
  }
  // A deadline may lie between two milliseconds; a timer may not.
  const waitMs = Math.min(Math.ceil(next.dueAtMs - Date.now()), longestWaitMs);
  await condition(hasWork, waitMs, { summary: waitSummaryOf(next) });
}

/** Between activities, queue empty or not: a run that never rests, or one that heard its one cancellation request. */
function mustRenew(run: ReleaseRun, snapshot: ReleaseSnapshot): boolean {
  if (workflowInfo().historyLength >= 3 * quietCapOf(run)) return true;
  return !isFinal(snapshot.release) && run.cancellationId !== null && run.queue.isSettled(run.cancellationId);
}

function wantsRenewal(run: ReleaseRun): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength >= quietCapOf(run) || wantsOtherBuild(run);
}

/** Temporal sends new runs to another build than ours. Somebody may keep this one here by hand: tried once. */
function wantsOtherBuild({ input }: ReleaseRun): boolean {
  const { targetWorkerDeploymentVersionChanged, currentDeploymentVersion } = workflowInfo();
  return targetWorkerDeploymentVersionChanged && currentDeploymentVersion?.buildId !== input.leftBuildId;
}

function quietCapOf({ input }: ReleaseRun): number {
  return input.quietEventCap ?? quietEventCap;
}

/** Continuing as new while commands keep coming fails the closing task again and again. */
async function staysQuiet(run: ReleaseRun): Promise<boolean> {
  return !(await condition(() => run.queue.hasWork(), quietMs, { summary: 'continues as new if nothing comes' }));
}

/** The next run begins on the build that is current then; where builds are not told apart, that asks for nothing. */
function renew(run: ReleaseRun): Promise<never> {
  const buildId = workflowInfo().currentDeploymentVersion?.buildId;
  const left = wantsOtherBuild(run) && buildId !== undefined ? { leftBuildId: buildId } : {};
  const next = makeContinueAsNewFunc<typeof releaseWorkflow>({ initialVersioningBehavior: 'AUTO_UPGRADE' });
  return next({ ...run.input, ...left, carried: run.queue.carry() });
}

/** Details cost no history; attributes are sent only when they differ from what the server has. */
function showInTemporalUi({ last }: ReleaseRun, { release }: ReleaseSnapshot): void {
  setCurrentDetails(detailsOf(release, last));
  const known = workflowInfo().typedSearchAttributes;
  const changed = allAttributes(release).filter(({ key, value }) => known.get(key) !== value);
  if (changed.length > 0) upsertSearchAttributes(changed);
}

function endOf({ release }: ReleaseSnapshot): ReleaseEnd {
  return { releaseId: release.id, status: release.state.status, since: isoTime(release.statusSinceMs) };
}
