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
  readonly workspace: string | null;
  /** Whether the token is a system admin's. */
  readonly isSystemAdmin: boolean;
  /** True for a system admin who reads, or who may operate: no limits apply. */
  readonly everybody: boolean;
}

/** A condition on a row of `api_token` under this alias. For a session it is the row of its token. */
export function isWithinLimits(
  alias: string,
  { user, scopes, workspace, isSystemAdmin, everybody }: CredentialLimits,
): RawBuilder<boolean> {
  if (everybody) return sql<boolean>`true`;
  const row = sql.table(alias);
  const held = scopes === null ? null : withIncludedScopes(scopes);
  return sql<boolean>`(
    ${row}.user_name = ${user} and (${isSystemAdmin} or not ${row}.system_admin)
    and (${workspace}::text is null or ${row}.workspace_id = ${workspace})
    and (${held === null} or (${row}.scopes <@ ${toJson(held ?? [])}::jsonb and jsonb_array_length(${row}.scopes) > 0))
  )`;
}
