/**
 * /v1/session: signs the console in and out. A session has the rights of its API token and ends with it at the
 * latest. A session secret cannot begin another session. Otherwise a stolen one could be renewed for ever.
 */
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { uuidv7 } from 'uuidv7';
import { type CreateSession, createSessionSchema, sessionSchema } from '../../contracts/access/session.js';
import { isTokenValid } from '../../domain/access/tokens.js';
import { hourMs } from '../../domain/values/time-units.js';
import { recordAccessEvent } from '../../store/access/access-events.js';
import {
  endSessionsOf,
  insertDerivedCredential,
  type SessionClient,
  spendLoginCode,
  type SpentCode,
} from '../../store/access/sessions.js';
import { lockCreatingCredential } from '../../store/access/token-lineage.js';
import { findSentToken, findToken, type Token } from '../../store/access/tokens.js';
import { inTransaction } from '../../store/database/transaction.js';
import { authenticate, hashOfToken } from './authenticate.js';
import type { Principal } from './principal.js';
import type { ApiDeps } from '../deps.js';
import { expiredCookies, sessionCookies, sessionSecretOf, warnOfDroppedCookie } from './session-cookie.js';
import { isProblem, type Problem, problem } from '../http/problem.js';
import { quotaProblem } from '../http/creation-limits.js';
import { type Route, route } from '../http/route.js';
import { acceptInvitation } from '../registry/accept-invitation.js';

const tag = 'Tokens';
const sessionMs = 12 * hourMs;

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/session',
    operationId: 'signIn',
    summary: 'Sign the console in: an API token, or the code of a one-time link or an invitation, becomes a cookie',
    description:
      'Public. The session has the rights of its token, lasts at most twelve hours, and ends with the token. A one-time link and an invitation work once: the second use is answered with 401 or 410. The secret of a session cannot begin another session. The answer sets two cookies; a write with the session sends the value of the second one as `X-CSRF-Token`.',
    tag,
    body: createSessionSchema,
    examples: {
      token: { token: 'the secret of a token' },
      code: { code: 'the code of a one-time link' },
      invitation: { invitation: 'the code of an invitation' },
    },
    responses: { 201: { description: 'Signed in; see Set-Cookie', schema: sessionSchema } },
    problems: ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'GONE'],
    rejections: ['QUOTA_EXCEEDED', 'LAST_ADMIN'],
    permission: 'public',
    handle: async ({ deps, body, nowMs, client }) => {
      const token = await tokenBehind(deps, body, nowMs);
      if (isProblem(token)) return token;
      const expiresAtMs = Math.min(nowMs + sessionMs, token.expiresAtMs ?? Number.POSITIVE_INFINITY);
      const secret = randomBytes(24).toString('base64url');
      const by = 'token' in body ? 'token' : 'code' in body ? 'one-time link' : 'invitation';
      const rejection = await begin(deps, token, { secret, client, by, nowMs, expiresAtMs });
      if (rejection !== null) return rejection;
      const maxAgeSeconds = Math.floor((expiresAtMs - nowMs) / 1000);
      return {
        send: (response: Response) => {
          const life = { secret, maxAgeSeconds, isSecure: isSecure(deps) };
          response.append('Set-Cookie', sessionCookies(response.req, life));
          warnOfDroppedCookie(response.req, deps);
          response.set('Cache-Control', 'no-store');
          response.status(201).json({ user: token.user, expiresAt: new Date(expiresAtMs).toISOString() });
        },
      };
    },
  }),

  route({
    method: 'delete',
    path: '/v1/session',
    operationId: 'signOut',
    summary: 'Sign the console out: its cookie is not accepted after the answer',
    description:
      'Ends the session of the cookie and removes the cookies. Idempotent. The token of the session stays valid. With a bearer token nothing ends.',
    tag,
    takesKey: false,
    needsScope: false,
    responses: { 204: { description: 'Signed out' } },
    permission: 'signedIn',
    handle: ({ deps, principal, nowMs }) =>
      Promise.resolve({
        send: async (response: Response) => {
          const secret = sessionSecretOf(response.req);
          if (secret !== undefined) await signOut(deps, principal, secret, nowMs);
          response.append('Set-Cookie', expiredCookies(response.req, isSecure(deps)));
          response.status(204).end();
        },
      }),
  }),
];

interface Beginning {
  readonly secret: string;
  readonly client: SessionClient;
  readonly by: 'token' | 'one-time link' | 'invitation';
  readonly nowMs: number;
  readonly expiresAtMs: number;
}

/** Inserts the session and its event in one transaction. Null when the session has begun. */
function begin(
  deps: ApiDeps,
  token: Token,
  { secret, client, by, nowMs, expiresAtMs }: Beginning,
): Promise<Problem | null> {
  const session = { id: uuidv7(), kind: 'SESSION', hash: hashOfToken(secret), tokenId: token.id } as const;
  const { user, createdBy, isSystemAdmin: systemAdmin } = token;
  return inTransaction(deps.database.kysely, async (trx) => {
    // The token may have ended since it was read.
    if (!(await lockCreatingCredential(trx, { id: token.id, token }, nowMs))) return problem('UNAUTHENTICATED');
    const rejection = await quotaProblem({ deps, principal: { user, systemAdmin } }, trx, 'sessions');
    if (rejection !== null) return rejection;
    await insertDerivedCredential(trx, { ...session, user, client, atMs: nowMs, expiresAtMs });
    await recordAccessEvent(trx, {
      kind: 'session',
      id: session.id,
      user,
      tokenId: token.id,
      type: 'SignedIn',
      actor: user,
      withToken: token.id,
      atMs: nowMs,
      facts: {
        by,
        expiresAtMs,
        tokenName: token.name,
        // Another user made this token, so either of the two may be using the session.
        ...(createdBy === user ? {} : { tokenCreatedBy: createdBy }),
        ...(client.address === null ? {} : { clientAddress: client.address }),
        ...(client.userAgent === null ? {} : { userAgent: client.userAgent }),
      },
    });
    return null;
  });
}

async function signOut({ database }: ApiDeps, principal: Principal, secret: string, nowMs: number): Promise<void> {
  const sent = await findSentToken(database.kysely, hashOfToken(secret));
  if (sent?.kind !== 'SESSION') return;
  const change = { actor: principal.user, withToken: principal.credential.token.id, atMs: nowMs };
  await inTransaction(database.kysely, (trx) => endSessionsOf(trx, { session: sent.id }, change, 'SIGNED_OUT'));
}

async function tokenBehind(deps: ApiDeps, body: CreateSession, nowMs: number): Promise<Token | Problem> {
  const { kysely } = deps.database;
  if ('token' in body) {
    const principal = await authenticate(deps.database, body.token, nowMs);
    if (principal !== undefined && principal.credential.kind !== 'token') return sessionRefused();
    const token = principal === undefined ? undefined : await findToken(kysely, principal.credential.token.id);
    return token ?? problem('UNAUTHENTICATED');
  }
  if ('invitation' in body) return tokenOfInvitation(deps, body.invitation, nowMs);
  const spent = await spendLoginCode(kysely, hashOfToken(body.code), nowMs);
  if (spent.outcome !== 'valid') return linkRefused(spent.outcome);
  const token = await findToken(kysely, spent.tokenId);
  return token !== undefined && isTokenValid(token, nowMs) ? token : linkRefused('expired');
}

async function tokenOfInvitation(deps: ApiDeps, code: string, nowMs: number): Promise<Token | Problem> {
  const accepted = await acceptInvitation(deps, { code, acceptedBy: null, nowMs });
  if (isProblem(accepted)) return accepted;
  return (await findToken(deps.database.kysely, accepted.tokenId ?? '')) ?? problem('UNAUTHENTICATED');
}

function sessionRefused(): Problem {
  return problem('UNAUTHENTICATED', {
    detail: 'This is the secret of a session. A session begins with an API token.',
    remedy: 'Send an API token, or the code of a one-time link.',
  });
}

const whyLinkRefused: Record<Exclude<SpentCode['outcome'], 'valid'>, string> = {
  used: 'This link has been used. It signs in once.',
  expired: 'This link has expired. It is good for an hour, and not longer than its token.',
  unknown: 'This link is not of this installation.',
};

function linkRefused(link: keyof typeof whyLinkRefused): Problem {
  return problem('UNAUTHENTICATED', {
    detail: whyLinkRefused[link],
    facts: { link },
    remedy: 'Sign in with a token, or ask for a new link: `halftone link` makes one.',
  });
}

function isSecure({ publicUrl }: ApiDeps): boolean {
  return publicUrl.startsWith('https:');
}
