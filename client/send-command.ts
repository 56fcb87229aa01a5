/** A command of a release or a target, repeated under one key until it has an outcome. A repetition changes nothing. */
import type { components } from './api-types.generated.js';
import { NoAnswer } from './exchange.js';
import type { HalftoneClient } from './halftone-client.js';
import { newId } from './new-id.js';
import { pause } from './pause.js';
import { ApiProblem, bodyOf, type Problem, type RejectionCode } from './problem.js';
import { rejectionStatuses } from './problem-types.generated.js';

type Schemas = components['schemas'];
export type ReleaseCommand = Schemas['ReleaseCommand'];
export type CommandAnswer = Schemas['CommandAnswer'];
export type TargetCommandAnswer = Schemas['TargetCommandAnswer'];

export interface TargetName {
  readonly miniProgram: string;
  readonly targetApp: string;
  readonly environment: Schemas['Target']['environment'];
}

export interface SendCommandOptions {
  /** The Idempotency-Key. Give the same one to continue after a restart of your program. Default: a new one. */
  readonly id?: string;
  /** The revision that you decided on. A newer one is refused with STALE_REVISION. */
  readonly ifRevision?: number;
  /** Default: it is given up after two minutes. */
  readonly signal?: AbortSignal;
}

const givenUpAfterMs = 120_000;
const firstPauseMs = 250;
const longestPauseMs = 5_000;

/**
 * Resolves with the outcome APPLIED or NO_OP.
 *
 * @throws {ApiProblem} for a refusal. `error.problem.code` narrows `error.problem.facts`.
 * @throws the reason of the signal when it aborts. The command may be applied then, also later.
 */
export async function sendCommand(
  client: HalftoneClient,
  release: string,
  body: ReleaseCommand,
  options: SendCommandOptions = {},
): Promise<CommandAnswer> {
  const { header, signal } = sendingOf(options);
  const params = { path: { release }, header };
  const post = () => bodyOf(client.POST('/v1/releases/{release}/commands', { params, body, signal }));
  return outcomeOf(client, post, signal);
}

/** @internal As `sendCommand`, for the emergency commands of a target. */
export async function sendTargetCommand(
  client: HalftoneClient,
  { miniProgram, targetApp, environment }: TargetName,
  body: Schemas['TargetCommand'],
  options: SendCommandOptions = {},
): Promise<TargetCommandAnswer> {
  const { header, signal } = sendingOf(options);
  const params = { path: { miniProgram, targetApp, environment }, header };
  const route = '/v1/targets/{miniProgram}/{targetApp}/{environment}/commands';
  return outcomeOf(client, () => bodyOf(client.POST(route, { params, body, signal })), signal);
}

function sendingOf({ id = newId(), ifRevision, signal = AbortSignal.timeout(givenUpAfterMs) }: SendCommandOptions) {
  const header = { 'idempotency-key': id, ...(ifRevision === undefined ? {} : { 'if-match': `"${ifRevision}"` }) };
  return { header, signal };
}

type AnyAnswer = CommandAnswer | TargetCommandAnswer;

/** @internal Reads a command that is received until it is decided. Throws as `sendCommand`. */
export async function outcomeOf<Answer extends AnyAnswer>(
  client: HalftoneClient,
  post: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  let answer = await repeated(post, signal);
  const params = { path: { command: answer.command.id } };
  const read = () => bodyOf(client.GET('/v1/commands/{command}', { params, signal }));
  for (let pauseMs = firstPauseMs; answer.command.outcome === 'RECEIVED'; pauseMs = longer(pauseMs)) {
    await pause(pauseMs, signal);
    answer = (await repeated(read, signal)) as Answer;
  }
  if (answer.command.outcome === 'REJECTED') throw new ApiProblem(problemOfRejection(answer));
  return answer;
}

/** @internal Repeats what got no answer, and what the server or a proxy could not take now. */
export async function repeated<Result>(attempt: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (let pauseMs = firstPauseMs; ; pauseMs = longer(pauseMs)) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await pause(pauseMs, signal);
    }
  }
}

function longer(pauseMs: number): number {
  return Math.min(pauseMs * 2, longestPauseMs);
}

const passingStatuses = new Set([429, 502, 503, 504]);

function isPassing(error: unknown): boolean {
  if (error instanceof ApiProblem) return passingStatuses.has(error.problem.status);
  return error instanceof NoAnswer && error.reason !== 'foreign';
}

const statuses: Readonly<Record<string, number>> = rejectionStatuses;

/** The same problem as of a command that is refused at once. */
function problemOfRejection({ command, ...subject }: AnyAnswer): Problem {
  const { id, code = 'INTERNAL', facts, remedy } = command;
  const words = code.toLowerCase().replaceAll('_', ' ');
  return {
    type: `urn:halftone:problem:${code}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    // A code of a later version is not listed.
    status: statuses[code] ?? 409,
    instance: `/v1/commands/${id}`,
    code: code as RejectionCode,
    ...(facts === undefined ? {} : { facts }),
    ...(remedy === undefined ? {} : { remedy }),
    command,
    ...subject,
  } as Problem;
}
