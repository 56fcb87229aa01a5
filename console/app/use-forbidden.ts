/**
 * Why the user's roles do not permit a write, as a text. Null when they do. For subjects without `allowedActions`.
 * The table of roles is the domain's, and the API checks again.
 */
import { useTranslation } from 'react-i18next';
import { mayDo, type Permission, rolesGranting } from '../../domain/access/permissions.js';
import { defaultWorkspacePolicy, type SubjectRoles } from '../../domain/access/roles.js';
import { useMe } from '../api/session.js';
import type { Me } from '../api/types.js';
import { rejectionWords } from '../release/rejection-words.js';

/** The workspaces, with roles, on the sides of a subject. */
export interface Place {
  readonly workspace?: string | undefined;
  readonly miniProgram?: { readonly id: string; readonly workspace?: string | undefined };
  readonly targetAppWorkspace?: string | undefined;
}

export function useForbidden(permission: Permission, place: Place): string | null {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (me === null || me === undefined || mayDo(permission, standingIn(me, place))) return null;
  const facts = { roles: rolesGranting(permission, defaultWorkspacePolicy) };
  const { why, remedy } = rejectionWords({ code: 'FORBIDDEN', facts }, t);
  return `${why} ${remedy}`;
}

function standingIn(me: Me, { workspace, miniProgram, targetAppWorkspace }: Place): SubjectRoles {
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
