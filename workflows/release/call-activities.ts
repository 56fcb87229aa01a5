/** Calls the activities for a run. After a call without an answer, the run has an outage to wait for. */
import { ApplicationFailure } from '@temporalio/workflow';
import { activitiesOf } from './activity-proxies.js';
import type { QueuedCommand } from './command-queue.js';
import { outageAfter } from './database-outage.js';
import { adopt, type ReleaseRun } from './release-run.js';
import { countCall } from './run-length.js';

/** Loads the snapshot. @throws ApplicationFailure when there is no such release. */
export async function read(run: ReleaseRun): Promise<void> {
  run.mustRead = false;
  const { releaseId } = run;
  const summary = 'read the release';
  const { loadSnapshot } = activitiesOf(run);
  const snapshot = await call(run, summary, () => loadSnapshot.executeWithOptions({ summary }, [{ releaseId }]));
  if (snapshot === undefined) {
    run.mustRead = true;
    return;
  }
  if (snapshot === null) throw ApplicationFailure.nonRetryable(`There is no release "${releaseId}"`);
  adopt(run, snapshot);
}

/** Has a command decided. Without an answer the command goes back to the queue. */
export async function apply(run: ReleaseRun, command: QueuedCommand): Promise<void> {
  const { commandId, summary, ifAbsent } = command;
  const { releaseId } = run;
  const { applyCommand } = activitiesOf(run);
  const answer = await call(run, summary, () =>
    applyCommand.executeWithOptions({ summary }, [{ commandId, releaseId, ifAbsent }]),
  );
  if (answer === undefined) {
    run.queue.putBack(command);
    return;
  }
  run.queue.settle(commandId);
  run.last = { summary, actor: answer.actor, outcome: answer.outcome, code: answer.code, atMs: Date.now() };
  adopt(run, answer.snapshot);
}

/** Undefined when no answer came. The run then tries again after a pause. */
async function call<T>(run: ReleaseRun, summary: string, activity: () => Promise<T>): Promise<T | undefined> {
  countCall(run);
  try {
    const answer = await activity();
    run.outage = null;
    return answer;
  } catch (error) {
    run.outage = outageAfter(error, summary, run.outage);
    return undefined;
  }
}
