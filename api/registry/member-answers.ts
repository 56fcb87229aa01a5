/** Answers about members, shared by workspaces and mini programs. */
import { isoTime } from '../../domain/values/iso-time.js';
import type { Rejection } from '../../domain/release/rejections.js';
import { notFound, type Problem, refused } from '../http/problem.js';

export interface Member<Role> {
  readonly user: string;
  readonly role: Role;
  readonly addedBy: string;
  readonly addedAtMs: number;
}

interface MemberBody<Role> {
  readonly user: string;
  readonly role: Role;
  readonly addedBy: string;
  readonly addedAt: string;
}

export function memberBody<Role>({ user, role, addedBy, addedAtMs }: Member<Role>): MemberBody<Role> {
  return { user, role, addedBy, addedAt: isoTime(addedAtMs) };
}

/** Looks for the name as sent, then in NFC. Rows from before names were normalised are found by the first. */
export async function findByName<LoadedSubject>(
  user: string,
  find: (user: string) => Promise<LoadedSubject | undefined>,
): Promise<LoadedSubject | undefined> {
  return (await find(user)) ?? (await find(user.normalize('NFC')));
}

/** Result of a requested change of a membership. */
export interface MemberChanged<Role> {
  readonly decision:
    | { readonly outcome: 'ACCEPTED' | 'NO_OP' }
    | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };
  /** Null: was no member. */
  readonly before: Member<Role> | null;
}

/** `now`: the new membership when there was none before. */
export function answerSet<Role>(
  { decision, before }: MemberChanged<Role>,
  now: Member<Role>,
): Problem | { readonly status: 200 | 201; readonly body: MemberBody<Role> } {
  if (decision.outcome === 'REJECTED') return refused(decision.rejection);
  return { status: before === null ? 201 : 200, body: memberBody({ ...(before ?? now), role: now.role }) };
}

export function answerRemoved({ decision, before }: MemberChanged<unknown>): Problem | { readonly status: 204 } {
  if (decision.outcome === 'REJECTED') return refused(decision.rejection);
  return before === null ? notFound('member') : { status: 204 };
}
