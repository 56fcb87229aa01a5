/** Checks that what a window's scope names is there, and belongs to the workspace. */
import type { ChangeWindow } from '../../domain/window/window.js';
import { findTargetApp } from '../../store/registry/target-apps.js';
import type { Workspace } from '../../store/registry/workspaces.js';
import type { Principal } from '../access/principal.js';
import { invalidValue, type Problem } from '../http/problem.js';
import type { RequestContext } from '../http/route.js';
import { loadMiniProgram } from '../http/subjects.js';

/** At least one of the two named belongs to the workspace, and the mini program is one that the principal may read. */
export async function scopeProblem(
  call: RequestContext<Principal>,
  workspace: Workspace,
  scope: ChangeWindow['scope'],
): Promise<Problem | null> {
  const { targetApp, miniProgram } = scope;
  const app = targetApp === null ? undefined : await findTargetApp(call.deps.database.kysely, targetApp);
  if (targetApp !== null && app === undefined) return invalidValue('/scope/targetApp', 'NO_SUCH_TARGET_APP');
  const program = miniProgram === null ? undefined : await loadMiniProgram({ ...call, params: { miniProgram } });
  if (miniProgram !== null && program === undefined) return invalidValue('/scope/miniProgram', 'NO_SUCH_MINI_PROGRAM');
  const owners = [app?.workspaceId, program?.subject.workspaceId];
  const isForeign = app !== undefined && program !== undefined && !owners.includes(workspace.id);
  return isForeign ? invalidValue('/scope', 'FOREIGN_SCOPE') : null;
}
