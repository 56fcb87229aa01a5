/** What files can declare: one document for each object of a workspace. Its order is that of exports and writes. */
import type { Permission } from '../access/permissions.js';

/** The permission is that of a change by the routes of the kind. */
export const permissionOfKind = {
  WorkspaceMembers: 'manageWorkspace',
  TargetApp: 'manageTargetApps',
  PlanTemplate: 'manageTemplates',
  ChangeWindow: 'manageWindows',
} as const satisfies Record<string, Permission>;

export type FileKind = keyof typeof permissionOfKind;

export const fileKinds = Object.keys(permissionOfKind) as [FileKind, ...FileKind[]];

export const fileApiVersion = 'halftone/v1';

/** The manager of files that are applied without naming one. */
export const defaultManager = 'halftone';

/** The name of the only document of the kind WorkspaceMembers. */
export const membersName = 'members';
