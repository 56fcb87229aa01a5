/** /v1/session: signs the console in and out. A session stands for a token, and lasts no longer than that does. */
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { uuidv7 } from 'uuidv7';
import { type CreateSession, createSessionSchema, sessionSchema } from '../../contracts/session.js';
import { endSession, insertStandIn, type SpentCode, spendLoginCode } from '../../store/ownership/sessions.js';
import { findToken, type Token } from '../../store/ownership/tokens.js';
import { authenticate, hashOfToken } from '../authenticate.js';
import type { ApiDeps } from '../deps.js';
import { isProblem, type Problem, problem } from '../problem.js';
import { type Route, route } from '../route.js';
import { expiredCookies, sessionCookies, sessionSecretOf } from '../session-cookie.js';

const tag = 'Tokens';
const sessionMs = 12 * 3_600_000;

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/session',
    operationId: 'signIn',
    summary: 'Sign the console in: a token, or the code of a one-time link, becomes a cookie',
    tag,
    body: createSessionSchema,
    responses: { 201: { description: 'Signed in; see Set-Cookie', schema: sessionSchema } },
    problems: ['UNAUTHENTICATED'],
    permission: 'public',
    handle: async ({ deps, body, nowMs }) => {
      const token = await tokenBehind(deps, body, nowMs);
      if (isProblem(token)) return token;
      const expiresAtMs = Math.min(nowMs + sessionMs, token.expiresAtMs ?? Number.POSITIVE_INFINITY);
      const secret = randomBytes(24).toString('base64url');
      const id = uuidv7();
      const hash = hashOfToken(secret);
      const standIn = {
        id,
        kind: 'SESSION',
        hash,
        tokenId: token.id,
        user: token.user,
        atMs: nowMs,
        expiresAtMs,
      } as const;
      await insertStandIn(deps.database.kysely, standIn);
      const maxAgeSeconds = Math.floor((expiresAtMs - nowMs) / 1000);
      return {
        send: (response: Response) => {
          const life = { secret, maxAgeSeconds, isSecure: isSecure(deps) };
          response.append('Set-Cookie', sessionCookies(response.req, life));
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
    summary: 'Sign the console out: from the answer on its cookie lets nobody in',
    tag,
    responses: { 204: { description: 'Signed out' } },
    permission: 'signedIn',
    handle: ({ deps, nowMs }) =>
      Promise.resolve({
        send: async (response: Response) => {
          const secret = sessionSecretOf(response.req);
          if (secret !== undefined) await endSession(deps.database.kysely, hashOfToken(secret), nowMs);
          response.append('Set-Cookie', expiredCookies(response.req, isSecure(deps)));
          response.status(204).end();
        },
      }),
  }),
];

async function tokenBehind(deps: ApiDeps, body: CreateSession, nowMs: number): Promise<Token | Problem> {
  const { kysely } = deps.database;
  if ('token' in body) {
    const caller = await authenticate(deps.database, body.token, nowMs);
    const token = caller === undefined ? undefined : await findToken(kysely, caller.tokenId);
    return token ?? problem('UNAUTHENTICATED');
  }
  const spent = await spendLoginCode(kysely, hashOfToken(body.code), nowMs);
  if (spent.is !== 'good') return linkRefused(spent.is);
  const token = await findToken(kysely, spent.tokenId);
  return token !== undefined && isValid(token, nowMs) ? token : linkRefused('expired');
}

const whyLinkRefused: Record<Exclude<SpentCode['is'], 'good'>, string> = {
  used: 'This link has been used. It signs in once.',
  expired: 'This link has expired. It is good for an hour, and not longer than its token.',
  unknown: 'This link is not of this installation.',
};

function linkRefused(link: keyof typeof whyLinkRefused): Problem {
  return problem('UNAUTHENTICATED', {
    detail: whyLinkRefused[link],
    facts: { link },
    remedy: 'Start the program again for a new link, or sign in with a token.',
  });
}

function isValid({ revokedAtMs, expiresAtMs }: Token, nowMs: number): boolean {
  return revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs);
}

function isSecure({ publicUrl }: ApiDeps): boolean {
  return publicUrl.startsWith('https:');
}
