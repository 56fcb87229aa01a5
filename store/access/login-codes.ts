/** One-time codes of the links that sign in to the console. */
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';

/** The result of spending a one-time code: its token, or why the code is invalid. */
export type SpentCode =
  | { readonly outcome: 'valid'; readonly tokenId: string }
  | { readonly outcome: 'used' | 'expired' | 'unknown' };

/** Spends a code. Only one of several concurrent calls succeeds. */
export async function spendLoginCode(db: Kysely<Schema>, hash: string, atMs: number): Promise<SpentCode> {
  const at = new Date(atMs);
  const spent = await db
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('hash', '=', hash)
    .where('kind', '=', 'LOGIN_CODE')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('parent_id')
    .executeTakeFirst();
  if (spent !== undefined && spent.parent_id !== null) return { outcome: 'valid', tokenId: spent.parent_id };
  const code = await db
    .selectFrom('api_token')
    .select('revoked_at')
    .where('hash', '=', hash)
    .where('kind', '=', 'LOGIN_CODE')
    .executeTakeFirst();
  if (code === undefined) return { outcome: 'unknown' };
  return { outcome: code.revoked_at === null ? 'expired' : 'used' };
}

/**
 * The token for the console's one-time link: a valid token of a system admin. The installation's own token is
 * preferred, then the oldest.
 */
export async function findSystemAdmin(
  db: Kysely<Schema>,
  atMs: number,
): Promise<{ readonly tokenId: string; readonly user: string } | undefined> {
  const token = await db
    .selectFrom('api_token')
    .select(['id', 'user_name'])
    .where('kind', '=', 'API')
    .where('system_admin', '=', true)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', new Date(atMs))]))
    .orderBy('is_installation', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return token === undefined ? undefined : { tokenId: token.id, user: token.user_name };
}
