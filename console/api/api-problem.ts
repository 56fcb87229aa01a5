/** Failures between console and API: a problem answer (`ApiProblem`), or no answer (`ApiUnreachable`). */
import type { Problem } from '../../client/problem.js';

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(readonly problem: Problem) {
    super(`${String(problem.status)} ${problem.code}: ${problem.title}`);
  }
}

export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
  constructor(readonly path: string) {
    super(`No answer from ${path}`);
  }
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.problem.status === status;
}
