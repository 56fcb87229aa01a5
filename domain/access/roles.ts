/**
 * Roles of users: one per member of a workspace, one per member of a mini program. Permissions of each role are in
 * `permissions.ts`.
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

/** Roles of a user for one subject. Absent: not a member there. */
export interface SubjectRoles {
  /** In the workspace that is itself the subject: its members, its policy, what is created in it. */
  readonly workspaceRole?: WorkspaceRole | undefined;
  /** In the workspace in which the mini program was created. */
  readonly miniProgramWorkspaceRole?: WorkspaceRole | undefined;
  readonly miniProgramRole?: MiniProgramRole | undefined;
  /** In the workspace that owns the target app, often of another company. */
  readonly targetAppWorkspaceRole?: WorkspaceRole | undefined;
  /** The policy of the mini program's workspace. */
  readonly developersMayStop: boolean;
  readonly isSystemAdmin: boolean;
}

/**
 * As recorded in the ledger. `workspace`: of the mini program, or the one acted on. `target app`: the workspace that
 * owns it.
 */
export type ActingRole =
  | `workspace ${WorkspaceRole}`
  | `mini program ${MiniProgramRole}`
  | `target app ${WorkspaceRole}`
  | 'system admin'
  | 'user';

const places: readonly (readonly [prefix: string, words: string])[] = [
  ['workspace ', 'of the workspace'],
  ['mini program ', 'of the mini program'],
  ['target app ', "of the target app's workspace"],
];

/** English, for the remedy when a role is missing: `Ask an admin of the workspace, or an admin of the mini program.` */
export function remedyOfRoles(roles: readonly ActingRole[]): string {
  return `Ask ${roles.map(roleWords).join(', or ')}.`;
}

function roleWords(role: ActingRole): string {
  const place = places.find(([prefix]) => role.startsWith(prefix));
  const name = place === undefined ? role : role.slice(place[0].length);
  const article = /^[aeio]/.test(name) ? 'an' : 'a';
  return place === undefined ? `${article} ${name}` : `${article} ${name} ${place[1]}`;
}
