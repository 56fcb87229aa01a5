/** The roles of a principal: for one subject, and the workspaces that it may read. */
import { canReview } from '../../domain/access/permissions.js';
import type { SubjectRoles } from '../../domain/access/roles.js';
import type { Database } from '../../store/database/database.js';
import { type RoleHolder, findRoles, membershipsOf, type RoleSubject } from '../../store/access/load-roles.js';
import type { Principal } from './principal.js';

export function roleHolderOf({ user, workspaces }: Principal): RoleHolder {
  return { user, onlyWorkspaces: workspaces };
}

interface PrincipalInside {
  readonly principal: Principal;
  readonly deps: { readonly database: Database };
}

export async function loadSubjectRoles(
  { deps, principal }: PrincipalInside,
  subject: RoleSubject,
): Promise<SubjectRoles> {
  const roles = await findRoles(deps.database.kysely, roleHolderOf(principal), subject);
  return { ...roles, isSystemAdmin: principal.systemAdmin };
}

interface ReadableWorkspaces {
  readonly ids: readonly string[];
  /** Where the principal decides reviews. */
  readonly reviewerIn: readonly string[];
}

/** The workspaces whose releases and targets a principal may read: all memberships, within the token's limit. */
export async function workspacesWithRoles(
  { database }: PrincipalInside['deps'],
  principal: Principal,
): Promise<ReadableWorkspaces> {
  const memberships = await membershipsOf(database.kysely, roleHolderOf(principal));
  return {
    ids: memberships.map(({ workspaceId }) => workspaceId),
    reviewerIn: memberships.filter(({ role }) => canReview(role)).map(({ workspaceId }) => workspaceId),
  };
}

export async function readableWorkspaces(deps: PrincipalInside['deps'], principal: Principal): Promise<string[]> {
  return [...(await workspacesWithRoles(deps, principal)).ids];
}

/** The principal that reads a release or a target, its roles, and the time of the read. */
export interface PrincipalAccess {
  readonly principal: Principal;
  readonly subjectRoles: SubjectRoles;
  readonly nowMs: number;
}
