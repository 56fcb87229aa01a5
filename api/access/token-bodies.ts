/** Wire shapes of tokens, and the answer to a revocation. */
import type { MadeTokenBody, RevokedBody, TokenBody } from '../../contracts/access/tokens.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { Revoked } from '../../store/access/revoke-tokens.js';
import type { CredentialRow } from '../../store/access/token-lineage.js';
import type { NewToken, Token } from '../../store/access/tokens.js';

/** The workspaces in which roles of a token count. */
export function wireLimit(
  token: Partial<Pick<Token, 'workspaceId' | 'joinedWorkspaceIds'>> | undefined,
): Pick<TokenBody, 'workspace' | 'joinedWorkspaces'> {
  const { workspaceId, joinedWorkspaceIds = [] } = token ?? {};
  return {
    ...(typeof workspaceId === 'string' ? { workspace: workspaceId } : {}),
    ...(joinedWorkspaceIds.length === 0 ? {} : { joinedWorkspaces: [...joinedWorkspaceIds] }),
  };
}

export function tokenBody(token: NewToken & Pick<Token, 'lastUsedAtMs'>): TokenBody {
  const { id, user, name, scopes, isSystemAdmin, createdBy, createdWith, createdInSession } = token;
  const { expiresAtMs, revokedAtMs, lastUsedAtMs } = token;
  return {
    id,
    user,
    name,
    scopes: [...scopes],
    ...wireLimit(token),
    systemAdmin: isSystemAdmin,
    createdBy,
    ...(typeof createdWith === 'string' ? { createdWith } : {}),
    ...(typeof createdInSession === 'string' ? { createdInSession } : {}),
    createdAt: isoTime(token.createdAtMs),
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
    ...(revokedAtMs === null ? {} : { revokedAt: isoTime(revokedAtMs) }),
    lastUsedAt: lastUsedAtMs === null ? null : isoTime(lastUsedAtMs),
  };
}

export function madeTokenBody(row: CredentialRow): MadeTokenBody {
  return {
    id: row.id,
    kind: row.kind === 'DECIDE' ? 'DECIDE' : 'API',
    user: row.user_name,
    name: row.name,
    ...(row.workspace_id === null ? {} : { workspace: row.workspace_id }),
    ...(row.created_with === null ? {} : { createdWith: row.created_with }),
    createdAt: row.created_at.toISOString(),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.toISOString() }),
  };
}

export function revokedBody(
  { tokens, sessionsEnded }: Extract<Revoked, { outcome: 'revoked' }>,
  stillValid: readonly CredentialRow[],
): RevokedBody {
  return { revoked: tokens.map(({ id }) => id), sessionsEnded, stillValid: stillValid.map(madeTokenBody) };
}
