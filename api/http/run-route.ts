/**
 * Handles every request. Only this file fixes the order of checks: 401, 404, 400 (shape), 422 (value), 403, then the
 * route's own checks.
 */
import type { Request, Response } from 'express';
import { roleActingFor } from '../../domain/access/permissions.js';
import { authenticate, hashOfToken, isForged, sentToken, whyUnauthenticated } from '../access/authenticate.js';
import type { Scope } from '../../domain/access/scopes.js';
import type { ActingRole } from '../../domain/access/roles.js';
import { type Principal, hasScope } from '../access/principal.js';
import { type ApiDeps, onStopConnections } from '../deps.js';
import { isProblem, missingRole, missingScope, notFound, problem, type Problem } from './problem.js';
import { parsePart, pathNames, readInput, takesKey } from './read-input.js';
import { observedOf } from './server/observe.js';
import type { Answer, Responses } from './answer.js';
import type { Call, Found, RequestClient, RequestContext, Route, RoutePermission } from './route.js';

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly signal: AbortSignal;
}

export async function runRoute(route: Route, deps: ApiDeps, exchange: Exchange): Promise<Answer<Responses>> {
  const nowMs = deps.now();
  const lookUp = route.takesStops === true ? onStopConnections(deps) : deps;
  const principal = await principalOf(route, lookUp, exchange, nowMs);
  if (principal !== null && isProblem(principal)) return principal;
  const params = parsePart(route.params, exchange.request.params, 'path', pathNames(route.values));
  if ('errors' in params) return notFound(route.subjectName ?? 'resource');
  const context: RequestContext<Principal | null, Call['params']> = { deps, principal, params: params.parsed, nowMs };
  const found = await findSubject(route, { ...context, deps: lookUp });
  if (isProblem(found)) return found;
  const input = await readInput(route, exchange.request, exchange.response);
  if (isProblem(input)) return input;
  const { signal, request } = exchange;
  const client = clientOf(request);
  const call: Call = { ...context, ...input, client, signal, url: request.originalUrl };
  return withKey(route, input.idempotency.key, await handle(route, call, found, request.method));
}

/** For a well-formed request: checks the permission (403), then runs the route. */
async function handle(route: Route, call: Call, found: Found, method: string): Promise<Answer<Responses>> {
  const subject = (await route.loadSubjectOfBody?.(call)) ?? found;
  if (isProblem(subject)) return subject;
  const role = admit(route, call, subject, method);
  if (role !== null && typeof role === 'object') return role;
  return await route.handle({ ...call, ...subject, role });
}

const longestUserAgent = 200;

function clientOf({ ip, headers }: Request): RequestClient {
  const userAgent = headers['user-agent']?.replaceAll(/[^\x20-\x7e]/g, '').slice(0, longestUserAgent) ?? '';
  return { address: ip ?? null, userAgent: userAgent === '' ? null : userAgent };
}

async function principalOf(
  { permission, changesNothing }: Route,
  { database, tokenUse, knownTokens }: ApiDeps,
  { request, response }: Exchange,
  nowMs: number,
): Promise<Principal | null | Problem> {
  if (permission === 'public') return null;
  const secret = sentToken(request);
  const principal = secret === undefined ? undefined : await authenticate(database, secret, nowMs);
  if (secret !== undefined) knownTokens[principal === undefined ? 'delete' : 'add'](hashOfToken(secret));
  const observed = observedOf(response);
  if (principal === undefined) {
    observed.reason = await whyUnauthenticated(database, request, nowMs);
    return problem('UNAUTHENTICATED', {}, { 'WWW-Authenticate': 'Bearer' });
  }
  observed.user = principal.user;
  observed.tokenId = principal.credential.token.id;
  if (changesNothing !== true && isForged(request))
    return problem('FORBIDDEN', { detail: 'A write with the session needs its X-CSRF-Token.' });
  tokenUse.note(principal, nowMs);
  return principal;
}

async function findSubject(
  route: Route,
  context: RequestContext<Principal | null, Call['params']>,
): Promise<Found | Problem> {
  if (route.loadSubject === undefined) return { subject: undefined, subjectRoles: null };
  return (await route.loadSubject(context)) ?? notFound(route.subjectName ?? 'resource');
}

function permissionOf({ permission }: Route, body: unknown, subject: unknown): RoutePermission {
  return typeof permission === 'object' ? permission.of(body, subject) : permission;
}

function scopeNeeded(route: Route, body: unknown, method: string): Scope {
  if (method === 'GET' || method === 'HEAD' || route.changesNothing === true) return 'read';
  return route.isStop?.(body) === true ? 'stop' : 'operate';
}

/** The role that grants the permission; null on public routes. */
function admit(
  route: Route,
  { principal, body }: Call,
  { subject, subjectRoles }: Found,
  method: string,
): ActingRole | null | Problem {
  const permission = permissionOf(route, body, subject);
  if (permission === 'public') return null;
  const scope = scopeNeeded(route, body, method);
  if (principal === null || (route.needsScope !== false && !hasScope(principal, scope))) {
    const { facts, remedy } = missingScope(scope);
    return problem('FORBIDDEN', { detail: 'The token does not have the scope for it.', facts, remedy });
  }
  if (permission === 'signedIn') return 'user';
  const role = subjectRoles === null ? null : roleActingFor(permission, subjectRoles);
  if (role !== null) return role;
  const { facts, remedy } = missingRole(permission, subjectRoles ?? undefined);
  return problem('FORBIDDEN', { detail: `None of your roles there grants ${permission}.`, facts, remedy });
}

function withKey(route: Route, key: string, answer: Answer<Responses>): Answer<Responses> {
  if (!takesKey(route) || 'send' in answer) return answer;
  return { ...answer, headers: { ...answer.headers, 'Idempotency-Key': key } };
}
