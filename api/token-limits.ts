/** A token makes no token that may do more than itself: no more scopes, no wider limit, no longer life. */
import type { CreateToken } from '../contracts/tokens.js';
import { membershipsOf } from '../store/ownership/standings.js';
import type { Caller } from './caller.js';
import { invalidValue, type Problem, problem } from './problem.js';
import type { Asked } from './route.js';

export interface TokenMaker {
  readonly caller: Caller;
  /** When the token that asks expires; null: never. */
  readonly ownEndMs: number | null;
  readonly nowMs: number;
}

export function tokenRefusal(wanted: CreateToken, maker: TokenMaker): Problem | null {
  return (
    inThePast(wanted, maker) ??
    ofAnother(wanted, maker) ??
    ofScopes(wanted, maker) ??
    ofSystemAdmin(wanted, maker) ??
    ofLife(wanted, maker)
  );
}

/** A limit must name a workspace that the token's user is in; a limited token makes tokens with its own limit only. */
export async function limitRefusal(
  { deps, caller }: Asked<Caller>,
  { user, workspace }: CreateToken,
): Promise<Problem | null> {
  if (workspace === undefined) return null;
  if (caller.workspace !== null && caller.workspace !== workspace)
    return forbidden('This token is limited to another workspace.');
  const memberships = await membershipsOf(deps.database.kysely, { user, onlyWorkspace: workspace });
  return memberships.length > 0 ? null : invalidValue('/workspace', 'The user is not a member of such a workspace.');
}

export function othersTokens(): Problem {
  return forbidden('Only a system admin has a hand in the tokens of others.');
}

function ofAnother({ user }: CreateToken, { caller }: TokenMaker): Problem | null {
  return user === caller.user || caller.systemAdmin ? null : othersTokens();
}

function ofScopes({ scopes = [] }: CreateToken, { caller: { scopes: held } }: TokenMaker): Problem | null {
  if (held === null || scopes.every((scope) => held.includes(scope))) return null;
  return forbidden(`The token that asks has these scopes only: ${held.join(', ')}.`);
}

function ofSystemAdmin({ systemAdmin, workspace }: CreateToken, { caller }: TokenMaker): Problem | null {
  if (systemAdmin !== true) return null;
  if (!caller.systemAdmin) return forbidden('Only a system admin names another one.');
  return workspace === undefined ? null : invalidValue('/workspace', 'A system admin is not limited to a workspace.');
}

function inThePast({ expiresAt }: CreateToken, { nowMs }: TokenMaker): Problem | null {
  const isPast = expiresAt !== undefined && Date.parse(expiresAt) <= nowMs;
  return isPast ? invalidValue('/expiresAt', 'Lies in the past.') : null;
}

function ofLife({ expiresAt }: CreateToken, { ownEndMs }: TokenMaker): Problem | null {
  if (expiresAt === undefined || ownEndMs === null || Date.parse(expiresAt) <= ownEndMs) return null;
  return forbidden('A token makes none that lives longer than itself.');
}

function forbidden(detail: string): Problem {
  return problem('FORBIDDEN', { detail });
}
