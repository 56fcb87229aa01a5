/** API tokens, by the SHA-256 of their secret. The rule of validity is `isTokenValid` in `domain/access/tokens.ts`. */
import { type Kysely, sql } from 'kysely';
import { minuteMs } from '../../domain/values/time-units.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import { toJson } from '../database/schema/columns.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { type AccessChange, recordAccessEvent } from './access-events.js';
import { lockCreatingCredential, type Maker } from './token-lineage.js';
import { type CredentialLimits, isWithinLimits, workspaceLimit } from './credential-limits.js';

export interface Token {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Roles count in this workspace only; null: everywhere. */
  readonly workspaceId: string | null;
  /** With a `workspaceId`: roles count there too. Its user joined them with this token, by invitations. */
  readonly joinedWorkspaceIds: readonly string[];
  readonly isSystemAdmin: boolean;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  /** Rounded to five minutes. Null: never used. For a console session, the use of its token. */
  readonly lastUsedAtMs: number | null;
  /** The token that created it, directly or in a session. Null: the program, or created before this was stored. */
  readonly createdWith: string | null;
  readonly createdInSession: string | null;
  /** The token in the data folder. Each start renews it. */
  readonly isInstallation: boolean;
}

type Kept = 'createdWith' | 'createdInSession' | 'isInstallation' | 'joinedWorkspaceIds';
export type NewToken = Omit<Token, 'lastUsedAtMs' | Kept> & Partial<Pick<Token, Kept>>;

/** A use within this time of the stored one is not written. */
export const tokenUseEveryMs = 5 * minuteMs;

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
      joined_workspaces: [...(token.joinedWorkspaceIds ?? [])],
      system_admin: token.isSystemAdmin,
      created_by: token.createdBy,
      created_with: token.createdWith ?? null,
      created_in_session: token.createdInSession ?? null,
      is_installation: token.isInstallation ?? false,
      created_at: new Date(token.createdAtMs),
      expires_at: dateOrNull(token.expiresAtMs),
      revoked_at: dateOrNull(token.revokedAtMs),
      last_used_at: null,
    })
    .execute();
}

/** Creates a token with its event in the trail of its user. */
export async function createToken(
  trx: Transaction,
  token: NewToken,
  { hash, withToken }: { readonly hash: string; readonly withToken: string | null },
): Promise<void> {
  await insertToken(trx, token, hash);
  const { id, user, name, scopes, workspaceId, isSystemAdmin, createdBy, createdAtMs, expiresAtMs } = token;
  await recordAccessEvent(trx, {
    kind: 'token',
    id,
    user,
    tokenId: id,
    type: 'TokenCreated',
    actor: createdBy,
    withToken,
    atMs: createdAtMs,
    facts: {
      name,
      scopes,
      ...(workspaceId === null ? {} : { workspace: workspaceId }),
      ...(isSystemAdmin ? { systemAdmin: true } : {}),
      ...(expiresAtMs === null ? {} : { expiresAtMs }),
      ...(typeof token.createdInSession === 'string' ? { inSession: token.createdInSession } : {}),
    },
  });
}

export async function findToken(db: Kysely<Schema>, id: string): Promise<Token | undefined> {
  const row = await apiTokens(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : tokenOf(row);
}

export async function findTokenWithin(
  db: Kysely<Schema>,
  id: string,
  limits: CredentialLimits,
): Promise<Token | undefined> {
  const row = await apiTokens(db).where('id', '=', id).where(isWithinLimits('api_token', limits)).executeTakeFirst();
  return row === undefined ? undefined : tokenOf(row);
}

export type SentToken = Row<'api_token'>;

/** A token or session by its hash, also when revoked or expired. Runs for every request. */
export async function findSentToken(db: Kysely<Schema>, hash: string): Promise<SentToken | undefined> {
  const { rows } = await sql<SentToken>`/* a token that was sent */
    select * from api_token where hash = ${hash} and kind in ('API', 'SESSION')
  `.execute(db);
  return rows[0];
}

/**
 * Which of these credentials are valid at `atMs`, each with its workspace limit (null: none), in one statement. A
 * session ends at the latest with its token, and has its token's limit.
 */
export async function validCredentials(
  db: Kysely<Schema>,
  ids: readonly string[],
  atMs: number,
): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const at = new Date(atMs);
  const { rows } = await sql<{ readonly id: string; readonly workspaces: string[] | null }>`/* valid credentials */
    select sent.id, coalesce(${workspaceLimit('token')}, ${workspaceLimit('sent')}) as workspaces
    from api_token sent left join api_token token on token.id = sent.parent_id
    where sent.id = any(${ids}::text[])
      and sent.revoked_at is null and (sent.expires_at is null or sent.expires_at > ${at}::timestamptz)
      and token.revoked_at is null and (token.expires_at is null or token.expires_at > ${at}::timestamptz)
  `.execute(db);
  return new Map(rows.map(({ id, workspaces }) => [id, workspaces]));
}

/** Also true for a revoked token: after a revocation no new one must be created. */
export async function hasSystemAdminToken(db: Kysely<Schema>): Promise<boolean> {
  const row = await apiTokens(db).where('system_admin', '=', true).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Newest first, including revoked and expired tokens, as far as the reader's limits allow. */
export async function listTokensOf(
  db: Kysely<Schema>,
  { user, limits }: { readonly user: string; readonly limits: CredentialLimits },
  page: PageRequest,
): Promise<Page<Token>> {
  let query = apiTokens(db)
    .where('user_name', '=', user)
    .where(isWithinLimits('api_token', limits))
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  return pageOf((await query.execute()).map(tokenOf), page, (item) => item.id);
}

/** Marks the installation's token and, with an end, renews it. A revoked token stays revoked. */
export async function keepInstallationToken(
  trx: Transaction,
  id: string,
  { end, ...change }: AccessChange & { readonly end: { readonly atMs: number | null } | undefined },
): Promise<void> {
  const token = await trx
    .updateTable('api_token')
    .set({ is_installation: true, ...(end === undefined ? {} : { expires_at: dateOrNull(end.atMs) }) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['user_name', 'name'])
    .executeTakeFirst();
  if (token === undefined || end === undefined) return;
  const of = { kind: 'token', id, user: token.user_name, tokenId: id } as const;
  const facts = { name: token.name, expiresAtMs: end.atMs };
  await recordAccessEvent(trx, { ...change, ...of, type: 'TokenRenewed', facts });
}

/**
 * Lets the roles of a limited token count in a further workspace. A token without a limit stays as it is. The row is
 * locked first, so that concurrent calls wait for each other. False: the credential has ended.
 */
export async function joinWithToken(
  trx: Transaction,
  credential: Maker,
  workspaceId: string,
  nowMs: number,
): Promise<boolean> {
  await sql`
    update api_token set joined_workspaces = case
      when workspace_id is null or ${workspaceId} in (select unnest(workspace_id || joined_workspaces))
        then joined_workspaces else joined_workspaces || ${workspaceId}::text end
    where id = ${credential.token.id}
  `.execute(trx);
  return lockCreatingCredential(trx, credential, nowMs);
}

/** Writes nothing within `tokenUseEveryMs` of the stored use, from any process. */
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

export function tokenOf(row: Row<'api_token'>): Token {
  return {
    id: row.id,
    user: row.user_name,
    name: row.name,
    scopes: row.scopes,
    workspaceId: row.workspace_id,
    joinedWorkspaceIds: row.joined_workspaces,
    isSystemAdmin: row.system_admin,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    revokedAtMs: row.revoked_at?.getTime() ?? null,
    lastUsedAtMs: row.last_used_at?.getTime() ?? null,
    createdWith: row.created_with,
    createdInSession: row.created_in_session,
    isInstallation: row.is_installation,
  };
}
