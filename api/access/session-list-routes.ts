/**
 * /v1/sessions: lists and ends open console sessions. Ending a session needs no scope, because it removes no more
 * rights than the credential has. Signing in and out is /v1/session.
 */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  endedSessionsSchema,
  endSessionsQuerySchema,
  type ListedSessionBody,
  listedSessionSchema,
  sessionListQuerySchema,
  sessionPageSchema,
} from '../../contracts/access/sessions.js';
import { revokedSchema, revokeQuerySchema } from '../../contracts/access/tokens.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { CredentialLimits } from '../../store/access/credential-limits.js';
import { revokeTokens } from '../../store/access/revoke-tokens.js';
import { endSessionsOf, findSession, listSessions, type Session } from '../../store/access/sessions.js';
import { validDescendants } from '../../store/access/token-lineage.js';
import { inTransaction } from '../../store/database/transaction.js';
import { type Principal, credentialLimitsOf, sessionLimitsOf } from './principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { refused } from '../http/problem.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { loadSubjectRoles } from './subject-roles.js';
import { revokedBody } from './token-bodies.js';
import { foreignTokensProblem } from './token-limits.js';

const tag = 'Tokens';
const subjectName = 'session';
const path = '/v1/sessions/{session}';
const params = z.strictObject({ session: opaqueIdSchema });

export const sessionListRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/sessions',
    operationId: 'listSessions',
    summary: 'Your open sessions of the console; ?user= those of another user, for a system admin',
    description:
      'Users list their own sessions, system admins those of any user. A token that is limited to scopes or workspaces lists the sessions of tokens that may do no more than itself.',
    tag,
    query: sessionListQuerySchema,
    responses: { 200: { description: 'Newest first', schema: sessionPageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query, nowMs }) => {
      const user = query.user ?? principal.user;
      if (user !== principal.user && !principal.systemAdmin) return foreignTokensProblem();
      const filter = { user, limits: credentialLimitsOf(principal), nowMs };
      const page = await listSessions(deps.database.kysely, filter, pageRequest(query));
      return { status: 200, body: pageBody(page, (session) => sessionBody(session, principal)) };
    },
  }),

  route({
    method: 'delete',
    path: '/v1/sessions',
    operationId: 'endSessions',
    summary: 'Sign out everywhere: end your sessions; ?user= those of another user, for a system admin',
    description:
      'Ends the sessions that `GET /v1/sessions` lists; `keepCurrent=true` leaves the one that asks. Needs no scope, because it removes rights only. Idempotent: the second call ends none. The tokens stay valid.',
    tag,
    takesKey: false,
    needsScope: false,
    query: endSessionsQuerySchema,
    responses: { 200: { description: 'Ended; their streams end within seconds', schema: endedSessionsSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query, nowMs }) => {
      const user = query.user ?? principal.user;
      const limits = sessionLimitsOf(principal);
      if (user !== principal.user && !limits.everybody) return foreignTokensProblem();
      const except = query.keepCurrent === 'true' ? principal.credential.id : null;
      const choice = { user, limits, except };
      const change = { actor: principal.user, withToken: principal.credential.token.id, atMs: nowMs };
      const sessionsEnded = await inTransaction(deps.database.kysely, (trx) =>
        endSessionsOf(trx, choice, change, 'ENDED'),
      );
      return { status: 200, body: { sessionsEnded } };
    },
  }),

  route({
    method: 'get',
    path,
    operationId: 'getSession',
    summary: 'One session',
    description:
      'For its user, and for system admins. A session that has ended is found until housekeeping deletes it.',
    tag,
    subjectName,
    params,
    responses: { 200: { description: 'Also one that has ended, as long as it is kept', schema: listedSessionSchema } },
    loadSubject: (call) => loadSession(call, credentialLimitsOf(call.principal)),
    permission: 'signedIn',
    handle: ({ principal, subject }) => ({ status: 200, body: sessionBody(subject, principal) }),
  }),

  route({
    method: 'delete',
    path,
    operationId: 'endSession',
    summary: 'End a session; ?descendants=revoke: also the tokens that were made in it',
    description:
      'For its user, and for system admins. The token of the session stays valid. With `descendants=revoke` tokens that were made in it are revoked too, at any depth, but not the token that asks. `LAST_SYSTEM_ADMIN` when no system admin could act afterwards; then nothing is changed. Idempotent.',
    tag,
    subjectName,
    takesKey: false,
    needsScope: false,
    params,
    query: revokeQuerySchema,
    responses: { 200: { description: 'Ended; and which tokens made in it are still valid', schema: revokedSchema } },
    rejections: ['LAST_SYSTEM_ADMIN'],
    loadSubject: (call) => loadSession(call, sessionLimitsOf(call.principal)),
    permission: 'signedIn',
    handle: async ({ deps, principal, subject, query, nowMs }) => {
      const root = { session: subject.id };
      const change = { actor: principal.user, withToken: principal.credential.token.id, atMs: nowMs };
      const ended = await inTransaction(deps.database.kysely, async (trx) => {
        const revoked = await revokeTokens(trx, {
          ...change,
          root,
          withDescendants: query.descendants === 'revoke',
        });
        if (revoked.outcome === 'REJECTED') return revoked;
        const count = await endSessionsOf(trx, root, change, 'ENDED');
        return { ...revoked, sessionsEnded: revoked.sessionsEnded + count };
      });
      if (ended.outcome === 'REJECTED') return refused(ended.rejection);
      const stillValid = await validDescendants(deps.database.kysely, root, { nowMs });
      return { status: 200, body: revokedBody(ended, stillValid) };
    },
  }),
];

async function loadSession(
  call: RequestContext<Principal, { readonly session: string }>,
  limits: CredentialLimits,
): Promise<LoadedSubject<Session> | undefined> {
  const session = await findSession(call.deps.database.kysely, call.params.session, limits);
  return session === undefined ? undefined : { subject: session, subjectRoles: await loadSubjectRoles(call, {}) };
}

function sessionBody(session: Session, { credential }: Principal): ListedSessionBody {
  const { id, user, token, client, createdAtMs, expiresAtMs, lastUsedAtMs } = session;
  return {
    id,
    user,
    token,
    current: id === credential.id,
    createdAt: isoTime(createdAtMs),
    expiresAt: isoTime(expiresAtMs ?? createdAtMs),
    lastUsedAt: lastUsedAtMs === null ? null : isoTime(lastUsedAtMs),
    clientAddress: client.address,
    userAgent: client.userAgent,
  };
}
