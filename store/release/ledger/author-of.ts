/** The author of a waiting command, read with the command in the statement that precedes the decision. */
import { sql } from 'kysely';
import type { Author, CredentialState } from '../../../domain/release/authority.js';
import { workspaceLimit } from '../../access/credential-limits.js';
import { rolesOf, type RolesRow, selectRoles } from '../../access/load-roles.js';
import type { Row } from '../../database/schema.js';

export interface AuthorRow extends RolesRow {
  /** Null: the command names no credential, or its row is gone. */
  readonly credential_found: string | null;
  readonly credential_revoked_at: Date | null;
  readonly credential_expires_at: Date | null;
}

/**
 * Joined to the command `c` of a statement. A session is valid no longer than its token, and has its token's limit. An
 * automatic step acts with the rights of the person for whom the plan runs.
 */
export const authorOf = sql`
  left join api_token credential on credential.id = c.credential_id
  left join api_token token on token.id = credential.parent_id
  left join release planned on planned.id = c.release_id and c.type = 'advanceStep'
  left join lateral (${selectRoles(
    {
      user: sql`case when c.type = 'advanceStep' then planned.body -> 'plan' ->> 'runsAs' else c.actor end`,
      onlyWorkspaces: sql`coalesce(${workspaceLimit('token')}, ${workspaceLimit('credential')})`,
    },
    { workspaceId: sql`null`, miniProgram: sql`c.mini_program_id`, targetApp: sql`c.target_app_id` },
  )}) author on c.role is not null or planned.id is not null`;

export const authorColumns = sql`author.*, credential.id as credential_found,
  least(credential.revoked_at, token.revoked_at) as credential_revoked_at,
  least(credential.expires_at, token.expires_at) as credential_expires_at`;

/** Null for commands without an author: those of the system and those signalled past the API. */
export function authorFrom(row: Row<'command'> & AuthorRow): Author | null {
  const { actor: user, role } = row;
  if (role === null) return null;
  return { user, role, roles: { ...rolesOf(row), isSystemAdmin: false }, credential: credentialFrom(row) };
}

/** A credential whose row is gone ended before the command was decided. */
function credentialFrom(row: Row<'command'> & AuthorRow): CredentialState | null {
  if (row.credential_id === null) return null;
  if (row.credential_found === null) return { revokedAtMs: null, expiresAtMs: 0 };
  return {
    revokedAtMs: row.credential_revoked_at?.getTime() ?? null,
    expiresAtMs: row.credential_expires_at?.getTime() ?? null,
  };
}
