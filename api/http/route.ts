/**
 * A route is data and a handler: path, schemas of input and answers, and permission. `run-route.ts` defines the order
 * of checks. `openapi.ts` makes the OpenAPI document from the same data.
 */
import type { z } from 'zod';
import type { ProblemCode } from '../../contracts/http/problem.js';
import type { Permission } from '../../domain/access/permissions.js';
import type { ActingRole, SubjectRoles } from '../../domain/access/roles.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import type { Principal } from '../access/principal.js';
import type { ApiDeps } from '../deps.js';
import type { Answer, Responses } from './answer.js';
import type { Problem } from './problem.js';

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

/** Of a route without `loadSubject` and `loadSubjectOfBody`. */
interface NoSubject {
  readonly subject: undefined;
  readonly subjectRoles: null;
}

export type Found = LoadedSubject<unknown> | NoSubject;

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

/** The request after its input was checked. */
export interface Call<S extends Schemas = Schemas, Permit = RoutePermission>
  extends RequestContext<PrincipalOf<Permit>, Parsed<S['params']>> {
  readonly values: Parsed<S['values']>;
  readonly query: Parsed<S['query']>;
  readonly headers: Parsed<S['headers']>;
  readonly body: Parsed<S['body']>;
  readonly idempotency: Idempotency;
  /** The client that sent the request. */
  readonly client: RequestClient;
  /** Aborted when the client disconnects or the server stops. */
  readonly signal: AbortSignal;
  /** Path and query of the request. */
  readonly url: string;
}

/** The role that granted the permission, as the ledger records it. Null on public routes. */
interface Admitted<Permit> {
  readonly role: Permit extends 'public' ? null : ActingRole;
}

type PrincipalOf<Permit> = Permit extends 'public' ? Principal | null : Principal;

/** The schemas of the inputs. The types of a call follow from them. */
export interface Schemas {
  /** Path parameters that address the subject. A value that does not fit the schema is 404. */
  readonly params?: z.ZodObject;
  /** Path parameters that are stored or searched for. They are checked like a body (400, 422). */
  readonly values?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
}

/** Path, inputs and outputs of a route. */
interface Description {
  readonly method: Method;
  /** In the notation of OpenAPI: `/v1/releases/{id}`. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly summary: string;
  /** Who may, what happens, what a second request does, and which refusals a client should expect. */
  readonly description: string;
  readonly tag: Tag;
  /** The glossary word of the subject, used in the 404. */
  readonly subjectName?: string;
  /** Rejections of the domain that it can answer. General problems are documented automatically. */
  readonly rejections?: readonly RejectionCode[];
  /** Valid bodies by name. For bodies of several forms, of which no reader of the document can guess one. */
  readonly examples?: Readonly<Record<string, object>>;
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

/**
 * `S`: the schemas of its inputs. `R`: its answers. `F`: what `loadSubject` or `loadSubjectOfBody` returns. The runner
 * and the OpenAPI document use `Route` without them.
 */
export interface Route<
  S extends Schemas = Schemas,
  R extends Responses = Responses,
  F extends Found = Found,
  Permit extends RoutePermission = RoutePermission,
> extends Description,
    Schemas {
  readonly responses: R;
  /** Loads the subject and the principal's roles for it. Undefined is 404, also when the principal may not read it. */
  readonly loadSubject?: (
    call: RequestContext<PrincipalOf<Permit>, Parsed<S['params']>>,
  ) => Awaitable<F | Problem | undefined>;
  /**
   * For a body that names the subject of the permission: loads that subject, or returns a problem (422). Called after
   * the body is valid. Its result replaces that of `loadSubject`.
   */
  readonly loadSubjectOfBody?: (call: Call<S, Permit>) => Awaitable<F | Problem>;
  /**
   * Mandatory. A function when it depends on the body or the subject; `among` then lists every permission that it can
   * return.
   */
  readonly permission:
    | Permit
    | {
        readonly of: (body: Parsed<S['body']>, subject: F['subject']) => Permit;
        readonly among: readonly Permit[];
      };
  /** Whether the body is a stop command, which needs only the scope `stop`. */
  readonly isStop?: (body: Parsed<S['body']>) => boolean;
  readonly handle: (call: Call<S, Permit> & F & Admitted<Permit>) => Awaitable<Answer<NoInfer<R>>>;
}

/** Infers the types of a definition from its schemas, checks it, and removes its type parameters. */
export function route<
  const S extends Schemas,
  const R extends Responses,
  const Permit extends RoutePermission,
  F extends Found = NoSubject,
>(definition: { readonly [Name in keyof S]: S[Name] } & Route<S, R, F, Permit>): Route {
  // The runner passes exactly the parsed values of this definition's schemas to `loadSubject` and `handle`.
  return definition as unknown as Route;
}

/** The tags of the OpenAPI document and their descriptions. */
export const tags = {
  Workspaces: 'Workspaces, their members and roles.',
  'Mini programs': 'The programs of a workspace, and who works on each.',
  Versions: 'Uploads of a mini program: a reference to a package, never the package itself.',
  'Target apps': 'Super apps that host mini programs, their environments and policies.',
  Releases: 'One version on one target, once, ever: its progress and its trail.',
  Testers: 'Who sees a release while it is in pilot testing.',
  Commands: 'Commands to releases and targets, and their outcomes.',
  Targets: 'What is served: mini program × target app × environment.',
  Reviews: 'Requests to go live and to go offline, for reviewers and their authors.',
  'QR codes': 'Codes that lead to a page of a mini program, whatever its version.',
  Tokens: 'Credentials of clients, and sessions of the console.',
  'Change windows': 'When increases are forbidden or allowed: freezes, working hours, exemptions.',
  'Plan templates': 'Steps by which plans raise releases, made once and used by name.',
  Files: 'Members, target apps, plan templates and change windows of a workspace, declared as documents.',
  Operations: 'For probes, metrics and the Temporal UI.',
} as const;

export type Tag = keyof typeof tags;
