/** Whom the guide is for: those who have no workspace yet, and those who make mini programs in theirs. */
import { mayDo } from '../../domain/access/permissions.js';
import { useMe } from '../api/session.js';

const nothingElse = { developersMayStop: false, isSystemAdmin: false };

export interface MayMake {
  readonly hasWorkspace: boolean;
  readonly mayMake: boolean;
}

export function useMayMake(): MayMake {
  const { data: me } = useMe();
  const workspaces = me?.workspaces ?? [];
  return {
    hasWorkspace: workspaces.length > 0,
    mayMake: workspaces.some(({ role }) => mayDo('createMiniProgram', { ...nothingElse, workspaceRole: role })),
  };
}
