/** Tokens, by the SHA-256 of their secret. Whom one lets in is the API's to say. */
import { type Kysely, sql } from 'kysely';
import { type Page, type PageRequest, pageOf, textCursor } from '../pages.js';
import { toJson } from '../schema/columns.js';
import type { Row, Schema } from '../schema.js';

export interface Token {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Roles count in this workspace only; null: everywhere. */
  readonly workspaceId: string | null;
  readonly isSystemAdmin: boolean;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  /** To five minutes; null: never. Of a console session it is the token's that the session stands for. */
  readonly lastUsedAtMs: number | null;
}

export type NewToken = Omit<Token, 'lastUsedAtMs'>;

/** A use within so long of the one that is written down is not written down. */
export const tokenUseEveryMs = 5 * 60_000;

export async function insertToken(db: Kysely<Schema>, token: NewToken, hash: string): Promise<void> {
  await db
    .insertInto('api_token')
    .values({
      id: token.id,
      hash,
      kind: 'API',
      user_name: token.user,
      name: token.name,
      scopes: toJson(token.scopes),
      workspace_id: token.workspaceId,
      system_admin: token.isSystemAdmin,
      created_by: token.createdBy,
      created_at: new Date(token.createdAtMs),
      expires_at: dateOrNull(token.expiresAtMs),
      revoked_at: dateOrNull(token.revokedAtMs),
      last_used_at: null,
    })
    .execute();
}

export async function findToken(db: Kysely<Schema>, id: string): Promise<Token | undefined> {
  const row = await apiTokens(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : tokenOf(row);
}

/** What an API client or a session sent, by its hash; also one that was revoked or has expired. Asked by every request. */
export async function findSentToken(db: Kysely<Schema>, hash: string): Promise<Row<'api_token'> | undefined> {
  const { rows } = await sql<Row<'api_token'>>`/* a token that was sent */
    select * from api_token where hash = ${hash} and kind in ('API', 'SESSION')
  `.execute(db);
  return rows[0];
}

/** Also one that was revoked: whoever revoked it did not ask for another. */
export async function hasSystemAdminToken(db: Kysely<Schema>): Promise<boolean> {
  const row = await apiTokens(db).where('system_admin', '=', true).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Newest first, revoked and expired ones too. */
export async function listTokensOf(db: Kysely<Schema>, user: string, page: PageRequest): Promise<Page<Token>> {
  let query = apiTokens(db)
    .where('user_name', '=', user)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  return pageOf((await query.execute()).map(tokenOf), page, (item) => item.id);
}

/** From the commit on it lets nobody in; again changes nothing. */
export async function revokeToken(db: Kysely<Schema>, id: string, atMs: number): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ revoked_at: new Date(atMs) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Writes nothing within `tokenUseEveryMs` of the use that is written down, whichever process wrote that. */
export async function writeTokenUse(db: Kysely<Schema>, id: string, atMs: number): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ last_used_at: new Date(atMs) })
    .where('id', '=', id)
    .where((row) =>
      row.or([row('last_used_at', 'is', null), row('last_used_at', '<=', new Date(atMs - tokenUseEveryMs))]),
    )
    .execute();
}

function apiTokens(db: Kysely<Schema>) {
  return db.selectFrom('api_token').selectAll().where('kind', '=', 'API');
}

function dateOrNull(atMs: number | null): Date | null {
  return atMs === null ? null : new Date(atMs);
}

function tokenOf(row: Row<'api_token'>): Token {
  return {
    id: row.id,
    user: row.user_name,
    name: row.name,
    scopes: row.scopes,
    workspaceId: row.workspace_id,
    isSystemAdmin: row.system_admin,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    revokedAtMs: row.revoked_at?.getTime() ?? null,
    lastUsedAtMs: row.last_used_at?.getTime() ?? null,
  };
}
