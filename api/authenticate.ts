/**
 * From a bearer token to its caller. Tokens are 192 random bits, kept as SHA-256 and looked up by it, so there is no
 * secret to compare and nothing to slow down.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Database } from '../store/database.js';
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
    .select(['id', 'user_name', 'scopes', 'workspace_id', 'system_admin', 'expires_at', 'revoked_at'])
    .where('hash', '=', hashOfToken(secret))
    .where('kind', 'in', ['API', 'SESSION'])
    .executeTakeFirst();
  if (token === undefined || token.revoked_at !== null) return undefined;
  if (token.expires_at !== null && token.expires_at.getTime() <= nowMs) return undefined;
  const scopes = token.scopes.filter(isScope);
  return {
    user: token.user_name,
    scopes: token.scopes.length === 0 ? null : scopes,
    workspace: token.workspace_id,
    systemAdmin: token.system_admin,
    tokenId: token.id,
  };
}

function isScope(scope: string): scope is Scope {
  return scope === 'read' || scope === 'operate' || scope === 'decide';
}
