/**
 * /v1/tokens: for oneself, and by a system admin for others. A token never makes one that may do more than itself.
 * No idempotency key here: an answer that holds a secret is kept by nobody.
 */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/common.js';
import {
  createdTokenSchema,
  createTokenSchema,
  tokenListQuerySchema,
  tokenPageSchema,
  type TokenBody,
  tokenScopes,
} from '../../contracts/tokens.js';
import { mayDo } from '../../domain/access/permissions.js';
import { isoTime } from '../../domain/iso-time.js';
import {
  findToken,
  insertToken,
  listTokensOf,
  type NewToken,
  revokeToken,
  type Token,
} from '../../store/ownership/tokens.js';
import { hashOfToken } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { pageBody, pageRequest } from '../page.js';
import { type Asked, type Found, type Route, route } from '../route.js';
import { standingTowards } from '../standing.js';
import { limitRefusal, othersTokens, tokenRefusal } from '../token-limits.js';
import { newSecret } from '../token-secret.js';

const tag = 'Tokens';

export const tokenRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/tokens',
    operationId: 'createToken',
    summary: 'Make a token; its secret is shown this once',
    tag,
    takesKey: false,
    body: createTokenSchema,
    responses: { 201: { description: 'Made', headers: ['Location'], schema: createdTokenSchema } },
    permission: 'signedIn',
    handle: async (call) => {
      const { deps, caller, body, nowMs } = call;
      const own = await findToken(deps.database.kysely, caller.tokenId);
      const ownEndMs = own?.expiresAtMs ?? null;
      const refusal = tokenRefusal(body, { ...call, ownEndMs }) ?? (await limitRefusal(call, body));
      if (refusal !== null) return refusal;
      const token: NewToken = {
        id: uuidv7(),
        user: body.user,
        name: body.name,
        scopes: body.scopes ?? caller.scopes ?? tokenScopes,
        workspaceId: body.workspace ?? caller.workspace,
        isSystemAdmin: body.systemAdmin ?? false,
        createdBy: caller.user,
        createdAtMs: nowMs,
        expiresAtMs: body.expiresAt === undefined ? ownEndMs : Date.parse(body.expiresAt),
        revokedAtMs: null,
      };
      const secret = newSecret();
      await insertToken(deps.database.kysely, token, hashOfToken(secret));
      const headers = { Location: `/v1/tokens/${token.id}`, 'Cache-Control': 'no-store' };
      return { status: 201, body: { ...tokenBody({ ...token, lastUsedAtMs: null }), secret }, headers };
    },
  }),

  route({
    method: 'get',
    path: '/v1/tokens',
    operationId: 'listTokens',
    summary: 'Your tokens, without their secrets; ?user= those of somebody else, for a system admin',
    tag,
    query: tokenListQuerySchema,
    responses: { 200: { description: 'Newest first, revoked and expired ones too', schema: tokenPageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, caller, query }) => {
      const user = query.user ?? caller.user;
      if (user !== caller.user && !caller.systemAdmin) return othersTokens();
      return {
        status: 200,
        body: pageBody(await listTokensOf(deps.database.kysely, user, pageRequest(query)), tokenBody),
      };
    },
  }),

  route({
    method: 'delete',
    path: '/v1/tokens/{token}',
    operationId: 'revokeToken',
    summary: 'Revoke a token: from the answer on it lets nobody in',
    tag,
    about: 'token',
    takesKey: false,
    params: z.strictObject({ token: opaqueIdSchema }),
    responses: { 204: { description: 'Revoked' } },
    find: findTokenAsked,
    permission: 'signedIn',
    handle: async ({ deps, subject, nowMs }) => {
      await revokeToken(deps.database.kysely, subject.id, nowMs);
      return { status: 204 };
    },
  }),
];

async function findTokenAsked(asked: Asked<Caller, { readonly token: string }>): Promise<Found<Token> | undefined> {
  const token = await findToken(asked.deps.database.kysely, asked.params.token);
  if (token === undefined) return undefined;
  const standing = await standingTowards(asked, {});
  const isOwn = token.user === asked.caller.user;
  return isOwn || mayDo('administerSystem', standing) ? { subject: token, standing } : undefined;
}

function tokenBody(token: Token): TokenBody {
  const { id, user, name, scopes, workspaceId, isSystemAdmin, createdBy } = token;
  const { expiresAtMs, revokedAtMs, lastUsedAtMs } = token;
  return {
    id,
    user,
    name,
    scopes: [...scopes],
    ...(workspaceId === null ? {} : { workspace: workspaceId }),
    systemAdmin: isSystemAdmin,
    createdBy,
    createdAt: isoTime(token.createdAtMs),
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
    ...(revokedAtMs === null ? {} : { revokedAt: isoTime(revokedAtMs) }),
    lastUsedAt: lastUsedAtMs === null ? null : isoTime(lastUsedAtMs),
  };
}
