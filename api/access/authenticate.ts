/**
 * Authenticates a bearer token or a console session. Tokens are 192 random bits, stored as SHA-256 and looked up by
 * that hash. No secret is compared, and a slow hash would add nothing.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isTokenValid } from '../../domain/access/tokens.js';
import type { Database } from '../../store/database/database.js';
import { findSentToken, findToken, type SentToken, type Token, tokenOf } from '../../store/access/tokens.js';
import type { Credential, Principal } from './principal.js';
import type { UnauthenticatedReason } from '../http/server/observe.js';
import { provesOrigin, sessionSecretOf } from './session-cookie.js';

export function hashOfToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * The secret of the request: from `Authorization: Bearer`, else from the console's cookie. Undefined when there is
 * none.
 */
export function sentToken(request: IncomingMessage): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return sessionSecretOf(request);
  return bearerSecret(header);
}

/** Undefined when the header holds no bearer token. */
export function bearerSecret(authorization: string): string | undefined {
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1];
}

/**
 * Whether a page of another origin could have caused this request. Only cookies can be forged: no other page sends
 * our bearer token.
 */
export function isForged(request: IncomingMessage): boolean {
  const secret = request.headers.authorization === undefined ? sessionSecretOf(request) : undefined;
  return secret !== undefined && !provesOrigin(request, secret);
}

/** Undefined when the token does not exist, is revoked or is expired, or when the session's token is. */
export async function authenticate(database: Database, secret: string, nowMs: number): Promise<Principal | undefined> {
  const sent = await findSentToken(database.kysely, hashOfToken(secret));
  const token = sent === undefined ? undefined : await tokenBehind(database, sent, nowMs);
  if (sent === undefined || token === undefined) return undefined;
  return {
    user: token.user,
    scopes: token.scopes.length === 0 ? null : token.scopes,
    workspaces: token.workspaceId === null ? null : [token.workspaceId, ...token.joinedWorkspaceIds],
    systemAdmin: token.isSystemAdmin,
    credential: { kind: sent.kind === 'SESSION' ? 'session' : 'token', ...used(tokenOf(sent)), token: used(token) },
  };
}

function used({ id, lastUsedAtMs }: Token): Credential['token'] {
  return { id, lastUsedAtMs };
}

/** For the log of a request whose token was refused. Costs one more query. */
export async function whyUnauthenticated(
  { kysely }: Database,
  request: IncomingMessage,
  nowMs: number,
): Promise<UnauthenticatedReason> {
  const secret = sentToken(request);
  if (secret === undefined) return request.headers.authorization === undefined ? 'no token' : 'malformed';
  const sent = await findSentToken(kysely, hashOfToken(secret));
  if (sent === undefined) return 'unknown';
  if (sent.revoked_at !== null) return 'revoked';
  // The session itself is valid, so its token has ended.
  return isTokenValid(tokenOf(sent), nowMs) ? 'revoked' : 'expired';
}

/** The token of a session, or the token itself. Undefined when either has ended. */
async function tokenBehind({ kysely }: Database, sent: SentToken, nowMs: number): Promise<Token | undefined> {
  const first = tokenOf(sent);
  if (!isTokenValid(first, nowMs)) return undefined;
  if (sent.kind !== 'SESSION') return first;
  const token = sent.parent_id === null ? undefined : await findToken(kysely, sent.parent_id);
  return token !== undefined && isTokenValid(token, nowMs) ? token : undefined;
}
