/**
 * Rules of membership. A workspace keeps an admin. Every member of a mini program is a member of its workspace.
 * Permissions for such changes are in `access/permissions.ts`.
 */
import type { MiniProgramRole, WorkspaceRole } from '../access/roles.js';

export type MembershipDecision<Code extends 'LAST_ADMIN' | 'NOT_A_WORKSPACE_MEMBER'> =
  | { readonly outcome: 'ACCEPTED' }
  | { readonly outcome: 'NO_OP' }
  | { readonly outcome: 'REJECTED'; readonly rejection: { readonly code: Code; readonly user: string } };

export interface WorkspaceMemberChange {
  readonly user: string;
  /** Null: not a member before. */
  readonly from: WorkspaceRole | null;
  /** Null: not a member afterwards. The user's roles in the workspace's mini programs end too. */
  readonly to: WorkspaceRole | null;
  /** Admins of the workspace now, the user included. */
  readonly admins: number;
}

/** Adds, changes and removes. The count of admins must come from the transaction that writes the change. */
export function decideWorkspaceMember(change: WorkspaceMemberChange): MembershipDecision<'LAST_ADMIN'> {
  const { user, from, to, admins } = change;
  if (from === to) return { outcome: 'NO_OP' };
  if (from === 'admin' && admins <= 1) return { outcome: 'REJECTED', rejection: { code: 'LAST_ADMIN', user } };
  return { outcome: 'ACCEPTED' };
}

export interface MiniProgramMemberChange {
  readonly user: string;
  readonly from: MiniProgramRole | null;
  readonly to: MiniProgramRole | null;
  readonly isWorkspaceMember: boolean;
}

/** A mini program may have no members: the admins of its workspace have every right on it. */
export function decideMiniProgramMember(change: MiniProgramMemberChange): MembershipDecision<'NOT_A_WORKSPACE_MEMBER'> {
  const { user, from, to, isWorkspaceMember } = change;
  if (to !== null && !isWorkspaceMember)
    return { outcome: 'REJECTED', rejection: { code: 'NOT_A_WORKSPACE_MEMBER', user } };
  return from === to ? { outcome: 'NO_OP' } : { outcome: 'ACCEPTED' };
}
