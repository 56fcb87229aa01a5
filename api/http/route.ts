/**
 * A route is data and a handler: where it is, what goes in and comes out, whom it lets in. The fixed order of checks
 * is in `run-route.ts`, the OpenAPI document is made from the same data in `openapi.ts`.
 */
import type { z } from 'zod';
import type { ProblemCode } from '../../contracts/http/problem.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import type { ActingRole, Permission } from '../../domain/access/permissions.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import type { Answer, Responses } from './answer.js';
import type { Principal } from '../access/principal.js';
import type { ApiDeps } from '../deps.js';
import type { Problem } from './problem.js';
import type { Tag } from './tags.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** 'public': no token is looked at. 'signedIn': any user. Otherwise what the standing towards the subject must grant. */
export type RoutePermission = Permission | 'public' | 'signedIn';

/** What a route is about, and what the caller is to it. */
export interface LoadedSubject<Subject> {
  readonly subject: Subject;
  readonly subjectRoles: SubjectRoles;
}

type Fields = z.ZodObject;
type Awaitable<T> = T | Promise<T>;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** The recorded key of a write: `key` is the client's, or made by us. */
export interface Idempotency {
  readonly key: string;
  /** SHA-256 over method, path and parsed body: the same key with another digest is another request. */
  readonly bodyDigest: string;
}

/** As a session remembers it. */
export interface RequestClient {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** What is known before the subject is loaded. */
export interface RequestContext<User = Principal | null, Params = unknown> {
  readonly deps: ApiDeps;
  readonly principal: User;
  readonly params: Params;
  readonly nowMs: number;
}

/** The types of one route's parts, as its schemas give them. */
interface Parts {
  readonly principal: Principal | null;
  readonly params: unknown;
  readonly values: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly subject: unknown;
  readonly subjectRoles: SubjectRoles | null;
  readonly role: ActingRole | null;
}

export interface Call<P extends Parts = Parts> extends RequestContext<P['principal'], P['params']> {
  readonly values: P['values'];
  readonly query: P['query'];
  readonly headers: P['headers'];
  readonly body: P['body'];
  readonly subject: P['subject'];
  /** Towards the subject; null where there is none. */
  readonly subjectRoles: P['subjectRoles'];
  /** The role that the permission was granted for, as the ledger notes it; null on public routes. */
  readonly role: P['role'];
  readonly idempotency: Idempotency;
  /** Where the request was sent from. */
  readonly client: RequestClient;
  /** Aborted when the client has gone or the server stops. */
  readonly signal: AbortSignal;
  /** The path and query as asked for. */
  readonly url: string;
}

type UserOf<Permit> = Permit extends 'public' ? Principal | null : Principal;

/** Where a route is and what it takes and gives. */
interface Description {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/releases/{id}`. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: Tag;
  /** The glossary's word for the subject, as 404 says it. */
  readonly about?: string;
  /** Refusals of the domain that it can answer; the general problems are documented by themselves. */
  readonly refusals?: readonly RejectionCode[];
  /** False for writes that take no key: their answer is kept by nobody. */
  readonly takesKey?: false;
  /** False: any valid token or session may, whatever its scopes. For ending sessions. */
  readonly needsScope?: false;
  /** True for a POST that only reads: needs the scope `read`, takes no key, and no CSRF header with a session. */
  readonly changesNothing?: true;
  /** True where stop commands come in: its checks then run on their connections. */
  readonly takesStops?: true;
  /** Problems that it can answer beyond those that follow from its parts. */
  readonly problems?: readonly ProblemCode[];
}

export interface RouteDefinition<
  Permit extends RoutePermission,
  R extends Responses,
  Params extends Fields | undefined,
  Values extends Fields | undefined,
  Query extends Fields | undefined,
  Headers extends Fields | undefined,
  Body extends z.ZodType | undefined,
  Subject,
> extends Description {
  /** Path parameters that address the subject: what does not fit their schema is not there (404). */
  readonly params?: Params;
  /** Path parameters that are values to be stored or looked for: checked like a body (400, 422). */
  readonly values?: Values;
  readonly query?: Query;
  /** Names in lower case. */
  readonly headers?: Headers;
  readonly body?: Body;
  readonly responses: R;
  /** Loads the subject with the caller's standing; undefined (also for what they may not read) is 404. */
  readonly find?: (
    asked: RequestContext<UserOf<Permit>, Parsed<Params>>,
  ) => Awaitable<LoadedSubject<Subject> | Problem | undefined>;
  /**
   * Where the body names what the permission is about: the standing towards that, or a problem (422). Asked after the
   * body is known to be good; its subject and standing take the place of those of `find`.
   */
  readonly refer?: (
    call: CallOf<Permit, Params, Values, Query, Headers, Body, Subject | undefined, SubjectRoles | null>,
  ) => Awaitable<LoadedSubject<Subject> | Problem>;
  /** Mandatory. A function where it depends on the body, with every permission it may name in `among`. */
  readonly permission: Permit | { readonly of: (body: Parsed<Body>) => Permit; readonly among: readonly Permit[] };
  readonly handle: (
    call: CallOf<Permit, Params, Values, Query, Headers, Body, Subject, SubjectRolesOf<Subject>>,
  ) => Awaitable<Answer<NoInfer<R>>>;
}

type CallOf<Permit, Params, Values, Query, Headers, Body, Subject, Roles extends SubjectRoles | null> = Call<{
  readonly principal: UserOf<Permit>;
  readonly params: Parsed<Params>;
  readonly values: Parsed<Values>;
  readonly query: Parsed<Query>;
  readonly headers: Parsed<Headers>;
  readonly body: Parsed<Body>;
  readonly subject: Subject;
  readonly subjectRoles: Roles;
  readonly role: Permit extends 'public' ? null : ActingRole;
}>;

type SubjectRolesOf<Subject> = [Subject] extends [undefined] ? null : SubjectRoles;

/** Any route, its types forgotten: what the runner and the document see. */
export interface Route extends Description {
  readonly params?: Fields;
  readonly values?: Fields;
  readonly query?: Fields;
  readonly headers?: Fields;
  readonly body?: z.ZodType;
  readonly responses: Responses;
  readonly find?: (asked: RequestContext) => Awaitable<LoadedSubject<unknown> | Problem | undefined>;
  readonly refer?: (call: Call) => Awaitable<LoadedSubject<unknown> | Problem>;
  readonly permission:
    | RoutePermission
    | { readonly of: (body: unknown) => RoutePermission; readonly among: readonly RoutePermission[] };
  readonly handle: (call: Call) => Awaitable<Answer<Responses>>;
}

/** Checks a definition against itself and forgets its types. */
export function route<
  const Permit extends RoutePermission,
  const R extends Responses,
  Params extends Fields | undefined = undefined,
  Values extends Fields | undefined = undefined,
  Query extends Fields | undefined = undefined,
  Headers extends Fields | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Subject = undefined,
>(definition: RouteDefinition<Permit, R, Params, Values, Query, Headers, Body, Subject>): Route {
  // The runner hands to `find` and `handle` exactly what the schemas of the same definition have parsed.
  return definition as unknown as Route;
}
