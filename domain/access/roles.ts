/**
 * Who people are: one role per member of a workspace, one per member of a mini program.
 * What a role may do is in `permissions.ts`.
 */
export type WorkspaceRole = 'admin' | 'reviewer' | 'developer' | 'operator' | 'inspector';
export type MiniProgramRole = 'admin' | 'developer';

export const workspaceRoles = [
  'admin',
  'reviewer',
  'developer',
  'operator',
  'inspector',
] as const satisfies readonly WorkspaceRole[];

export const miniProgramRoles = ['admin', 'developer'] as const satisfies readonly MiniProgramRole[];

/** Only a tenant owns target apps; both own mini programs. */
export type WorkspaceKind = 'tenant' | 'developer';

export const workspaceKinds = ['tenant', 'developer'] as const satisfies readonly WorkspaceKind[];

export interface WorkspacePolicy {
  /** Whether workspace developers may pause, reset, cancel and roll back. */
  readonly developersMayStop: boolean;
}

export const defaultWorkspacePolicy: WorkspacePolicy = { developersMayStop: true };

/** What a person is, seen from the thing they want to act on. Absent: no member there. */
export interface SubjectRoles {
  /** In the workspace that is itself acted on: its members, its policy, what is created in it. */
  readonly workspaceRole?: WorkspaceRole | undefined;
  /** In the workspace in which the mini program was created. */
  readonly miniProgramWorkspaceRole?: WorkspaceRole | undefined;
  readonly miniProgramRole?: MiniProgramRole | undefined;
  /** In the workspace that owns the target app, often another company's. */
  readonly targetAppWorkspaceRole?: WorkspaceRole | undefined;
  /** The policy of the mini program's workspace. */
  readonly developersMayStop: boolean;
  readonly isSystemAdmin: boolean;
}
