/** What is answered about members, of a workspace and of a mini program alike. */
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

/** The member of this name as it was sent, else in NFC: rows from before names were normalised are found as they are. */
export async function findByName<LoadedSubject>(
  user: string,
  find: (user: string) => Promise<LoadedSubject | undefined>,
): Promise<LoadedSubject | undefined> {
  return (await find(user)) ?? (await find(user.normalize('NFC')));
}

/** A membership after somebody wished to change it. */
export interface MemberChanged<Role> {
  readonly decision:
    | { readonly outcome: 'ACCEPTED' | 'NO_OP' }
    | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };
  /** As before the change; null: was no member. */
  readonly before: Member<Role> | null;
}

/** `now`: as it is where there was none before. */
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
