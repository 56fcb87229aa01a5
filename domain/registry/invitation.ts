/**
 * Rules of invitations. A name that exists elsewhere belongs to a person: only this person, signed in, accepts for it.
 * A new name is made by the link itself. Its token counts in the workspace of the invitation only. So an admin who
 * invites a name gets no rights that the name is given elsewhere. A person can accept further invitations with such a
 * token. Their workspaces are added to this token, and to no other token of the name.
 */
import { dayMs } from '../values/time-units.js';

/** Seven days. */
export const invitationMs = 7 * dayMs;

export interface InvitationFacts {
  readonly user: string;
  readonly outcome: 'USED' | 'WITHDRAWN' | null;
  readonly expiresAtMs: number;
  /** Whether the token that made it is valid, and its user still manages the workspace. */
  readonly isBacked: boolean;
  /** Whether the name has credentials or memberships from outside of this workspace. */
  readonly existsElsewhere: boolean;
}

/** The user who is signed in. */
export interface AcceptingUser {
  readonly user: string;
  /** False: the token was limited to workspaces when it was made, and must not count in another one. */
  readonly mayJoin: boolean;
}

/** Why a link does not work any more, or not for this person. */
export type InvitationRefusal =
  | 'used'
  | 'withdrawn'
  | 'expired'
  | 'unbacked'
  | 'signInFirst'
  | 'otherUser'
  | 'limitedToken';

/** Null when it may be accepted. `acceptedBy` null: the link itself signs in. */
export function invitationRefusal(
  facts: InvitationFacts,
  { acceptedBy, nowMs }: { readonly acceptedBy: AcceptingUser | null; readonly nowMs: number },
): InvitationRefusal | null {
  if (facts.outcome !== null) return facts.outcome === 'USED' ? 'used' : 'withdrawn';
  if (facts.expiresAtMs <= nowMs) return 'expired';
  if (!facts.isBacked) return 'unbacked';
  if (acceptedBy === null) return facts.existsElsewhere ? 'signInFirst' : null;
  if (acceptedBy.user !== facts.user) return 'otherUser';
  return acceptedBy.mayJoin ? null : 'limitedToken';
}
