/**
 * /v1/sign-in-links: a one-time link that signs the console in, for oneself on another device, or for the user that a
 * system admin names. The link has a token of its own, whose secret is not kept. It is limited as every new token is,
 * its maker stands in its lineage, and revoking it ends the link and its sessions. No idempotency key: the answer
 * holds a secret.
 */
import { uuidv7 } from 'uuidv7';
import { createSignInLinkSchema, signInLinkSchema } from '../../contracts/access/session.js';
import { tokenScopes } from '../../domain/access/scopes.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { inTransaction } from '../../store/database/transaction.js';
import { type Route, route } from '../http/route.js';
import { isProblem } from '../http/problem.js';
import { hashOfToken } from './authenticate.js';
import { makeSignInLink } from './sign-in-link.js';
import { limitOf, madeBy, makeToken } from './make-token.js';
import { endOfWanted, tokenRejection } from './token-limits.js';
import { newSecret } from './token-secret.js';

export const signInLinkRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/v1/sign-in-links',
    operationId: 'createSignInLink',
    summary: 'Make a link that signs the console in, once and within an hour; it is shown this once',
    description: 'With the rights of the token that asks. For another user: without those of a system admin.',
    tag: 'Tokens',
    takesKey: false,
    body: createSignInLinkSchema,
    rejections: ['QUOTA_EXCEEDED'],
    responses: { 201: { description: 'Made', schema: signInLinkSchema } },
    permission: 'signedIn',
    handle: async (call) => {
      const { deps, principal, body, nowMs } = call;
      const wanted = { user: body.user ?? principal.user, name: 'sign-in link' };
      const end = await endOfWanted(call, wanted);
      const rejection = tokenRejection(wanted, { principal, end });
      if (rejection !== null) return rejection;
      const token = {
        ...wanted,
        ...madeBy(call),
        id: uuidv7(),
        revokedAtMs: null,
        scopes: principal.scopes ?? tokenScopes,
        ...limitOf(principal),
        isSystemAdmin: principal.systemAdmin && wanted.user === principal.user,
        expiresAtMs: end.outcome === 'valid' ? end.atMs : nowMs,
      };
      const link = await inTransaction(deps.database.kysely, async (trx) => {
        const failure = await makeToken(call, trx, token, hashOfToken(newSecret()));
        if (failure !== null) return failure;
        return makeSignInLink(trx, { tokenId: token.id, user: token.user, url: deps.publicUrl, nowMs });
      });
      if (isProblem(link)) return link;
      const body201 = { url: link.url, user: token.user, token: token.id, expiresAt: isoTime(link.expiresAtMs) };
      return { status: 201, body: body201, headers: { 'Cache-Control': 'no-store' } };
    },
  }),
];
