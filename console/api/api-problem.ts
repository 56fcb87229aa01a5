/** Answers for queries and mutations, which fail by throwing: `ApiProblem`, or `NoAnswer` of the client. */
import { type Answer, ApiProblem, bodyOf } from '../../client/problem.js';

export { type Answer, ApiProblem, bodyOf };

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.problem.status === status;
}

interface SentWrite {
  /** By the clock of the browser, in milliseconds. 0: not sent. */
  readonly submittedAt: number;
  readonly error: Error | null;
}

/** The error of the write that was sent last, for a place that shows the failures of several. */
export function errorOfLast(...writes: readonly SentWrite[]): Error | null {
  const [last] = [...writes].sort((a, b) => b.submittedAt - a.submittedAt);
  return last?.error ?? null;
}
