/** Failures between console and API: a problem answer (`ApiProblem`), or no answer (`ApiUnreachable`). */

export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly detail?: string;
  readonly remedy?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly command?: unknown;
  readonly release?: unknown;
}

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

/** Reads a problem document. Other error bodies, such as a proxy's page, become a problem too. */
export function problemOf(status: number, path: string, text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isProblem(parsed)) return parsed;
  } catch {
    // Not JSON: an answer of a proxy. Its text is not shown.
  }
  return { title: `HTTP ${String(status)}`, status, code: 'UNEXPECTED', instance: path };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'title' in value;
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.problem.status === status;
}
