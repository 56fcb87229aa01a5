/**
 * Estimates the history length of a run, and limits the work of one workflow task. The run counts both itself. While a
 * local activity runs, the worker may extend the workflow task, and a replay then sees another `historyLength` at the
 * same point. A decision that uses it would break the replay.
 */
import { workflowInfo } from '@temporalio/workflow';
import type { ReleaseRun } from './release-run.js';

/** A run continues as new at this many events in a quiet moment, and at three times as many in any case. */
const quietEventCap = 150;
/**
 * Signals that arrive during a workflow task are delivered with the next one. A run with many waiting commands ends its
 * task after this many. Otherwise a stop command would wait for all of them.
 */
const callsPerTask = 10;

/** Start, first workflow task, and the marker of `patched()` with its search attribute. */
const startEvents = 6;
const taskEvents = 3;
/** Started, then fired or cancelled. */
const timerEvents = 2;

export function countTask(run: ReleaseRun, { withTimer }: { readonly withTimer: boolean }): void {
  run.callsInTask = 0;
  run.events += taskEvents + (withTimer ? timerEvents : 0);
}

export function countCall(run: ReleaseRun): void {
  run.callsInTask += 1;
  run.events += 1;
}

export function countAttributes(run: ReleaseRun): void {
  run.events += 1;
}

export function isTaskFull({ isLocal, callsInTask }: ReleaseRun): boolean {
  return isLocal && callsInTask >= callsPerTask;
}

export function quietCapOf({ input }: ReleaseRun): number {
  return input.quietEventCap ?? quietEventCap;
}

/**
 * Includes the events that the server added. Only for moments in which no activity runs: there a replay sees the same
 * value.
 */
export function lengthInQuiet(run: ReleaseRun): number {
  return Math.max(lengthOf(run), workflowInfo().historyLength);
}

export function lengthOf({ isLocal, events, signals }: ReleaseRun): number {
  return isLocal ? startEvents + events + signals : workflowInfo().historyLength;
}
