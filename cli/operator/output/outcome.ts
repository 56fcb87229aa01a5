/** Sends a command under an id, and waits for its outcome. */
import { NoAnswer } from '../../../client/exchange.js';
import { ApiProblem } from '../../../client/problem.js';
import { announcedId, type CommandIdFlags } from './command-id.js';
import type { Deadline } from './deadline.js';
import { OperatorFailure } from './failure.js';

/** What a request that is safe to repeat has. */
export interface Sending {
  readonly id: string;
  readonly signal: AbortSignal;
}

/** @throws OperatorFailure with the id, when there is no outcome in time. */
export async function sentInTime<Answer>(
  type: string,
  flags: CommandIdFlags,
  { signal }: Deadline,
  send: (sending: Sending) => Promise<Answer>,
): Promise<Answer> {
  const id = announcedId(flags);
  try {
    return await send({ id, signal });
  } catch (error) {
    // An answer of the server that is no passing trouble is an outcome.
    if (error instanceof ApiProblem && !signal.aborted) throw error;
    throw new OperatorFailure('timeout', `No outcome of ${type}: it may be applied, also later`, [
      ...(error instanceof NoAnswer || error instanceof ApiProblem ? [error.message] : []),
      `Repeat it safely, with --command-id ${id}`,
    ]);
  }
}
