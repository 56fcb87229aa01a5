/** Loads the caller's roles for a subject. */
import type { SubjectRoles } from '../../domain/access/roles.js';
import type { Database } from '../../store/database/database.js';
import { type RoleHolder, findRoles, type RoleSubject } from '../../store/access/load-roles.js';
import type { Principal } from './principal.js';

export function roleHolderOf({ user, workspace }: Principal): RoleHolder {
  return { user, onlyWorkspace: workspace };
}

interface PrincipalInside {
  readonly principal: Principal;
  readonly deps: { readonly database: Database };
}

export async function loadSubjectRoles(
  { deps, principal }: PrincipalInside,
  towards: RoleSubject,
): Promise<SubjectRoles> {
  const roles = await findRoles(deps.database.kysely, roleHolderOf(principal), towards);
  return { ...roles, isSystemAdmin: principal.systemAdmin };
}
