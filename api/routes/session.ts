/** /v1/session: signs the console in and out. A session stands for a token, and lasts no longer than that does. */
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { uuidv7 } from 'uuidv7';
import { type CreateSession, createSessionSchema, sessionSchema } from '../../contracts/session.js';
import { endSession, insertStandIn, spendLoginCode } from '../../store/ownership/sessions.js';
import { findToken, type Token } from '../../store/ownership/tokens.js';
import { authenticate, hashOfToken } from '../authenticate.js';
import type { ApiDeps } from '../deps.js';
import { problem } from '../problem.js';
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
      if (token === undefined) return problem('UNAUTHENTICATED');
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

async function tokenBehind(deps: ApiDeps, body: CreateSession, nowMs: number): Promise<Token | undefined> {
  const { kysely } = deps.database;
  if ('code' in body) {
    const tokenId = await spendLoginCode(kysely, hashOfToken(body.code), nowMs);
    const token = tokenId === undefined ? undefined : await findToken(kysely, tokenId);
    return token !== undefined && isValid(token, nowMs) ? token : undefined;
  }
  const caller = await authenticate(deps.database, body.token, nowMs);
  return caller === undefined ? undefined : findToken(kysely, caller.tokenId);
}

function isValid({ revokedAtMs, expiresAtMs }: Token, nowMs: number): boolean {
  return revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs);
}

function isSecure({ publicUrl }: ApiDeps): boolean {
  return publicUrl.startsWith('https:');
}
