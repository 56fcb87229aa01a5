/**
 * Console sessions and the one-time codes that begin one. Both belong to a token (`parent_id`), have its rights, and
 * end with it.
 */
import { type Kysely, sql } from 'kysely';
import { type Page, pageOf, type PageRequest, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import { type AccessChange, recordAccessEvent } from './access-events.js';
import { type CredentialLimits, isWithinLimits } from './credential-limits.js';

export interface DerivedCredential {
  readonly id: string;
  readonly kind: 'SESSION' | 'LOGIN_CODE';
  /** SHA-256 of the secret. */
  readonly hash: string;
  readonly tokenId: string;
  readonly user: string;
  readonly atMs: number;
  readonly expiresAtMs: number;
  /** Of a session: the client that began it. */
  readonly client?: SessionClient;
}

export interface SessionClient {
  readonly address: string | null;
  readonly userAgent: string | null;
}

export async function insertDerivedCredential(db: Kysely<Schema>, credential: DerivedCredential): Promise<void> {
  await db
    .insertInto('api_token')
    .values({
      id: credential.id,
      hash: credential.hash,
      kind: credential.kind,
      parent_id: credential.tokenId,
      user_name: credential.user,
      name: credential.kind === 'SESSION' ? 'console session' : 'one-time link',
      // The rights of a session are those of its token.
      scopes: toJson([]),
      workspace_id: null,
      system_admin: false,
      created_by: credential.user,
      client_address: credential.client?.address ?? null,
      user_agent: credential.client?.userAgent ?? null,
      created_at: new Date(credential.atMs),
      expires_at: new Date(credential.expiresAtMs),
      revoked_at: null,
      last_used_at: null,
    })
    .execute();
}

/** Selects sessions: one, those of a token, or all of a user that the limits allow. */
export type SessionChoice =
  | { readonly session: string }
  | { readonly token: string }
  | { readonly user: string; readonly limits: CredentialLimits; readonly except: string | null };

export type SessionEnd = 'SIGNED_OUT' | 'ENDED' | 'TOKEN_REVOKED';

/** Ends sessions and returns how many were open. One-time codes that are not spent end with their token. Idempotent. */
export async function endSessionsOf(
  trx: Transaction,
  choice: SessionChoice,
  change: AccessChange,
  cause: SessionEnd,
): Promise<number> {
  const at = new Date(change.atMs);
  let ending = trx
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('revoked_at', 'is', null)
    .where('kind', 'in', 'token' in choice ? ['SESSION', 'LOGIN_CODE'] : ['SESSION']);
  if ('session' in choice) ending = ending.where('id', '=', choice.session);
  else if ('token' in choice) ending = ending.where('parent_id', '=', choice.token);
  else
    ending = ending
      .where('user_name', '=', choice.user)
      .where(sql<boolean>`id is distinct from ${choice.except}::text`)
      .where(sql<boolean>`exists (
        select from api_token t where t.id = api_token.parent_id and ${isWithinLimits('t', choice.limits)}
      )`);
  const rows = await ending.returning(['id', 'kind', 'user_name', 'parent_id', 'expires_at']).execute();
  const open = rows.filter(({ kind, expires_at }) => kind === 'SESSION' && expires_at !== null && expires_at > at);
  for (const { id, user_name: user, parent_id } of open)
    await recordAccessEvent(trx, {
      ...change,
      kind: 'session',
      id,
      user,
      tokenId: parent_id ?? '',
      type: cause === 'SIGNED_OUT' ? 'SignedOut' : 'SessionEnded',
      facts: { cause },
    });
  return open.length;
}

export interface Session {
  readonly id: string;
  readonly user: string;
  readonly token: { readonly id: string; readonly name: string };
  readonly client: SessionClient;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  /** Rounded to five minutes. Null: never used. */
  readonly lastUsedAtMs: number | null;
}

interface SessionRow extends Row<'api_token'> {
  readonly token_name: string;
}

/** Open sessions, newest first. `user` null: of all users that the limits allow. */
export async function listSessions(
  db: Kysely<Schema>,
  { user, limits, nowMs }: { readonly user: string | null; readonly limits: CredentialLimits; readonly nowMs: number },
  page: PageRequest,
): Promise<Page<Session>> {
  const now = new Date(nowMs);
  const { rows } = await sql<SessionRow>`
    select s.*, t.name as token_name from api_token s join api_token t on t.id = s.parent_id
    where s.kind = 'SESSION' and s.revoked_at is null and s.expires_at > ${now}
      and t.revoked_at is null and (t.expires_at is null or t.expires_at > ${now})
      and (${user}::text is null or s.user_name = ${user}) and ${isWithinLimits('t', limits)}
      and (${textCursor(page)}::text is null or s.id < ${textCursor(page)})
    order by s.id desc limit ${page.limit + 1}
  `.execute(db);
  return pageOf(rows.map(sessionOf), page, (item) => item.id);
}

/** Also finds a session that has ended, as long as its row is kept. */
export async function findSession(
  db: Kysely<Schema>,
  id: string,
  limits: CredentialLimits,
): Promise<Session | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.*, t.name as token_name from api_token s join api_token t on t.id = s.parent_id
    where s.id = ${id} and s.kind = 'SESSION' and ${isWithinLimits('t', limits)}
  `.execute(db);
  return rows[0] === undefined ? undefined : sessionOf(rows[0]);
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    user: row.user_name,
    token: { id: row.parent_id ?? '', name: row.token_name },
    client: { address: row.client_address, userAgent: row.user_agent },
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    lastUsedAtMs: row.last_used_at?.getTime() ?? null,
  };
}

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
 * preferred, then the oldest. `user`: only a token of this user.
 */
export async function findSystemAdmin(
  db: Kysely<Schema>,
  atMs: number,
  user?: string,
): Promise<{ readonly tokenId: string; readonly user: string } | undefined> {
  let query = db
    .selectFrom('api_token')
    .select(['id', 'user_name'])
    .where('kind', '=', 'API')
    .where('system_admin', '=', true)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', new Date(atMs))]))
    .orderBy('is_installation', 'desc')
    .orderBy('id')
    .limit(1);
  if (user !== undefined) query = query.where('user_name', '=', user);
  const token = await query.executeTakeFirst();
  return token === undefined ? undefined : { tokenId: token.id, user: token.user_name };
}
