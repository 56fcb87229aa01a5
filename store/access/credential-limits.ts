/**
 * Which tokens and sessions of its user a token may see and revoke: those with no more rights than itself. A system
 * admin's token is not limited.
 */
import { type RawBuilder, sql } from 'kysely';
import { withIncludedScopes } from '../../domain/access/scopes.js';
import { toJson } from '../database/schema/columns.js';

export interface CredentialLimits {
  readonly user: string;
  /** Null: every scope. */
  readonly scopes: readonly string[] | null;
  /** Null: every workspace. */
  readonly workspaces: readonly string[] | null;
  /** Whether the token is a system admin's. */
  readonly isSystemAdmin: boolean;
  /** True for a system admin who reads, or who may operate: no limits apply. */
  readonly everybody: boolean;
}

/** The workspaces in which roles of a row of `api_token` under this alias count, as `text[]`. Null: in all. */
export function workspaceLimit(alias: string): RawBuilder<string[] | null> {
  const row = sql.table(alias);
  return sql`case when ${row}.workspace_id is not null then ${row}.workspace_id || ${row}.joined_workspaces end`;
}

/** A condition on a row of `api_token` under this alias. For a session it is the row of its token. */
export function isWithinLimits(
  alias: string,
  { user, scopes, workspaces, isSystemAdmin, everybody }: CredentialLimits,
): RawBuilder<boolean> {
  if (everybody) return sql<boolean>`true`;
  const row = sql.table(alias);
  const held = scopes === null ? null : withIncludedScopes(scopes);
  return sql<boolean>`(
    ${row}.user_name = ${user} and (${isSystemAdmin} or not ${row}.system_admin)
    and (${workspaces}::text[] is null or ${workspaceLimit(alias)} <@ ${workspaces}::text[])
    and (${held === null} or (${row}.scopes <@ ${toJson(held ?? [])}::jsonb and jsonb_array_length(${row}.scopes) > 0))
  )`;
}
