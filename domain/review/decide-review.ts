/** From creation to release preparation: apply, review, pilot testing (T2 to T7b). */
import { needsPilot, needsReview } from '../registry/target-app.js';
import { compareVersionNumbers } from '../registry/version-number.js';
import type { CommandContext, ReleaseCommand, SystemCommand } from '../release/command-catalog.js';
import { isSystemActor } from '../access/actor-name.js';
import {
  applied,
  type Decision,
  noOp,
  promotionEvents,
  rejected,
  releaseEvent,
  targetEvent,
} from '../release/decision.js';
import type { ReleaseEventType } from '../release/event-types.js';
import type { Facts, ReleaseFacts } from '../release/facts.js';
import type { CommandRejection } from '../release/rejections.js';
import type { OpenReview, Release } from '../release/release.js';
import { withoutPilot, withPilotActive } from '../target/target.js';
import { assertNever } from '../values/assert-never.js';
import { dayMs } from '../values/time-units.js';

type ReviewCommand = Extract<
  ReleaseCommand | SystemCommand,
  { type: 'apply' | 'withdraw' | 'approve' | 'reject' | 'expireReview' | 'completeTesting' }
>;

export function decideReview(facts: ReleaseFacts, command: ReviewCommand, context: CommandContext): Decision {
  switch (command.type) {
    case 'apply':
      return apply(facts, context);
    case 'approve': {
      const { state } = facts.release;
      if (state.status !== 'UNDER_REVIEW') return noOp;
      const rejection = reviewRejection(state.review, context);
      if (rejection !== null) return rejected(rejection);
      return passReview(facts, context, { type: 'ReviewApproved', reason: command.reason ?? null });
    }
    case 'withdraw':
      return sendBack(facts, 'ReviewWithdrawn', null);
    case 'reject':
      return sendBack(facts, 'ReviewRejected', command.reason);
    case 'expireReview': {
      const { state } = facts.release;
      const isDue = state.status === 'UNDER_REVIEW' && state.review.expiresAtMs === command.deadlineMs;
      return isDue ? sendBack(facts, 'ReviewExpired', null) : noOp;
    }
    case 'completeTesting':
      return completeTesting(facts, context);
    default:
      return assertNever(command);
  }
}

function apply(facts: ReleaseFacts, context: CommandContext): Decision {
  const { release, target, app } = facts;
  if (target.suspension !== null) return rejected({ code: 'TARGET_SUSPENDED', ...target.suspension });
  if (!needsReview(app, release.environment)) return passReview(facts, context, null);
  // The system applies on behalf of the release's creator, so the creator must not approve it.
  const requestedBy = isSystemActor(context.actor) ? release.createdBy : context.actor;
  const review = {
    id: context.fresh.id,
    requestedBy,
    requestedAtMs: context.atMs,
    expiresAtMs: context.atMs + app.policy.review.expiresAfterDays * dayMs,
    selfApproval: app.policy.review.selfApproval,
  };
  return applied(releaseEvent(release, 'ReviewRequested', { state: { status: 'UNDER_REVIEW', review } }));
}

interface Approval {
  readonly type: ReleaseEventType;
  readonly reason: string | null;
}

/** The status after the review, or without one (`approval` null): pilot testing, preparation or full. */
function passReview(facts: ReleaseFacts, context: CommandContext, approval: Approval | null): Decision {
  const { release, target, app } = facts;
  const served = { releaseId: release.id, version: release.version };
  const { type: how, reason } = approval ?? { type: null, reason: null };
  if (needsPilot(app, release.environment))
    return applied(
      releaseEvent(release, how ?? 'PilotStarted', { state: { status: 'PILOT_TESTING' } }, reason),
      targetEvent(target, 'PilotsChanged', withPilotActive(target, served)),
    );
  if (release.environment === 'production')
    return applied(
      releaseEvent(release, how ?? 'ReviewApproved', { state: { status: 'RELEASE_PREPARATION' } }, reason),
      targetEvent(target, 'TestersChanged', withoutPilot(target, release.id)),
    );
  const rejection = how === null && isSystemActor(context.actor) ? automaticFullRejection(facts, release) : null;
  if (rejection !== null) return rejected(rejection);
  return applied(...promotionEvents(facts, context, { type: how ?? 'FullyReleased', reason }));
}

/** An automatic full release never replaces a newer version (E12). A user may still apply it. */
export function automaticFullRejection({ target, app }: Facts, release: Release): CommandRejection | null {
  if (needsReview(app, release.environment) || needsPilot(app, release.environment)) return null;
  const current = target.baseline?.version;
  if (current === undefined || compareVersionNumbers(release.version, current) >= 0) return null;
  return { code: 'VERSION_MUST_INCREASE', current, asked: release.version };
}

function sendBack(facts: ReleaseFacts, type: ReleaseEventType, reason: string | null): Decision {
  const { release, target } = facts;
  const next = type === 'ReviewWithdrawn' ? withoutPilot(target, release.id) : target;
  return applied(
    releaseEvent(release, type, { state: { status: 'CREATED', automatic: false } }, reason),
    targetEvent(target, 'TestersChanged', next, reason),
  );
}

function completeTesting(facts: ReleaseFacts, context: CommandContext): Decision {
  const { release, target } = facts;
  if (release.environment !== 'production')
    return applied(...promotionEvents(facts, context, { type: 'TestingCompleted', reason: null }));
  return applied(
    releaseEvent(release, 'TestingCompleted', {
      type: 'GRAYSCALE',
      state: { status: 'GRAYSCALE_RELEASE', phase: { name: 'READY' } },
    }),
    targetEvent(target, 'PilotsChanged', withoutPilot(target, release.id)),
  );
}

/**
 * An approval is rejected when it is too late, or comes from the requester. Both kinds of review use it. The policy at
 * the time of the request decides. So a later change of the policy cannot affect a waiting review.
 */
export function reviewRejection(review: OpenReview, context: CommandContext): CommandRejection | null {
  if (context.receivedAtMs >= review.expiresAtMs) return { code: 'REVIEW_EXPIRED', expiresAtMs: review.expiresAtMs };
  if (context.actor === review.requestedBy && review.selfApproval !== true)
    return { code: 'SELF_APPROVAL', requestedBy: review.requestedBy };
  return null;
}
