/**
 * Why the program cannot start, and what to do about it. Each problem is printed as ONE line, without a stack:
 * its reader needs the remedy. Anything that is not a StartFailure is a bug and keeps its stack.
 */
import { errorStack } from '../log/error-fields.js';

export interface StartProblem {
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  /** What to do about it, as an imperative sentence. */
  readonly remedy: string;
}

export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly problems: readonly StartProblem[];

  constructor(problem: StartProblem | readonly StartProblem[], options?: ErrorOptions) {
    const problems: readonly StartProblem[] = 'message' in problem ? [problem] : problem;
    super(problems.map(problemLine).join('\n'), options);
    this.problems = problems;
  }
}

function problemLine({ message, remedy }: StartProblem): string {
  return `${oneLine(message)}. ${oneLine(remedy)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

/** The lines to print for an error that ended the start: the problems, or for a bug its stack. */
export function startFailureLines(error: unknown): readonly string[] {
  if (error instanceof StartFailure) return error.problems.map((problem) => `halftone: ${problemLine(problem)}.`);
  return [`halftone: unexpected error while starting: ${errorStack(error)}`];
}
