/**
 * Tokens with which back ends and super apps read decisions. They name target apps and no user, and have no other
 * rights: copies of one are stored in many places, so a leak must not matter much.
 */
import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { toJson } from '../database/schema/columns.js';
import { inTransaction, type Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from '../registry/registry-events.js';
import { nextWorkspaceRevision } from '../registry/workspaces.js';
import { lockCreatingCredential, type Maker, sessionOf } from './token-lineage.js';

type Db = Database['kysely'];

export interface DecideToken {
  readonly id: string;
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly targetApps: readonly string[];
  readonly expiresAtMs: number | null;
  /** Null: created before tokens had kinds. */
  readonly kind: 'page' | 'server' | null;
}

/** All tokens that are not revoked. */
export async function readDecideTokens(db: Db): Promise<DecideToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .select(['id', 'hash', 'target_apps', 'expires_at', 'decide_kind'])
    .where('kind', '=', 'DECIDE')
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, hash, target_apps, expires_at, decide_kind }) => ({
    id,
    hash,
    targetApps: target_apps,
    expiresAtMs: expires_at === null ? null : expires_at.getTime(),
    kind: decide_kind,
  }));
}

/** The token with this hash. Undefined when there is none, or when it is revoked or expired. */
export async function findDecideToken(db: Db, hash: string, nowMs: number): Promise<DecideToken | undefined> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'hash', 'target_apps', 'expires_at', 'decide_kind'])
    .where('hash', '=', hash)
    .where('kind', '=', 'DECIDE')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, target_apps: targetApps, expires_at, decide_kind: kind } = row;
  const expiresAtMs = expires_at?.getTime() ?? null;
  if (expiresAtMs !== null && expiresAtMs <= nowMs) return undefined;
  return { id, hash, targetApps, expiresAtMs, kind };
}

export interface NewDecideToken extends DecideToken {
  readonly kind: 'page' | 'server';
  readonly name: string;
  /** Workspace of the target apps. */
  readonly workspaceId: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
  /** The API token that created it, directly or through a session. */
  readonly createdWith?: string;
  readonly createdInSession?: string | null;
}

export async function createDecideToken(db: Db, token: NewDecideToken): Promise<void> {
  await db
    .insertInto('api_token')
    .values({
      id: token.id,
      hash: token.hash,
      kind: 'DECIDE',
      user_name: token.createdBy,
      name: token.name,
      scopes: toJson(['decide']),
      target_apps: toJson(token.targetApps),
      decide_kind: token.kind,
      workspace_id: token.workspaceId,
      system_admin: false,
      created_by: token.createdBy,
      created_with: token.createdWith ?? null,
      created_in_session: token.createdInSession ?? null,
      created_at: new Date(token.createdAtMs),
      expires_at: token.expiresAtMs === null ? null : new Date(token.expiresAtMs),
    })
    .execute();
}

export type ListedDecideToken = Pick<DecideToken, 'id' | 'kind' | 'targetApps' | 'expiresAtMs'> &
  Pick<NewDecideToken, 'name' | 'createdBy' | 'createdAtMs'> & { readonly revokedAtMs: number | null };

/** Tokens of one workspace, newest first, including revoked and expired ones. At most 1,000. */
export async function listDecideTokens(db: Db, workspaceId: string): Promise<ListedDecideToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where('kind', '=', 'DECIDE')
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.decide_kind,
    targetApps: row.target_apps,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    revokedAtMs: row.revoked_at?.getTime() ?? null,
  }));
}

/** False when this workspace has no such token. Idempotent. */
export async function revokeDecideToken(db: Db, id: string, workspaceId: string, atMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_token')
    .set({ revoked_at: sql`coalesce(revoked_at, ${new Date(atMs)})` })
    .where('id', '=', id)
    .where('kind', '=', 'DECIDE')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** False: the credential of the request has ended meanwhile, and nothing was created. */
export async function makeDecideToken(trx: Transaction, token: NewDecideToken, maker: Maker): Promise<boolean> {
  const { id, name, targetApps, workspaceId, createdBy: actor, createdAtMs: atMs, expiresAtMs } = token;
  const createdInSession = sessionOf(maker);
  if (!(await lockCreatingCredential(trx, maker, atMs))) return false;
  await createDecideToken(trx, { ...token, createdWith: maker.token.id, createdInSession });
  await recordRegistryEvent(trx, {
    aggregate: 'workspace',
    aggregateId: workspaceId,
    type: 'DecideTokenCreated',
    actor,
    atMs,
    before: null,
    revision: await nextWorkspaceRevision(trx, workspaceId),
    after: { token: id, name, targetApps, ...(expiresAtMs === null ? {} : { expiresAtMs }) },
  });
  return true;
}

export interface DecideTokenEnd {
  readonly token: string;
  readonly workspaceId: string;
  readonly actor: string;
  readonly atMs: number;
}

/** False: this workspace has no such token. Idempotent. */
export function endDecideToken({ kysely }: Database, end: DecideTokenEnd): Promise<boolean> {
  const { token, workspaceId, actor, atMs } = end;
  return inTransaction(kysely, async (trx) => {
    const known = await trx
      .selectFrom('api_token')
      .select(['name', 'revoked_at'])
      .where('id', '=', token)
      .where('kind', '=', 'DECIDE')
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!(await revokeDecideToken(trx, token, workspaceId, atMs))) return false;
    if (known === undefined || known.revoked_at !== null) return true;
    await recordRegistryEvent(trx, {
      aggregate: 'workspace',
      aggregateId: workspaceId,
      type: 'DecideTokenRevoked',
      actor,
      atMs,
      after: null,
      revision: await nextWorkspaceRevision(trx, workspaceId),
      before: { token, name: known.name },
    });
    return true;
  });
}
