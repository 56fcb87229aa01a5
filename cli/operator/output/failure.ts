/** What an operator command fails with: lines for a person, and the exit code for a pipeline. */
import { ApiProblem, type Problem } from '../../../client/problem.js';
import { NoAnswer, type NoAnswerReason } from '../../../client/exchange.js';
import { isRejectionCode } from '../../../domain/release/rejections.js';

/** docs/cli.md says what each means. A timeout, or an unknown outcome, is never 0. */
export const exitCodes = {
  reached: 0,
  usage: 1,
  rejected: 2,
  held: 3,
  ended: 4,
  timeout: 5,
  noAccess: 6,
  differs: 7,
} as const;

export type Exit = keyof typeof exitCodes;

export class OperatorFailure extends Error {
  override readonly name = 'OperatorFailure';
  constructor(
    readonly exit: Exit,
    /** What is wrong, with the value. The first line of the output. */
    message: string,
    /** What to do, and other lines. */
    readonly more: readonly string[] = [],
    /** The answer of the server, for --output json and yaml. */
    readonly problem?: Problem,
  ) {
    super(message);
  }
}

/** The failure of any error that an operator command can throw. */
export function failureOf(error: unknown): OperatorFailure {
  if (error instanceof OperatorFailure) return error;
  if (error instanceof ApiProblem) return failureOfProblem(error.problem);
  if (error instanceof NoAnswer)
    return new OperatorFailure('noAccess', `No answer from ${originOf(error)}: ${error.detail}`, [
      remedyOf[error.reason],
    ]);
  return new OperatorFailure('usage', `Unexpected error: ${error instanceof Error ? String(error.stack) : 'unknown'}`);
}

/** The message of `NoAnswer` has the whole address, with its query. */
function originOf({ message }: NoAnswer): string {
  return /https?:\/\/[^/\s?]+/.exec(message)?.[0] ?? 'the server';
}

const remedyOf: Readonly<Record<NoAnswerReason, string>> = {
  unreachable: 'Start the server, or correct the address: `halftone login --url …` or HALFTONE_URL.',
  cut: 'The connection was lost. Repeat the command.',
  timeout: 'Repeat the command later.',
  foreign: 'The address leads to another program. Correct it: `halftone login --url …` or HALFTONE_URL.',
};

/** `placeOf`: the words for the path of an error. */
export function failureOfProblem(
  problem: Problem,
  placeOf = (path: string): string => path.replace(/^\//, ''),
): OperatorFailure {
  const { code, title, detail, remedy, errors = [] } = problem;
  const wrong = errors.map(({ path, message }) => `${placeOf(path) || 'the request'}: ${message}`);
  const more = [...wrong, ...(remedy === undefined ? [] : [`Remedy: ${remedy}`])];
  return new OperatorFailure(exitOf(problem), `${code}: ${detail ?? title}`, more, problem);
}

export function exitOf({ status, code }: { readonly status: number; readonly code: string }): Exit {
  const isRefused = status === 401 || status === 403 || status === 429 || status >= 500;
  if (isRefused) return 'noAccess';
  return isRejectionCode(code) ? 'rejected' : 'usage';
}
