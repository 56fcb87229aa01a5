/**
 * A route is data and a handler: path, schemas of input and answers, and permission. `run-route.ts` defines the order
 * of checks. `openapi.ts` makes the OpenAPI document from the same data.
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

/**
 * 'public': no token is read. 'signedIn': any user. Otherwise the permission that the roles for the subject must
 * grant.
 */
export type RoutePermission = Permission | 'public' | 'signedIn';

/** The subject of a route, and the principal's roles for it. */
export interface LoadedSubject<Subject> {
  readonly subject: Subject;
  readonly subjectRoles: SubjectRoles;
}

type Fields = z.ZodObject;
type Awaitable<T> = T | Promise<T>;
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** The recorded key of a write: `key` comes from the client or is generated. */
export interface Idempotency {
  readonly key: string;
  /** SHA-256 of method, path and parsed body. The same key with another digest is another request. */
  readonly bodyDigest: string;
}

/** What a session stores about its client. */
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

/** The types of one route, inferred from its schemas. */
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
  /** For the subject; null when the route has none. */
  readonly subjectRoles: P['subjectRoles'];
  /** The role that granted the permission, as the ledger records it. Null on public routes. */
  readonly role: P['role'];
  readonly idempotency: Idempotency;
  /** The client that sent the request. */
  readonly client: RequestClient;
  /** Aborted when the client disconnects or the server stops. */
  readonly signal: AbortSignal;
  /** Path and query of the request. */
  readonly url: string;
}

type UserOf<Permit> = Permit extends 'public' ? Principal | null : Principal;

/** Path, inputs and outputs of a route. */
interface Description {
  readonly method: Method;
  /** In the notation of OpenAPI: `/v1/releases/{id}`. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: Tag;
  /** The glossary word of the subject, used in the 404. */
  readonly about?: string;
  /** Rejections of the domain that it can answer. General problems are documented automatically. */
  readonly rejections?: readonly RejectionCode[];
  /** False for writes without an idempotency key: their answer is not stored. */
  readonly takesKey?: false;
  /** False: any valid token or session is sufficient, without a scope. For ending sessions. */
  readonly needsScope?: false;
  /** True for a POST that only reads. It needs the scope `read`, takes no key, and needs no CSRF header. */
  readonly changesNothing?: true;
  /** True where stop commands arrive. Its checks use their database connections. */
  readonly takesStops?: true;
  /** Problems that it can answer in addition to those that follow from its parts. */
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
  /** Path parameters that address the subject. A value that does not fit the schema is 404. */
  readonly params?: Params;
  /** Path parameters that are stored or searched for. They are checked like a body (400, 422). */
  readonly values?: Values;
  readonly query?: Query;
  /** Names in lower case. */
  readonly headers?: Headers;
  readonly body?: Body;
  readonly responses: R;
  /** Loads the subject and the principal's roles for it. Undefined is 404, also when the principal may not read it. */
  readonly find?: (
    asked: RequestContext<UserOf<Permit>, Parsed<Params>>,
  ) => Awaitable<LoadedSubject<Subject> | Problem | undefined>;
  /**
   * For a body that names the subject of the permission: loads that subject, or returns a problem (422). Called after
   * the body is valid. Its result replaces that of `find`.
   */
  readonly refer?: (
    call: CallOf<Permit, Params, Values, Query, Headers, Body, Subject | undefined, SubjectRoles | null>,
  ) => Awaitable<LoadedSubject<Subject> | Problem>;
  /** Mandatory. A function when it depends on the body; `among` then lists every permission that it can return. */
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

/** A route without its type parameters, for the runner and the OpenAPI document. */
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

/** Checks the types of a definition and removes its type parameters. */
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
  // The runner passes exactly the parsed values of this definition's schemas to `find` and `handle`.
  return definition as unknown as Route;
}
