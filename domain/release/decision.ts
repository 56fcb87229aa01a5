/** The type of a decision, and helpers that the rule files build it with. */
import type { Target } from '../target/target.js';
import type { DomainEvent, ReleaseChanges, ReleaseEventType, TargetEventType } from './events.js';
import type { Rejection } from './rejections.js';
import type { Release } from './release.js';

export type Decision =
  | { readonly outcome: 'APPLIED'; readonly events: readonly DomainEvent[] }
  | { readonly outcome: 'NO_OP' }
  | { readonly outcome: 'REJECTED'; readonly rejection: Rejection };

export const noOp: Decision = { outcome: 'NO_OP' };

export function applied(...events: readonly (DomainEvent | null)[]): Decision {
  return { outcome: 'APPLIED', events: events.filter((event) => event !== null) };
}

export function rejected(rejection: Rejection): Decision {
  return { outcome: 'REJECTED', rejection };
}

export function releaseEvent(
  release: Release,
  type: ReleaseEventType,
  changes: ReleaseChanges,
  reason: string | null = null,
): DomainEvent {
  return { aggregate: 'release', type, releaseId: release.id, reason, changes };
}

/** Null when the target is unchanged: a target's revision increases only when what it serves changes. */
export function targetEvent(
  before: Target,
  type: TargetEventType,
  next: Target,
  reason: string | null = null,
): DomainEvent | null {
  return next === before ? null : { aggregate: 'target', type, reason, next };
}
