/** The owner's offline request (T17): reviewed like a release. It is not a stop command. */
import { assertNever } from '../values/assert-never.js';
import { needsReview } from '../registry/target-app.js';
import { dropBaselines, withoutPilot } from '../target/target.js';
import type { CommandContext, ReleaseCommand, SystemCommand } from './command-catalog.js';
import type { ReleaseEventType } from './event-types.js';
import type { DomainEvent } from './events.js';
import type { Facts, ReleaseFacts } from './facts.js';
import {
  applied,
  canceledEvent,
  type Decision,
  noOp,
  offlineEvent,
  rejected,
  releaseEvent,
  targetEvent,
} from './decision.js';
import type { CommandRejection } from './rejections.js';
import { blocksOffline, type OfflineRequest, type Release } from './release.js';
import { reviewRejection } from '../review/decide-review.js';
import { dayMs } from '../values/time-units.js';

type OfflineCommand = Extract<
  ReleaseCommand | SystemCommand,
  { type: 'requestOffline' | 'withdrawOffline' | 'approveOffline' | 'rejectOffline' | 'expireOffline' }
>;
type WantedOffline = Pick<OfflineRequest, 'reason' | 'cancelActive'> & {
  /** Of the approval. Absent: no review was needed. */
  readonly decisionReason?: string | null;
};

export function decideOffline(facts: ReleaseFacts, command: OfflineCommand, context: CommandContext): Decision {
  const { state } = facts.release;
  const open = state.status === 'FULL_RELEASE' ? state.offlineRequest : null;
  if (command.type === 'requestOffline') return request(facts, open, command, context);
  if (open === null) return rejected({ code: 'NO_OPEN_REVIEW' });
  switch (command.type) {
    case 'withdrawOffline':
      return closed(facts, 'OfflineWithdrawn', null);
    case 'rejectOffline':
      return closed(facts, 'OfflineRejected', command.reason);
    case 'expireOffline':
      return open.expiresAtMs === command.deadlineMs ? closed(facts, 'OfflineExpired', null) : noOp;
    case 'approveOffline': {
      const rejection = reviewRejection(open, context) ?? blocked(facts, open);
      return rejection === null
        ? goOffline(facts, { ...open, decisionReason: command.reason ?? null }, context)
        : rejected(rejection);
    }
    default:
      return assertNever(command);
  }
}

function request(
  facts: ReleaseFacts,
  open: OfflineRequest | null,
  wanted: WantedOffline,
  context: CommandContext,
): Decision {
  if (open !== null)
    return rejected({ code: 'REVIEW_OPEN', requestedBy: open.requestedBy, expiresAtMs: open.expiresAtMs });
  const rejection = blocked(facts, wanted);
  if (rejection !== null) return rejected(rejection);
  if (!needsReview(facts.app, facts.release.environment)) return goOffline(facts, wanted, context);
  const offlineRequest: OfflineRequest = {
    id: context.fresh.id,
    requestedBy: context.actor,
    requestedAtMs: context.atMs,
    expiresAtMs: context.atMs + facts.app.policy.review.expiresAfterDays * dayMs,
    selfApproval: facts.app.policy.review.selfApproval,
    reason: wanted.reason,
    cancelActive: wanted.cancelActive,
  };
  return applied(
    releaseEvent(
      facts.release,
      'OfflineRequested',
      { state: { status: 'FULL_RELEASE', offlineRequest } },
      wanted.reason,
    ),
  );
}

function blocked(facts: ReleaseFacts, wanted: WantedOffline): CommandRejection | null {
  const active = facts.others.filter(blocksOffline);
  if (wanted.cancelActive || active.length === 0) return null;
  const releases = active.map(({ id, version, state }) => ({ releaseId: id, version, status: state.status }));
  return { code: 'ACTIVE_RELEASES_BLOCK_OFFLINE', releases };
}

function closed(facts: ReleaseFacts, type: ReleaseEventType, reason: string | null): Decision {
  return applied(
    releaseEvent(facts.release, type, { state: { status: 'FULL_RELEASE', offlineRequest: null } }, reason),
  );
}

/** What an offline request takes away if it is approved now. */
export interface OfflineLoss {
  /** Share of users who get a release of the target now and none afterwards. */
  readonly bp: number;
  /** Releases in progress that end with it. */
  readonly ends: readonly Release[];
}

export function offlineLoss(
  { target, others }: Facts,
  { cancelActive }: Pick<WantedOffline, 'cancelActive'>,
): OfflineLoss {
  const ends = cancelActive ? others.filter(blocksOffline) : [];
  if (target.suspension !== null || target.baseline === null) return { bp: 0, ends };
  return { bp: cancelActive ? 10_000 : 10_000 - (target.candidate?.bp ?? 0), ends };
}

function goOffline(facts: ReleaseFacts, wanted: WantedOffline, context: CommandContext): Decision {
  const { release, target } = facts;
  const active = facts.others.filter(blocksOffline);
  const next = active.reduce((serving, other) => withoutPilot(serving, other.id), dropBaselines(target));
  return applied(
    takenOfflineEvent(release, context, wanted),
    ...active.map((other) => swept(other, release, wanted, context)),
    targetEvent(target, 'TakenOffline', next, wanted.reason),
  );
}

/** The ending keeps the words of the request. The event has the words of its actor, if the reviewer gave some. */
function takenOfflineEvent(release: Release, context: CommandContext, wanted: WantedOffline): DomainEvent {
  const event = offlineEvent(release, context, { reason: 'OWNER', words: wanted.reason });
  const { decisionReason } = wanted;
  return decisionReason === undefined ? event : { ...event, reason: decisionReason ?? wanted.reason, decisionReason };
}

/** Ends a release in progress with the offline: under review it goes back, any other is canceled. */
function swept(other: Release, release: Release, wanted: WantedOffline, context: CommandContext): DomainEvent {
  if (other.state.status === 'UNDER_REVIEW')
    return releaseEvent(other, 'ReviewWithdrawn', { state: { status: 'CREATED', automatic: false } }, wanted.reason);
  return canceledEvent(other, context, {
    reason: 'TARGET_TAKEN_OFFLINE',
    words: wanted.reason,
    byRelease: release.id,
  });
}
