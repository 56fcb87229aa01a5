/**
 * Sessions of the console and the one-time codes that begin one. Both stand for a token (`parent_id`) and can do what
 * it can, no longer than it can: with the token's end they end.
 */
import type { Kysely } from 'kysely';
import { toJson } from '../schema/columns.js';
import type { Schema } from '../schema.js';

export interface StandIn {
  readonly id: string;
  readonly kind: 'SESSION' | 'LOGIN_CODE';
  /** SHA-256 of the secret. */
  readonly hash: string;
  readonly tokenId: string;
  readonly user: string;
  readonly atMs: number;
  readonly expiresAtMs: number;
}

export async function insertStandIn(db: Kysely<Schema>, standIn: StandIn): Promise<void> {
  await db
    .insertInto('api_token')
    .values({
      id: standIn.id,
      hash: standIn.hash,
      kind: standIn.kind,
      parent_id: standIn.tokenId,
      user_name: standIn.user,
      name: standIn.kind === 'SESSION' ? 'console session' : 'one-time link',
      // What it may do is its token's.
      scopes: toJson([]),
      workspace_id: null,
      system_admin: false,
      created_by: standIn.user,
      created_at: new Date(standIn.atMs),
      expires_at: new Date(standIn.expiresAtMs),
      revoked_at: null,
      last_used_at: null,
    })
    .execute();
}

/** What a one-time code was worth: the token that it stands for, or why it opens nothing. */
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

/** From the commit on the session lets nobody in; again changes nothing. */
export async function endSession(db: Kysely<Schema>, hash: string, atMs: number): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ revoked_at: new Date(atMs) })
    .where('hash', '=', hash)
    .where('kind', '=', 'SESSION')
    .where('revoked_at', 'is', null)
    .execute();
}

/** The token that the console's one-time link stands for: a system admin's that still lets in, the oldest. */
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
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return token === undefined ? undefined : { tokenId: token.id, user: token.user_name };
}
