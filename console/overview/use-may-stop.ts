/** Whether a stop on a release could be permitted by the user's roles. The API decides, and knows more. */
import type { SubjectRoles } from '../../domain/access/roles.js';
import { mayDo } from '../../domain/access/permissions.js';
import { permissionOfCommand } from '../../domain/release/command-catalog.js';
import { useMe } from '../api/session.js';
import type { ReleaseListItem } from '../api/types.js';
import { type SubjectSides, rolesIn } from '../app/why-forbidden.js';
import type { BatchStopType } from './stop-dialog.js';

type MayStop = (type: BatchStopType, release: Pick<ReleaseListItem, 'miniProgram' | 'workspace'>) => boolean;

/**
 * A row has the workspace of its mini program, not that of its target app: a role that stops on any target app could be
 * the one. A workspace may let its developers stop.
 */
export function useMayStop(): MayStop {
  const { data: me } = useMe();
  return (type, { miniProgram, workspace }) => {
    if (me === undefined || me === null) return true;
    const places: SubjectSides[] = [
      { miniProgram: { id: miniProgram, workspace: workspace.id } },
      ...me.workspaces.map(({ id }) => ({ targetAppWorkspace: id })),
    ];
    const rolesOf = (sides: SubjectSides): SubjectRoles => ({ ...rolesIn(me, sides), developersMayStop: true });
    return places.some((sides) => mayDo(permissionOfCommand(type), rolesOf(sides)));
  };
}
