/** Compares workflows and decisions with the database, which is authoritative. */
import { isFinal } from '../../../domain/release/release.js';
import { releaseView } from '../../../domain/release/release-view.js';
import { type Check, violationsOf } from './evidence.js';

export const workflowsSayWhatTheDatabaseSays: Check = ({ releases, workflows, undelivered }) => {
  const facts = new Map(workflows.map((one) => [one.releaseId, one]));
  const words = releases.flatMap((release) => {
    const workflow = facts.get(release.id);
    const { status, percentage, revision } = releaseView(release);
    if (isFinal(release)) return workflow?.isRunning === true ? [`${release.id} has ended, its workflow runs`] : [];
    if (workflow?.isRunning !== true) return [`${release.id} is ${status}, and no workflow of it runs`];
    const { progress } = workflow;
    if (progress === null) return [`the workflow of ${release.id} does not answer`];
    const isSame = progress.revision === revision && progress.status === status && progress.percentage === percentage;
    return isSame
      ? []
      : [
          `${release.id} is ${status} ${percentage} % at revision ${revision}; its workflow says ` +
            `${progress.status} ${progress.percentage} % at ${progress.revision}`,
        ];
  });
  const left = undelivered === 0 ? [] : [`${undelivered} messages to workflows were never delivered`];
  return violationsOf('workflows say what the database says', [...words, ...left]);
};

/**
 * What the server writes when new signals arrived while a task was finishing: the task is made again with them. And
 * what being terminated or reset by hand leaves in the history. None is a failure of our code; all others wedge a run.
 */
export const harmlessCauses = ['UNHANDLED_COMMAND', 'RESET_WORKFLOW', 'FORCE_CLOSE_COMMAND'];

export const noWorkflowIsWedged: Check = ({ workflows }) => {
  const words = workflows.flatMap(({ workflowId, failedTasks, retriedTask }) => [
    ...failedTasks
      .filter(({ cause }) => !harmlessCauses.includes(cause))
      .map(({ cause, message }) => `${workflowId} failed a workflow task: ${cause} ${message}`),
    ...(retriedTask > 0 ? [`${workflowId} is at try ${retriedTask + 1} of a workflow task`] : []),
  ]);
  return violationsOf('no workflow is wedged', words);
};

export const decisionsFollowTheTargets: Check = ({ decided }) =>
  violationsOf(
    'decisions follow the targets',
    decided
      .filter(({ answered, expected }) => answered !== expected)
      .map(
        ({ target, user, by, answered, expected }) =>
          `${by} gives ${user} ${answered ?? 'nothing'} on ${target}, the target says ${expected ?? 'nothing'}`,
      ),
  );
