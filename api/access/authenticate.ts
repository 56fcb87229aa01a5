/**
 * Authenticates a bearer token or a console session. Tokens are 192 random bits, stored as SHA-256 and looked up by
 * that hash. No secret is compared, and a slow hash would add nothing.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Database } from '../../store/database/database.js';
import { findSentToken } from '../../store/access/tokens.js';
import type { Row } from '../../store/database/schema.js';
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
    user: token.user_name,
    scopes: token.scopes.length === 0 ? null : token.scopes,
    workspace: token.workspace_id,
    systemAdmin: token.system_admin,
    credential: { kind: sent.kind === 'SESSION' ? 'session' : 'token', ...used(sent), token: used(token) },
  };
}

function used({ id, last_used_at: lastUsedAt }: SentToken): Credential['token'] {
  return { id, lastUsedAtMs: lastUsedAt?.getTime() ?? null };
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
  return isValid(sent, nowMs) ? 'revoked' : 'expired';
}

/** The token of a session, or the token itself. Undefined when either has ended. */
async function tokenBehind(database: Database, sent: SentToken, nowMs: number): Promise<SentToken | undefined> {
  if (!isValid(sent, nowMs)) return undefined;
  if (sent.kind !== 'SESSION') return sent;
  const token = await tokens(database).where('id', '=', sent.parent_id).executeTakeFirst();
  return token !== undefined && isValid(token, nowMs) ? token : undefined;
}

type SentToken = Pick<
  Row<'api_token'>,
  | 'id'
  | 'kind'
  | 'parent_id'
  | 'user_name'
  | 'scopes'
  | 'workspace_id'
  | 'system_admin'
  | 'expires_at'
  | 'revoked_at'
  | 'last_used_at'
>;

function tokens({ kysely }: Database) {
  return kysely
    .selectFrom('api_token')
    .select([
      'id',
      'kind',
      'parent_id',
      'user_name',
      'scopes',
      'workspace_id',
      'system_admin',
      'expires_at',
      'revoked_at',
      'last_used_at',
    ]);
}

type Life = Pick<Row<'api_token'>, 'expires_at' | 'revoked_at'>;

function isValid({ expires_at, revoked_at }: Life, nowMs: number): boolean {
  return revoked_at === null && (expires_at === null || expires_at.getTime() > nowMs);
}
