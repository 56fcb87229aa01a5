/**
 * One command from the hand to its outcome: sent with a key of its own, waited for when the answer is 202, and told
 * apart: applied, nothing to change, refused, overtaken by somebody else's change, no answer.
 */
import { isStopCommand } from '../../domain/release/commands.js';
import { ApiProblem, ApiUnreachable } from '../api/api-problem.js';
import type { CommandAnswer, LedgerCommand, Progress, ReleaseCommandBody } from '../api/progress-shapes.js';
import { get, pathOf, request } from '../api/request.js';
import type { Refusal } from './refusal-words.js';

/** A command on its way. The key makes sending it twice harmless. */
export interface Intent {
  readonly command: ReleaseCommandBody;
  readonly key: string;
}

export type CommandState =
  | { readonly name: 'idle' }
  | { readonly name: 'sending' | 'waiting'; readonly intent: Intent }
  | { readonly name: 'done'; readonly intent: Intent; readonly answer: CommandAnswer }
  | { readonly name: 'refused'; readonly intent: Intent; readonly refusal: Refusal }
  | { readonly name: 'stale'; readonly intent: Intent; readonly current: Progress }
  | { readonly name: 'failed'; readonly intent: Intent; readonly error: Error };

const pollMs = 700;

/** Never throws: whatever happens is a state to show. `onWaiting` is called once if the answer is 202. */
export async function sendCommand(
  release: Pick<Progress, 'id' | 'revision'>,
  intent: Intent,
  onWaiting: () => void,
): Promise<CommandState> {
  try {
    const { status, body } = await request<CommandAnswer>(pathOf`/v1/releases/${release.id}/commands`, {
      method: 'POST',
      body: intent.command,
      idempotencyKey: intent.key,
      // A stop is meant whatever has changed meanwhile.
      ...(isStopCommand(intent.command.type) ? {} : { ifRevision: release.revision }),
    });
    if (status !== 202) return { name: 'done', intent, answer: body };
    onWaiting();
    return stateOf(intent, await decided(body));
  } catch (error) {
    return stateOfError(intent, error instanceof Error ? error : new Error(String(error)));
  }
}

/** Asks until the command has an outcome. An API that is away meanwhile changes nothing: the ledger keeps it. */
async function decided(answer: CommandAnswer): Promise<CommandAnswer> {
  let latest = answer;
  while (latest.command.outcome === 'RECEIVED') {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    latest = await askAgain(latest);
  }
  return latest;
}

async function askAgain(latest: CommandAnswer): Promise<CommandAnswer> {
  try {
    return await get<CommandAnswer>(pathOf`/v1/commands/${latest.command.id}`);
  } catch (error) {
    if (error instanceof ApiUnreachable || isPassing(error)) return latest;
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.problem.status === 503 || error.problem.status === 429);
}

function stateOf(intent: Intent, answer: CommandAnswer): CommandState {
  return answer.command.outcome === 'REJECTED'
    ? { name: 'refused', intent, refusal: refusalOf(answer.command) }
    : { name: 'done', intent, answer };
}

export function refusalOf({ code = 'INTERNAL', facts }: Pick<LedgerCommand, 'code' | 'facts'>): Refusal {
  return { code, ...(facts === undefined ? {} : { facts }) };
}

function stateOfError(intent: Intent, error: Error): CommandState {
  if (!(error instanceof ApiProblem)) return { name: 'failed', intent, error };
  const { problem } = error;
  if (problem.status === 412 && problem.release !== undefined)
    return { name: 'stale', intent, current: problem.release as Progress };
  if (problem.status === 409) return { name: 'refused', intent, refusal: problem };
  return { name: 'failed', intent, error };
}
