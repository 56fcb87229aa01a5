/** Sends one command of a release or target with its Idempotency-Key, and polls while the answer is 202. */
import { isStopCommand } from '../../domain/release/command-catalog.js';
import { NoAnswer } from '../../client/exchange.js';
import { pause } from '../../client/pause.js';
import { type Answer, ApiProblem, bodyOf } from '../api/api-problem.js';
import { api } from '../api/client.js';
import {
  type AnyAnswer,
  type CommandBody,
  type CommandState,
  type Intent,
  stateOf,
  stateOfError,
} from './command-state.js';

/** The release or target that receives commands. */
export interface CommandRecipient<Command extends CommandBody> {
  readonly post: (command: Command, headers: CommandHeaders) => Promise<Answer<AnyAnswer>>;
  /** The revision that the operator saw. Stop commands do not depend on it. */
  readonly ifRevision?: number;
}

export interface CommandHeaders {
  readonly 'idempotency-key': string;
  /** The revision, in quotes. A stale one is answered with 412. */
  readonly 'if-match'?: string;
}

export interface SendOptions {
  /** Called once if the answer is 202. */
  readonly onWaiting: () => void;
  /** Ends polling. The request that carries the command is never aborted. */
  readonly signal: AbortSignal;
}

const pollMs = 700;

/** Never throws. The state is `waiting` when `signal` ended the polling. */
export async function sendCommand<Command extends CommandBody>(
  { post, ifRevision }: CommandRecipient<Command>,
  intent: Intent<Command>,
  { onWaiting, signal }: SendOptions,
): Promise<CommandState> {
  try {
    const isBound = ifRevision !== undefined && !isStopCommand(intent.command.type);
    const headers = { 'idempotency-key': intent.key, ...(isBound ? { 'if-match': `"${String(ifRevision)}"` } : {}) };
    const answered = await post(intent.command, headers);
    const answer = await bodyOf(answered);
    if (answered.response.status !== 202) return { kind: 'done', intent, answer };
    onWaiting();
    return stateOf(intent, await pollOutcome(answer, signal));
  } catch (error) {
    return stateOfError(intent, error instanceof Error ? error : new Error(String(error)));
  }
}

/** Polls until the command has an outcome, also while the API is unreachable. */
async function pollOutcome(answer: AnyAnswer, signal: AbortSignal): Promise<AnyAnswer> {
  let latest = answer;
  while (latest.command.outcome === 'RECEIVED') {
    await pause(pollMs, signal);
    if (signal.aborted) break;
    latest = await readCommand(latest, signal);
  }
  return latest;
}

async function readCommand(latest: AnyAnswer, signal: AbortSignal): Promise<AnyAnswer> {
  try {
    return await bodyOf(
      api.GET('/v1/commands/{command}', { params: { path: { command: latest.command.id } }, signal }),
    );
  } catch (error) {
    if (signal.aborted || error instanceof NoAnswer || isPassing(error)) return latest;
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.problem.status >= 500 || error.problem.status === 429);
}
