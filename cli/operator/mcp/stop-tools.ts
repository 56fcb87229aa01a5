/** One tool for each stop command of the catalogue. Each needs a reason and has an id, so that it is safe to repeat. */
import { z } from 'zod';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { NoAnswer } from '../../../client/exchange.js';
import { newId } from '../../../client/new-id.js';
import { ApiProblem } from '../../../client/problem.js';
import { type ReleaseCommand, sendCommand, sendTargetCommand } from '../../../client/send-command.js';
import { type StopCommandType, stopCommandTypes } from '../../../domain/release/command-catalog.js';
import { readInTime } from '../output/deadline.js';
import { OperatorFailure } from '../output/failure.js';
import { findRelease } from '../release/release-name.js';
import { appId, environmentName, programId, releaseName, type Tool, tool } from './tool.js';

const reason = z.string().min(1).max(500).describe('Why, for the people who read the trail');
const commandId = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .optional()
  .describe('To repeat a call safely: give the id of the first one. It is applied once for each id');

const ofRelease = z.strictObject({ release: releaseName, reason, commandId });
const ofTarget = z.strictObject({
  program: programId,
  app: appId,
  environment: environmentName,
  reason,
  commandId,
});

/** Below the time after which clients of MCP give up: 60 s. */
const longestMs = 30_000;

export function stopTools(client: HalftoneClient): Tool[] {
  return stopCommandTypes.map((type) => stops[type](client));
}

const stops: Readonly<Record<StopCommandType, (client: HalftoneClient) => Tool>> = {
  pause: releaseColumns(
    'pause',
    'pause_release',
    'Pause a release',
    'The share stays, and nothing raises it until a resume.',
  ),
  reset: releaseColumns(
    'reset',
    'reset_release',
    'Take a release back to 0 %',
    'No user has it then. It can begin again.',
  ),
  cancel: releaseColumns(
    'cancel',
    'cancel_release',
    'End a release for ever',
    'No user has it then. Final: the version cannot be released to this target again.',
  ),
  holdPlan: releaseColumns(
    'holdPlan',
    'hold_plan',
    'Hold the plan of a release',
    'The share stays, and the plan does not raise it until it is resumed.',
  ),
  rollback: releaseColumns(
    'rollback',
    'roll_back_release',
    'Give all users the version before',
    'Of a release in Full Release. Ends it, and ends what rolls out on its target.',
  ),
  forceOffline: (client) =>
    tool({
      name: 'force_target_offline',
      title: 'Take a mini program off a target',
      description:
        'In an emergency. No user of the target app gets the mini program in this environment, and all its releases there end. Needs the role of an admin or inspector of the target app.',
      input: ofTarget,
      isStop: true,
      run: async (
        { program: miniProgram, app: targetApp, environment, reason: why, commandId: id = newId() },
        signal,
      ) => {
        const target = { miniProgram, targetApp, environment };
        const body = { type: 'forceOffline', reason: why } as const;
        const end = endOf(signal);
        return sent(id, end, () => sendTargetCommand(client, target, body, { id, signal: end }));
      },
    }),
};

function releaseColumns(
  type: Exclude<StopCommandType, 'forceOffline'>,
  name: string,
  title: string,
  effect: string,
): (client: HalftoneClient) => Tool {
  return (client) =>
    tool({
      name,
      title,
      description: `${title}. ${effect}`,
      input: ofRelease,
      isStop: true,
      run: async ({ release, reason: why, commandId: id = newId() }, signal) => {
        const end = endOf(signal);
        const found = await readInTime({ text: '30s', signal: end }, (ending) => findRelease(client, release, ending));
        const body: ReleaseCommand = { type, reason: why };
        return sent(id, end, () => sendCommand(client, found.id, body, { id, signal: end }));
      },
    });
}

function endOf(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
}

/** @throws OperatorFailure with the id, when there is no outcome before `end` aborts. */
async function sent(id: string, end: AbortSignal, send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (error) {
    if (!end.aborted && !(error instanceof NoAnswer)) throw error;
    throw new OperatorFailure('timeout', 'No outcome: it may be applied, also later', [
      ...(error instanceof NoAnswer || error instanceof ApiProblem ? [error.message] : []),
      `Repeat it safely, with the commandId ${id}`,
    ]);
  }
}
