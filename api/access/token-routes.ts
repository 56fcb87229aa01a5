/**
 * /v1/tokens: users make tokens for themselves, system admins also for others. A token never makes one with more
 * rights than itself. No idempotency key: an answer that holds a secret is not stored.
 */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  createdTokenSchema,
  createTokenSchema,
  madeTokenListSchema,
  revokedSchema,
  revokeQuerySchema,
  tokenListQuerySchema,
  tokenPageSchema,
} from '../../contracts/access/tokens.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import { revokeTokens } from '../../store/access/revoke-tokens.js';
import { validDescendants } from '../../store/access/token-lineage.js';
import { findTokenWithin, listTokensOf, type NewToken, type Token } from '../../store/access/tokens.js';
import { inTransaction } from '../../store/database/transaction.js';
import { hashOfToken } from './authenticate.js';
import { limitOf, madeBy, makeToken } from './make-token.js';
import { type Principal, credentialLimitsOf } from './principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { refused } from '../http/problem.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { loadSubjectRoles } from './subject-roles.js';
import { madeTokenBody, revokedBody, tokenBody } from './token-bodies.js';
import { endOfWanted, limitRejection, foreignTokensProblem, tokenRejection } from './token-limits.js';
import { newSecret } from './token-secret.js';

const tag = 'Tokens';
const subjectName = 'token';
const path = '/v1/tokens/{token}';
const params = z.strictObject({ token: opaqueIdSchema });

export const tokenRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/tokens',
    operationId: 'createToken',
    summary: 'Make a token; its secret is shown this once',
    description:
      'Users make tokens for themselves, system admins for any user. A token never makes one with more scopes, more workspaces or a longer life than itself. Each call makes a new one: there is no idempotency key, because the answer holds a secret. `QUOTA_EXCEEDED` when the user has as many valid tokens as the installation allows.',
    tag,
    takesKey: false,
    body: createTokenSchema,
    rejections: ['QUOTA_EXCEEDED'],
    responses: { 201: { description: 'Made', headers: ['Location'], schema: createdTokenSchema } },
    permission: 'signedIn',
    handle: async (call) => {
      const { deps, principal, body, nowMs } = call;
      const end = await endOfWanted(call, body);
      const rejection = tokenRejection(body, { principal, end }) ?? (await limitRejection(call, body));
      if (rejection !== null) return rejection;
      const token: NewToken = {
        id: uuidv7(),
        user: body.user,
        name: body.name,
        scopes: body.scopes ?? principal.scopes ?? tokenScopes,
        ...(body.workspace === undefined ? limitOf(principal) : { workspaceId: body.workspace }),
        isSystemAdmin: body.systemAdmin ?? false,
        ...madeBy(call),
        revokedAtMs: null,
        expiresAtMs: end.outcome === 'valid' ? end.atMs : nowMs,
      };
      const secret = newSecret();
      const failure = await inTransaction(deps.database.kysely, (trx) =>
        makeToken(call, trx, token, hashOfToken(secret)),
      );
      if (failure !== null) return failure;
      const headers = { Location: `/v1/tokens/${token.id}`, 'Cache-Control': 'no-store' };
      return { status: 201, body: { ...tokenBody({ ...token, lastUsedAtMs: null }), secret }, headers };
    },
  }),

  route({
    method: 'get',
    path: '/v1/tokens',
    operationId: 'listTokens',
    summary: 'Your tokens, without their secrets; ?user= those of another user, for a system admin',
    description: 'A token that is limited to scopes or to a workspace lists those that may do no more than itself.',
    tag,
    query: tokenListQuerySchema,
    responses: { 200: { description: 'Newest first, revoked and expired ones too', schema: tokenPageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query }) => {
      const user = query.user ?? principal.user;
      if (user !== principal.user && !principal.systemAdmin) return foreignTokensProblem();
      const filter = { user, limits: credentialLimitsOf(principal) };
      const page = await listTokensOf(deps.database.kysely, filter, pageRequest(query));
      return { status: 200, body: pageBody(page, tokenBody) };
    },
  }),

  route({
    method: 'get',
    path: `${path}/descendants`,
    operationId: 'listMadeTokens',
    summary: 'The valid tokens that were made with a token, at any depth',
    description:
      'For the user of the token, and for system admins. Shows what a revocation with `descendants=revoke` would end. Decide tokens are listed too.',
    tag,
    subjectName,
    params,
    responses: { 200: { description: 'Oldest first, at most 1,000', schema: madeTokenListSchema } },
    loadSubject: loadToken,
    permission: 'signedIn',
    handle: async ({ deps, subject, nowMs }) => {
      const made = await validDescendants(deps.database.kysely, { token: subject.id }, { nowMs });
      return { status: 200, body: { items: made.map(madeTokenBody) } };
    },
  }),

  route({
    method: 'delete',
    path,
    operationId: 'revokeToken',
    summary: 'Revoke a token, and end its sessions; ?descendants=revoke: also the tokens that were made with it',
    description:
      'For the user of the token, and for system admins. It cannot be undone. Sessions of the token end with it, and open streams within seconds. The answer names the valid tokens that were made with it. `LAST_SYSTEM_ADMIN` when no system admin could act afterwards; then nothing is changed. Idempotent: a token that has ended keeps the time of its end.',
    tag,
    subjectName,
    takesKey: false,
    params,
    query: revokeQuerySchema,
    responses: {
      200: { description: 'Revoked; and which tokens made with it are still valid', schema: revokedSchema },
    },
    rejections: ['LAST_SYSTEM_ADMIN'],
    loadSubject: loadToken,
    permission: 'signedIn',
    handle: async ({ deps, principal, subject, query, nowMs }) => {
      const root = { token: subject.id };
      const revoked = await inTransaction(deps.database.kysely, (trx) =>
        revokeTokens(trx, {
          root,
          withDescendants: query.descendants === 'revoke',
          actor: principal.user,
          withToken: principal.credential.token.id,
          atMs: nowMs,
        }),
      );
      if (revoked.outcome === 'REJECTED') return refused(revoked.rejection);
      const stillValid = await validDescendants(deps.database.kysely, root, { nowMs });
      return { status: 200, body: revokedBody(revoked, stillValid) };
    },
  }),
];

async function loadToken(
  call: RequestContext<Principal, { readonly token: string }>,
): Promise<LoadedSubject<Token> | undefined> {
  const { deps, principal, params: given } = call;
  const token = await findTokenWithin(deps.database.kysely, given.token, credentialLimitsOf(principal));
  if (token === undefined) return undefined;
  const subjectRoles: SubjectRoles = await loadSubjectRoles(call, {});
  return { subject: token, subjectRoles };
}
