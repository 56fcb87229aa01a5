/** Answers for queries and mutations, which fail by throwing: `ApiProblem`, or `NoAnswer` of the client. */
import type { Problem } from '../../client/problem.js';

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(readonly problem: Problem) {
    super(`${String(problem.status)} ${problem.code}: ${problem.title}`);
  }
}

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

/** What a call of the client resolves to. */
export interface Answer<Body> {
  readonly data?: Body | undefined;
  readonly error?: Problem | undefined;
  readonly response: Response;
}

/** @throws {ApiProblem} for a status above 399. @throws {NoAnswer} without a complete answer. */
export async function bodyOf<Body>(answer: Answer<Body> | Promise<Answer<Body>>): Promise<Body> {
  const { data, error } = await answer;
  if (error !== undefined) throw new ApiProblem(error);
  return data as Body;
}
