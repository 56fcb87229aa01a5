/**
 * Every HTTP problem (RFC 9457), as data that a route returns. Status, title and remedy of rejections are in the
 * domain's rejection catalogue.
 */
import type { FieldErrorCode, FieldFacts } from '../../domain/values/field-errors.js';
import { inputError, type InvalidInput } from '../../contracts/http/invalid-input.js';
import type { InputError, ProblemCode } from '../../contracts/http/problem.js';
import { wireRejection, type WireRejection } from '../../contracts/release/rejection.js';
import { type Permission, rolesGranting } from '../../domain/access/permissions.js';
import { defaultWorkspacePolicy, remedyOfRoles, type WorkspacePolicy } from '../../domain/access/roles.js';
import {
  httpStatusOf,
  type Rejection,
  type RejectionCode,
  rejectionTitle,
  sentenceOf,
} from '../../domain/release/rejections.js';
import type { Scope } from '../../domain/access/scopes.js';

export interface Problem {
  readonly problem: {
    readonly status: number;
    readonly code: ProblemCode | RejectionCode;
    readonly title: string;
    readonly detail?: string;
    readonly remedy?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
    readonly errors?: readonly InputError[];
    /** Additional members of the problem: the refused command, the current state. */
    readonly command?: unknown;
    readonly release?: unknown;
    readonly target?: unknown;
  };
  readonly headers?: Readonly<Record<string, string>>;
}

type ProblemWords = Pick<Problem['problem'], 'status' | 'title' | 'remedy'>;

const problems: Record<ProblemCode, ProblemWords> = {
  UNAUTHENTICATED: {
    status: 401,
    title: 'Not signed in',
    remedy: 'Send a valid token: Authorization: Bearer <token>.',
  },
  FORBIDDEN: { status: 403, title: 'Not allowed', remedy: 'Ask a user whose role allows it.' },
  NOT_FOUND: { status: 404, title: 'Not found' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'Method not allowed' },
  PRECONDITION_FAILED: { status: 412, title: 'The file has changed' },
  RANGE_NOT_SATISFIABLE: { status: 416, title: 'The file has no such range' },
  GONE: { status: 410, title: 'Gone' },
  INVALID_SHAPE: { status: 400, title: 'The request has the wrong shape', remedy: 'See errors, and /openapi.json.' },
  INVALID_VALUE: { status: 422, title: 'The request has a value that is not allowed', remedy: 'See errors.' },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'The idempotency key was used for another request',
    remedy: 'Use a new key for a new request.',
  },
  COMMAND_ALREADY_DECIDED: {
    status: 409,
    title: 'The command has its outcome already',
    remedy: 'See the command for its outcome, and the release for what may be done now.',
  },
  BODY_TOO_LARGE: { status: 413, title: 'The body is too large' },
  BODY_NOT_JSON: { status: 415, title: 'The body is not JSON', remedy: 'Send JSON in UTF-8 as application/json.' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests', remedy: 'Wait as long as Retry-After says.' },
  TOO_MANY_STREAMS: {
    status: 429,
    title: 'Too many open streams with this token',
    remedy: 'Close a stream, share one between the pages of a client, or poll GET /v1/releases/{release}.',
  },
  STREAMS_EXHAUSTED: {
    status: 503,
    title: 'This process holds as many streams as it may',
    remedy:
      'Poll GET /v1/releases/{release} meanwhile. An operator can raise STREAMS_PER_PROCESS or add API processes.',
  },
  UNAVAILABLE: {
    status: 503,
    title: 'The database is not available',
    remedy: 'Repeat the request with the same Idempotency-Key; nothing was partly written.',
  },
  WORKFLOW_UNAVAILABLE: {
    status: 503,
    title: 'The workflow did not answer',
    remedy: 'Read without source=workflow: the database has the same state.',
  },
  PUSH_ADDRESS_REFUSED: {
    status: 422,
    title: 'This address cannot be pushed to',
    remedy:
      'Give an https address on the public network, without user name and password. Private networks are opened by PUSH_ALLOW_PRIVATE in the configuration.',
  },
  UNEXPECTED: {
    status: 500,
    title: 'Something unexpected went wrong',
    remedy: 'Report the errorId; the log has the rest.',
  },
};

type Extras = Partial<Omit<Problem['problem'], keyof ProblemWords | 'code'>>;

/** A remedy given here replaces the general remedy of the code. */
export function problem(
  code: ProblemCode,
  extras: Extras & Pick<ProblemWords, 'remedy'> = {},
  headers?: Record<string, string>,
): Problem {
  return { problem: { code, ...problems[code], ...extras }, ...(headers === undefined ? {} : { headers }) };
}

/** The answer to a rejection of the domain, with the status of its catalogue entry. */
export function refused(rejection: Rejection, extras: Extras = {}): Problem {
  const { facts, remedy } = wireRejection(rejection);
  return {
    problem: {
      status: httpStatusOf(rejection.code),
      code: rejection.code,
      title: rejectionTitle(rejection.code),
      detail: sentenceOf(rejection),
      ...(facts === undefined ? {} : { facts }),
      remedy,
      ...extras,
    },
  };
}

/** `subjectWord`: a glossary word, such as "release". Also the answer for a subject that the principal may not read. */
export function notFound(subjectWord: string): Problem {
  return problem('NOT_FOUND', { detail: `There is no such ${subjectWord}, or you may not read it.` });
}

export function invalid({ kind, errors }: InvalidInput): Problem {
  return problem(kind === 'shape' ? 'INVALID_SHAPE' : 'INVALID_VALUE', { errors });
}

/** A value that only the database can refuse, such as a workspace that does not exist. */
export function invalidValue(path: string, code: FieldErrorCode, facts?: FieldFacts): Problem {
  return problem('INVALID_VALUE', { errors: [inputError(path, code, facts)] });
}

export function isProblem(value: object | null): value is Problem {
  return value !== null && 'problem' in value;
}

/** The statuses that a route with these rejections can answer, for the OpenAPI document. */
export function statusesOf(codes: readonly (ProblemCode | RejectionCode)[]): Map<number, string[]> {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = code in problems ? problems[code as ProblemCode].status : httpStatusOf(code as RejectionCode);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

export function problemBody({ problem: { status, code, title, ...rest } }: Problem, instance: string): object {
  return { type: `urn:halftone:problem:${code}`, title, status, instance, code, ...rest };
}

/** The 403 rejection with the roles that would be sufficient. Used in answers and in lists of actions. */
export function missingRole(
  permission: Permission,
  policy: WorkspacePolicy = defaultWorkspacePolicy,
): WireRejection & { readonly facts: Readonly<Record<string, unknown>> } {
  const roles = rolesGranting(permission, policy);
  return { code: 'FORBIDDEN', facts: { permission, roles }, remedy: remedyOfRoles(roles) };
}

export function missingScope(scope: Scope): WireRejection & { readonly facts: Readonly<Record<string, unknown>> } {
  return { code: 'FORBIDDEN', facts: { scope }, remedy: `Use a token with the scope ${scope}.` };
}
