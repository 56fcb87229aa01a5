/** The state of a command: sent, then done, refused, stale (the release has changed), or failed (no answer). */
import { isRejectionCode } from '../../domain/release/rejections.js';
import { ApiProblem } from '../api/api-problem.js';
import type {
  CommandAnswer,
  LedgerCommand,
  Progress,
  ReleaseCommandBody,
  TargetCommandAnswer,
  TargetCommandBody,
} from '../api/types.js';
import type { ShownRejection } from './rejection-words.js';

export type CommandBody = ReleaseCommandBody | TargetCommandBody;
export type AnyAnswer = CommandAnswer | TargetCommandAnswer;

/** A command to send. Its key makes sending idempotent. */
export interface Intent<Command extends CommandBody = CommandBody> {
  readonly command: Command;
  readonly key: string;
}

export type CommandState =
  | { readonly kind: 'sending' | 'waiting'; readonly intent: Intent }
  | { readonly kind: 'done'; readonly intent: Intent; readonly answer: AnyAnswer }
  | { readonly kind: 'refused'; readonly intent: Intent; readonly rejection: ShownRejection }
  | { readonly kind: 'stale'; readonly intent: Intent; readonly current: Progress }
  | { readonly kind: 'failed'; readonly intent: Intent; readonly error: Error };

export function stateOf(intent: Intent, answer: AnyAnswer): CommandState {
  switch (answer.command.outcome) {
    case 'RECEIVED':
      return { kind: 'waiting', intent };
    case 'REJECTED':
      return { kind: 'refused', intent, rejection: rejectionOf(answer.command) };
    case 'APPLIED':
    case 'NO_OP':
      return { kind: 'done', intent, answer };
  }
}

export function rejectionOf({ code = 'INTERNAL', facts }: Pick<LedgerCommand, 'code' | 'facts'>): ShownRejection {
  return { code, ...(facts === undefined ? {} : { facts }) };
}

export function stateOfError(intent: Intent, error: Error): CommandState {
  if (!(error instanceof ApiProblem)) return { kind: 'failed', intent, error };
  const { problem } = error;
  if (problem.status === 412 && problem.release !== undefined)
    return { kind: 'stale', intent, current: problem.release as Progress };
  // Of any status, also INTERNAL: it is the command's outcome, so sending it again changes nothing.
  if (isRejectionCode(problem.code)) return { kind: 'refused', intent, rejection: problem };
  return { kind: 'failed', intent, error };
}
