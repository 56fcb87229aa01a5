/**
 * Revokes tokens with their sessions and one-time links, and on request with their descendants. Idempotent: a token
 * that has ended keeps the time and the event of its end.
 */
import { sql } from 'kysely';
import { lastSystemAdminRejection } from '../../domain/access/tokens.js';
import type { Rejection } from '../../domain/release/rejections.js';
import type { Transaction } from '../database/transaction.js';
import { type AccessChange, recordAccessEvent } from './access-events.js';
import { recordRegistryEvent } from '../registry/registry-events.js';
import { endSessionsOf } from './sessions.js';
import { type CredentialRow, type LineageRoot, validDescendants } from './token-lineage.js';
import { nextWorkspaceRevision } from '../registry/workspaces.js';

export interface Revocation extends AccessChange {
  readonly root: LineageRoot;
  /** Whether to revoke descendants too. The token of the request stays valid, and so do its descendants. */
  readonly withDescendants: boolean;
}

export type Revoked =
  | { readonly outcome: 'revoked'; readonly tokens: readonly CredentialRow[]; readonly sessionsEnded: number }
  | { readonly outcome: 'REJECTED'; readonly rejection: Extract<Rejection, { code: 'LAST_SYSTEM_ADMIN' }> };

/** The rejection is decided before the first write. */
export async function revokeTokens(trx: Transaction, revocation: Revocation): Promise<Revoked> {
  const { root, withDescendants, atMs, withToken } = revocation;
  const first = 'token' in root ? [root.token] : [];
  const admins = await lockSystemAdmins(trx, atMs);
  const except = 'token' in root && root.token === withToken ? null : withToken;
  const descendants = (): Promise<CredentialRow[]> =>
    withDescendants ? validDescendants(trx, root, { nowMs: atMs, except }) : Promise.resolve([]);
  const planned = [...first, ...(await descendants()).map(({ id }) => id)];
  const rejection = lastSystemAdminRejection(admins, new Set(planned), atMs);
  if (rejection !== null) return { outcome: 'REJECTED', rejection };

  const tokens: CredentialRow[] = [];
  let sessionsEnded = 0;
  // A token that was being created commits before its creator's row can be written here, so search again.
  for (let ids = planned; ids.length > 0; ids = (await descendants()).map(({ id }) => id)) {
    tokens.push(...(await writeEnd(trx, ids, revocation)));
    for (const id of ids) sessionsEnded += await endSessionsOf(trx, { token: id }, revocation, 'TOKEN_REVOKED');
  }
  return { outcome: 'revoked', tokens, sessionsEnded };
}

/**
 * A token limited to the workspace would become valid again with the next membership, so it is revoked. One whose user
 * joined further workspaces with it stays valid in these.
 */
export async function revokeTokensOfMember(
  trx: Transaction,
  { workspaceId, user }: { readonly workspaceId: string; readonly user: string },
  change: AccessChange,
): Promise<void> {
  await sql`
    update api_token set
      workspace_id = case when workspace_id = ${workspaceId} then joined_workspaces[1] else workspace_id end,
      joined_workspaces = case when workspace_id = ${workspaceId} then joined_workspaces[2:]
        else array_remove(joined_workspaces, ${workspaceId}) end
    where user_name = ${user} and kind = 'API' and revoked_at is null and joined_workspaces <> '{}'
      and ${workspaceId} in (select unnest(workspace_id || joined_workspaces))
  `.execute(trx);
  const rows = await trx
    .selectFrom('api_token')
    .select('id')
    .where('user_name', '=', user)
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'API')
    .where('revoked_at', 'is', null)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await writeEnd(trx, ids, { ...change, cause: 'MEMBER_REMOVED' });
  for (const id of ids) await endSessionsOf(trx, { token: id }, change, 'TOKEN_REVOKED');
}

/** Two system admins who revoke each other's token at the same time are serialised here. */
async function lockSystemAdmins(trx: Transaction, nowMs: number) {
  const rows = await trx
    .selectFrom('api_token')
    .select(['id', 'user_name', 'scopes', 'expires_at'])
    .where('kind', '=', 'API')
    .where('system_admin', '=', true)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', new Date(nowMs))]))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    user: row.user_name,
    scopes: row.scopes,
    expiresAtMs: row.expires_at?.getTime() ?? null,
  }));
}

interface EndOfTokens extends AccessChange {
  readonly root?: LineageRoot;
  readonly cause?: string;
}

async function writeEnd(trx: Transaction, ids: readonly string[], end: EndOfTokens): Promise<CredentialRow[]> {
  const rows = await trx
    .updateTable('api_token')
    .set({ revoked_at: new Date(end.atMs) })
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .returningAll()
    .execute();
  for (const row of rows) await recordEnd(trx, row, end);
  return rows;
}

async function recordEnd(trx: Transaction, row: CredentialRow, { root, cause, ...change }: EndOfTokens): Promise<void> {
  const isRoot = root !== undefined && 'token' in root && root.token === row.id;
  const madeWith = root === undefined || isRoot ? {} : { madeWith: 'token' in root ? root.token : root.session };
  const facts = { name: row.name, ...(cause === undefined ? {} : { cause }), ...madeWith };
  if (row.kind === 'DECIDE' && row.workspace_id !== null)
    return recordRegistryEvent(trx, {
      aggregate: 'workspace',
      aggregateId: row.workspace_id,
      revision: await nextWorkspaceRevision(trx, row.workspace_id),
      type: 'DecideTokenRevoked',
      actor: change.actor,
      atMs: change.atMs,
      before: { token: row.id, name: row.name },
      after: Object.keys(madeWith).length === 0 ? null : madeWith,
    });
  const of = { kind: 'token', id: row.id, user: row.user_name, tokenId: row.id } as const;
  return recordAccessEvent(trx, { ...change, ...of, type: 'TokenRevoked', facts });
}
