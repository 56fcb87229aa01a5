/** Problem documents (RFC 9457): the body of each answer from 400 on. The calls of the client return them as data. */
import type { components } from './api-types.generated.js';
import type { RejectionCode, RejectionFacts } from './problem-types.generated.js';

export type Problem = components['schemas']['Problem'];

/** The problem of one rejection, with its facts. */
export type ProblemOf<Code extends RejectionCode> = Extract<Problem, { readonly code: Code }>;

export type { RejectionCode, RejectionFacts };

/** Also an error of a proxy becomes a problem. Its text is not kept. */
export function problemOf(status: number, instance: string, body: unknown): Problem {
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: `HTTP ${status}`, status, code: 'UNEXPECTED', instance };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'title' in value;
}

/** A problem as an exception, for callers that throw. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(readonly problem: Problem) {
    super(`${String(problem.status)} ${problem.code}: ${problem.title}`);
  }
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
