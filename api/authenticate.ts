/**
 * From a bearer token to its caller. Tokens are 192 random bits, kept as SHA-256 and looked up by it, so there is no
 * secret to compare and nothing to slow down.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Database } from '../store/database.js';
import type { Row } from '../store/schema.js';
import type { Caller, Scope } from './caller.js';

export function hashOfToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The token as it was sent: by `Authorization: Bearer`. Undefined when there is none. */
export function sentToken(request: IncomingMessage): string | undefined {
  const header = request.headers.authorization;
  return header === undefined ? undefined : /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header)?.[1];
}

/** Undefined: no such token, or revoked, or expired. */
export async function authenticate(database: Database, secret: string, nowMs: number): Promise<Caller | undefined> {
  const token = await database.kysely
    .selectFrom('api_token')
    .selectAll()
    .where('hash', '=', hashOfToken(secret))
    .where('kind', 'in', ['API', 'SESSION'])
    .executeTakeFirst();
  if (token === undefined || !isValid(token, nowMs)) return undefined;
  return {
    user: token.user_name,
    scopes: token.scopes.length === 0 ? null : token.scopes.filter(isScope),
    workspace: token.workspace_id,
    systemAdmin: token.system_admin,
    tokenId: token.id,
  };
}

/** For what outlives the request that the token came with. */
export async function isTokenValid(database: Database, tokenId: string, nowMs: number): Promise<boolean> {
  const token = await database.kysely
    .selectFrom('api_token')
    .select(['expires_at', 'revoked_at'])
    .where('id', '=', tokenId)
    .executeTakeFirst();
  return token !== undefined && isValid(token, nowMs);
}

function isValid(
  { expires_at: expiresAt, revoked_at: revokedAt }: Pick<Row<'api_token'>, 'expires_at' | 'revoked_at'>,
  nowMs: number,
): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt.getTime() > nowMs);
}

function isScope(scope: string): scope is Scope {
  return scope === 'read' || scope === 'operate' || scope === 'decide';
}
