/**
 * Which role has which permission. The permission of a command is in `release/command-catalog.ts`. Few roles may start
 * a release and more may stop it, on purpose. Whether an action is possible now is decided in `decide`, self-approval
 * included.
 */
import {
  type ActingRole,
  type MiniProgramRole,
  type SubjectRoles,
  type WorkspacePolicy,
  type WorkspaceRole,
  workspaceRoles,
} from './roles.js';

export type Permission =
  /** Create a release and bring it to users; its testers. */
  | 'goLive'
  | 'pauseOrCancel'
  | 'resetOrRollback'
  /** Approve and reject releases and offline requests. */
  | 'review'
  /** Approve and reject the steps of plans that ask for admins. */
  | 'reviewAsAdmin'
  /** Request offline as the owner, and withdraw the request. */
  | 'requestOffline'
  /** Force offline, and lift the suspension. */
  | 'emergency'
  | 'createMiniProgram'
  | 'editMiniProgram'
  | 'uploadVersion'
  | 'manageMiniProgramMembers'
  /** Members, name and policy of a workspace. */
  | 'manageWorkspace'
  /** Change windows of a workspace, and exemptions from them. */
  | 'manageWindows'
  /** Plan templates of a workspace. */
  | 'manageTemplates'
  /** Freeze now, and lift what one froze. */
  | 'freeze'
  /** Increase in spite of the change windows of the workspace. */
  | 'overrideWindow'
  /** Create target apps in their workspace; change their policies. */
  | 'manageTargetApps'
  /** Make and revoke. */
  | 'manageQrCodes'
  | 'readWorkspace'
  /** Changes of policy, members and decide tokens. */
  | 'readWorkspaceTrail'
  /** All of a mini program: members, every version, every target. */
  | 'readMiniProgram'
  /**
   * A release or its target: progress, ledger, trail, explain, reviews, QR codes, the mini program's name, the version.
   */
  | 'readRelease'
  /** Includes the policy. Id, name, environments and pilot support need only `listTargetApps`. */
  | 'readTargetApp'
  /** Changes of policy, push address and push secret. */
  | 'readTargetAppTrail'
  | 'listTargetApps'
  | 'createWorkspace'
  /** Tokens and workspaces for others; operations of the installation. */
  | 'administerSystem';

/**
 * Where a role counts. Authority over users of an app lies with the app. Authority over a mini program lies with its
 * workspace.
 */
interface Grants {
  readonly workspace?: readonly WorkspaceRole[];
  readonly miniProgramWorkspace?: readonly WorkspaceRole[];
  readonly miniProgram?: readonly MiniProgramRole[];
  readonly targetAppWorkspace?: readonly WorkspaceRole[];
  /** Also granted to developers of the mini program's workspace, unless its policy denies it. */
  readonly developersMayStop?: true;
  readonly systemAdmin?: true;
  readonly everyone?: true;
}

const owners: Grants = { miniProgramWorkspace: ['admin'], miniProgram: ['admin'] };
const makers: Grants = { miniProgramWorkspace: workspaceRoles, miniProgram: ['admin', 'developer'] };

const grantsOf: Record<Permission, Grants> = {
  goLive: owners,
  pauseOrCancel: {
    miniProgramWorkspace: ['admin', 'inspector'],
    miniProgram: ['admin'],
    targetAppWorkspace: ['admin', 'inspector'],
    developersMayStop: true,
  },
  resetOrRollback: { ...owners, developersMayStop: true },
  review: { targetAppWorkspace: ['admin', 'reviewer'] },
  reviewAsAdmin: { targetAppWorkspace: ['admin'] },
  requestOffline: owners,
  emergency: { targetAppWorkspace: ['admin', 'inspector'] },
  createMiniProgram: { workspace: ['admin', 'developer'] },
  editMiniProgram: { miniProgramWorkspace: ['admin', 'developer'], miniProgram: ['admin'] },
  uploadVersion: { miniProgramWorkspace: ['admin', 'developer'], miniProgram: ['admin', 'developer'] },
  manageMiniProgramMembers: owners,
  manageWorkspace: { workspace: ['admin'] },
  manageWindows: { workspace: ['admin'] },
  manageTemplates: { workspace: ['admin'] },
  freeze: { workspace: ['admin', 'inspector'] },
  overrideWindow: { miniProgramWorkspace: ['admin'], targetAppWorkspace: ['admin'] },
  manageTargetApps: { targetAppWorkspace: ['admin'] },
  manageQrCodes: makers,
  readWorkspace: { workspace: workspaceRoles },
  readWorkspaceTrail: { workspace: ['admin'] },
  readMiniProgram: makers,
  readRelease: { ...makers, targetAppWorkspace: workspaceRoles },
  readTargetApp: { targetAppWorkspace: workspaceRoles },
  readTargetAppTrail: { targetAppWorkspace: ['admin'] },
  listTargetApps: { everyone: true },
  createWorkspace: { everyone: true },
  administerSystem: { systemAdmin: true },
};

/** The role that gives the permission. If several do, the one nearest to the mini program. Null when none does. */
export function roleActingFor(permission: Permission, subjectRoles: SubjectRoles): ActingRole | null {
  const grants = grantsOf[permission];
  const { workspaceRole, miniProgramWorkspaceRole, miniProgramRole, targetAppWorkspaceRole } = subjectRoles;
  if (holds(grants.workspace, workspaceRole)) return `workspace ${workspaceRole}`;
  if (holds(workspaceRolesGranted(grants, subjectRoles), miniProgramWorkspaceRole))
    return `workspace ${miniProgramWorkspaceRole}`;
  if (holds(grants.miniProgram, miniProgramRole)) return `mini program ${miniProgramRole}`;
  if (holds(grants.targetAppWorkspace, targetAppWorkspaceRole)) return `target app ${targetAppWorkspaceRole}`;
  if (grants.systemAdmin === true && subjectRoles.isSystemAdmin) return 'system admin';
  return grants.everyone === true ? 'user' : null;
}

export function mayDo(permission: Permission, subjectRoles: SubjectRoles): boolean {
  return roleActingFor(permission, subjectRoles) !== null;
}

/** Whether members with this role in the workspace of a target app decide its reviews. */
export function canReview(role: WorkspaceRole): boolean {
  return holds(grantsOf.review.targetAppWorkspace, role);
}

/** Every role that gives the permission, for a user who has none of them. `policy`: of the mini program's workspace. */
export function rolesGranting(permission: Permission, policy: WorkspacePolicy): ActingRole[] {
  const grants = grantsOf[permission];
  const ofWorkspace = [...(grants.workspace ?? []), ...workspaceRolesGranted(grants, policy)];
  return [
    ...workspaceRoles.filter((role) => ofWorkspace.includes(role)).map((role) => `workspace ${role}` as const),
    ...(grants.miniProgram ?? []).map((role) => `mini program ${role}` as const),
    ...(grants.targetAppWorkspace ?? []).map((role) => `target app ${role}` as const),
    ...(grants.systemAdmin === true ? (['system admin'] as const) : []),
    ...(grants.everyone === true ? (['user'] as const) : []),
  ];
}

function workspaceRolesGranted(grants: Grants, policy: WorkspacePolicy): readonly WorkspaceRole[] {
  const always = grants.miniProgramWorkspace ?? [];
  return grants.developersMayStop === true && policy.developersMayStop ? [...always, 'developer'] : always;
}

function holds<Role extends string>(granted: readonly Role[] | undefined, role: Role | undefined): role is Role {
  return role !== undefined && granted !== undefined && granted.includes(role);
}
