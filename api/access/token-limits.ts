/** Limits of a new token: no more scopes, no wider workspace and no longer lifetime than the token that makes it. */
import type { CreateToken } from '../../contracts/access/tokens.js';
import { type TokenEnd, tokenEnd } from '../../domain/access/tokens.js';
import { membershipsOf } from '../../store/access/load-roles.js';
import { findToken } from '../../store/access/tokens.js';
import { hasScope, type Principal } from './principal.js';
import { invalidValue, type Problem, problem } from '../http/problem.js';
import type { RequestContext } from '../http/route.js';

export interface TokenMaker {
  readonly principal: Principal;
  /** The end of the new token, allowed by the policy and by the token of the request. */
  readonly end: TokenEnd;
}

export function tokenRejection(wanted: CreateToken, maker: TokenMaker): Problem | null {
  return (
    inThePast(maker) ??
    ofAnother(wanted, maker) ??
    ofScopes(wanted, maker) ??
    ofSystemAdmin(wanted, maker) ??
    ofLife(maker)
  );
}

/** The end of the new token. The token of the request limits it, except the installation's own token. */
export async function endOfWanted(
  { deps, principal, nowMs }: RequestContext<Principal>,
  { expiresAt }: CreateToken,
): Promise<TokenEnd> {
  const own = await findToken(deps.database.kysely, principal.credential.token.id);
  return tokenEnd({
    wantedMs: expiresAt === undefined ? null : Date.parse(expiresAt),
    makerEndMs: own === undefined || own.isInstallation ? null : own.expiresAtMs,
    policy: deps.tokenLifetime,
    nowMs,
  });
}

/** The limit must name a workspace of the token's user. A limited token makes only tokens with the same limit. */
export async function limitRejection(
  { deps, principal }: RequestContext<Principal>,
  { user, workspace }: CreateToken,
): Promise<Problem | null> {
  if (workspace === undefined) return null;
  if (principal.workspaces?.includes(workspace) === false)
    return forbidden('This token is limited to another workspace.');
  const memberships = await membershipsOf(deps.database.kysely, { user, onlyWorkspaces: [workspace] });
  return memberships.length > 0 ? null : invalidValue('/workspace', 'NOT_A_MEMBER');
}

export function foreignTokensProblem(): Problem {
  return forbidden('Only a system admin may read, create or revoke tokens of other users.');
}

function ofAnother({ user }: CreateToken, { principal }: TokenMaker): Problem | null {
  return user === principal.user || principal.systemAdmin ? null : foreignTokensProblem();
}

function ofScopes({ scopes = [] }: CreateToken, { principal }: TokenMaker): Problem | null {
  if (scopes.every((scope) => hasScope(principal, scope))) return null;
  return forbidden(`The token of this request has only these scopes: ${(principal.scopes ?? []).join(', ')}.`);
}

function ofSystemAdmin({ systemAdmin, workspace }: CreateToken, { principal }: TokenMaker): Problem | null {
  if (systemAdmin !== true) return null;
  if (!principal.systemAdmin) return forbidden('Only a system admin may create a token of a system admin.');
  return workspace === undefined ? null : invalidValue('/workspace', 'ADMIN_WITHOUT_WORKSPACE');
}

function inThePast({ end }: TokenMaker): Problem | null {
  return end.outcome === 'inThePast' ? invalidValue('/expiresAt', 'IN_THE_PAST') : null;
}

function ofLife({ end }: TokenMaker): Problem | null {
  if (end.outcome === 'afterMaker') return forbidden('A token makes none that lives longer than itself.');
  if (end.outcome !== 'afterMaximum') return null;
  return invalidValue('/expiresAt', 'TOKEN_TOO_LONG_LIVED', { days: end.maxDays });
}

function forbidden(detail: string): Problem {
  return problem('FORBIDDEN', { detail });
}
