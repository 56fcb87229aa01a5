/**
 * Which tokens were created with which, directly or in a session, at any depth. Decide tokens count too, because the
 * holder of a leaked token may have created some.
 */
import { type Kysely, sql } from 'kysely';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';

/** The root of a lineage: a token, or what was created in one session. */
export type LineageRoot = { readonly token: string } | { readonly session: string };

export type CredentialRow = Row<'api_token'>;

/**
 * Descendants that are valid now, oldest first, at most 1,000. `except`: a token that is left out with its descendants.
 */
export async function validDescendants(
  db: Kysely<Schema>,
  root: LineageRoot,
  { nowMs, except = null }: { readonly nowMs: number; readonly except?: string | null },
): Promise<CredentialRow[]> {
  const start = 'token' in root ? sql`created_with = ${root.token}` : sql`created_in_session = ${root.session}`;
  const { rows } = await sql<CredentialRow>`
    with recursive made as (
      select id from api_token where ${start} and id is distinct from ${except}::text
      union
      select t.id from made join api_token t on t.created_with = made.id where t.id is distinct from ${except}::text
    )
    select t.* from made join api_token t using (id)
    where t.revoked_at is null and (t.expires_at is null or t.expires_at > ${new Date(nowMs)})
    order by t.id limit 1000
  `.execute(db);
  return rows;
}

/** The credential of a request that makes another one. A token is its own token. */
export interface Maker {
  readonly id: string;
  readonly token: { readonly id: string };
}

/** Whether the link of an invitation made this token, or a token with which its user made this one, at any depth. */
export async function isFromInvitation(db: Kysely<Schema>, token: string): Promise<boolean> {
  const { rows } = await sql<{ readonly found: boolean }>`
    with recursive line as (
      select id, user_name, created_with from api_token where id = ${token}
      union
      select t.id, t.user_name, t.created_with from line join api_token t on t.id = line.created_with
      where t.user_name = line.user_name
    )
    select exists (select from line join invitation i on i.token_id = line.id) as found
  `.execute(db);
  return rows[0]?.found ?? false;
}

/** The session that makes another credential. Null when a token makes it. */
export function sessionOf({ id, token }: Maker): string | null {
  return id === token.id ? null : id;
}

/**
 * Locks the credential of the request until the transaction ends. A token created with it commits before a revocation,
 * which then finds the new row. False when the credential is not valid any more.
 */
export async function lockCreatingCredential(trx: Transaction, { id, token }: Maker, nowMs: number): Promise<boolean> {
  const ids = [...new Set([id, token.id])].sort();
  const rows = await trx
    .selectFrom('api_token')
    .select(['id'])
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', new Date(nowMs))]))
    .orderBy('id')
    .forShare()
    .execute();
  return rows.length === ids.length;
}
