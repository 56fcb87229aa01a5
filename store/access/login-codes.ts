/** The one-time code of a link that signs the console in. */
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';

/** What a one-time code was worth: the token that it is for, or why it opens nothing. */
export type SpentCode =
  | { readonly is: 'good'; readonly tokenId: string }
  | { readonly is: 'used' | 'expired' | 'unknown' };

/** A code is spent by this, once among all who try at the same time. */
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
  if (spent !== undefined && spent.parent_id !== null) return { is: 'good', tokenId: spent.parent_id };
  const code = await db
    .selectFrom('api_token')
    .select('revoked_at')
    .where('hash', '=', hash)
    .where('kind', '=', 'LOGIN_CODE')
    .executeTakeFirst();
  if (code === undefined) return { is: 'unknown' };
  return { is: code.revoked_at === null ? 'expired' : 'used' };
}

/**
 * The token that the console's one-time link is for: a valid one of a system admin, the installation's own if there
 * is one, else the oldest.
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
