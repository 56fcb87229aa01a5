/**
 * The permissions that routes name, and what a caller is to a subject. PROVISIONAL stand-in with the names of the
 * law's table of roles, until domain/access says it.
 */
export type Permission =
  | 'read'
  | 'goLive'
  | 'stop'
  | 'pauseOrCancel'
  | 'review'
  | 'requestOffline'
  | 'emergency'
  | 'uploadVersion'
  | 'editMiniProgram'
  | 'manageMiniProgramMembers'
  | 'manageWorkspace'
  | 'systemAdmin';

export type WorkspaceRole = 'admin' | 'reviewer' | 'developer' | 'operator' | 'inspector';
export type MiniProgramRole = 'admin' | 'developer';

/** Roles of one user around one subject; null where they have none or the subject has no such side. */
export interface Standing {
  /** In the workspace that owns the mini program, or the workspace itself. */
  readonly workspaceRole: WorkspaceRole | null;
  readonly miniProgramRole: MiniProgramRole | null;
  /** In the workspace that owns the target app. */
  readonly appWorkspaceRole: WorkspaceRole | null;
  readonly developersMayStop: boolean;
  readonly systemAdmin: boolean;
}

export function permits(permission: Permission, standing: Standing): boolean {
  if (permission === 'systemAdmin') return standing.systemAdmin;
  return standing.workspaceRole === 'admin' || standing.appWorkspaceRole === 'admin';
}
