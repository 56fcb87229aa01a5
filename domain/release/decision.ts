/** The result of `decide`, and the events that several rules share: the endings of a release, and full release. */
import { type Target, withBaseline, withoutPilot } from '../target/target.js';
import type { Plan } from '../plan/plan.js';
import type { CommandContext } from './command-catalog.js';
import type { ReleaseEventType, TargetEventType } from './event-types.js';
import type { DomainEvent, ReleaseChangeEvent, ReleaseChanges } from './events.js';
import type { ReleaseFacts } from './facts.js';
import type { FreezePassed } from './freeze.js';
import type { Rejection } from './rejections.js';
import type { FinalStatus, Release, ReleaseState, TerminalReason } from './release.js';

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
): ReleaseChangeEvent {
  return { aggregate: 'release', type, releaseId: release.id, reason, changes };
}

/** An event that changes the plan alone. */
export function planDecision(
  release: Release,
  type: ReleaseEventType,
  plan: Plan,
  reason: string | null = null,
): Decision {
  return applied(releaseEvent(release, type, { plan }, reason));
}

/** The event of an increase, with how it passed a freeze. */
export function withFreeze(event: ReleaseChangeEvent, freeze: FreezePassed | undefined): ReleaseChangeEvent {
  return freeze === undefined ? event : { ...event, freeze };
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

interface EndingWords {
  readonly reason: TerminalReason;
  readonly words: string | null;
  readonly byRelease?: string;
}

function ended(status: FinalStatus, context: CommandContext, end: EndingWords): ReleaseState {
  return {
    status,
    ending: { reason: end.reason, by: context.actor, words: end.words, byRelease: end.byRelease ?? null },
  };
}

export function canceledEvent(release: Release, context: CommandContext, end: EndingWords): DomainEvent {
  return releaseEvent(release, 'Canceled', { state: ended('CANCELED', context, end) }, end.words);
}

export function archivedEvent(release: Release, context: CommandContext, end: EndingWords): DomainEvent {
  return releaseEvent(release, 'Archived', { state: ended('ARCHIVED', context, end) }, end.words);
}

export function offlineEvent(release: Release, context: CommandContext, end: EndingWords): ReleaseChangeEvent {
  return releaseEvent(release, 'TakenOffline', { state: ended('OFFLINE', context, end) }, end.words);
}

/**
 * The release becomes the baseline of its target (T11 and every equivalent transition). The previous baseline is
 * archived. Its open offline request is withdrawn by the system.
 */
export function promotionEvents(
  facts: ReleaseFacts,
  context: CommandContext,
  how: {
    readonly type: ReleaseEventType;
    readonly reason: string | null;
    readonly freeze?: FreezePassed | undefined;
  },
): DomainEvent[] {
  const { release, target } = facts;
  const previous = facts.others.find((other) => other.id === target.baseline?.releaseId);
  const next = withoutPilot(withBaseline(target, { releaseId: release.id, version: release.version }), release.id);
  const events = [
    withFreeze(
      releaseEvent(
        release,
        how.type,
        { type: 'FULL', state: { status: 'FULL_RELEASE', offlineRequest: null } },
        how.reason,
      ),
      how.freeze,
    ),
    previous === undefined
      ? null
      : archivedEvent(previous, context, { reason: 'SUPERSEDED', words: null, byRelease: release.id }),
    targetEvent(target, 'BaselineSet', next, how.reason),
  ];
  return events.filter((event) => event !== null);
}
