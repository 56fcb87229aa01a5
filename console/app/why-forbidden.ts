/**
 * Why the user's roles or session do not permit a write, as a text. Null when they do. The table of roles is the
 * domain's.
 */
import type { TFunction } from 'i18next';
import { mayDo, type Permission, rolesGranting } from '../../domain/access/permissions.js';
import { defaultWorkspacePolicy, type SubjectRoles } from '../../domain/access/roles.js';
import type { Me } from '../api/types.js';
import { rejectionWords } from '../release/rejection-words.js';

/** The workspaces, with roles, on the sides of a subject. */
export interface SubjectSides {
  readonly workspace?: string | undefined;
  readonly miniProgram?: { readonly id: string; readonly workspace?: string | undefined };
  readonly targetAppWorkspace?: string | undefined;
}

export function whyForbidden(permission: Permission, sides: SubjectSides, me: Me, t: TFunction): string | null {
  const isPermitted = mayDo(permission, rolesIn(me, sides));
  if (isPermitted && (permission.startsWith('read') || me.token.scopes.includes('operate'))) return null;
  const facts = isPermitted ? { scope: 'operate' } : { roles: rolesGranting(permission, defaultWorkspacePolicy) };
  const { why, remedy } = rejectionWords({ code: 'FORBIDDEN', facts }, t);
  return `${why} ${remedy}`;
}

export function rolesIn(me: Me, { workspace, miniProgram, targetAppWorkspace }: SubjectSides): SubjectRoles {
  const roleIn = (wanted: string | undefined) => me.workspaces.find(({ id }) => id === wanted)?.role;
  return {
    workspaceRole: roleIn(workspace),
    miniProgramWorkspaceRole: roleIn(miniProgram?.workspace),
    miniProgramRole: me.miniPrograms.find(({ id }) => id === miniProgram?.id)?.role,
    targetAppWorkspaceRole: roleIn(targetAppWorkspace),
    developersMayStop: defaultWorkspacePolicy.developersMayStop,
    isSystemAdmin: me.systemAdmin,
  };
}
