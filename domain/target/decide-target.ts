/** An operator's emergency commands on a whole target: force offline, and lifting the suspension (T18, T21). */
import { assertNever } from '../values/assert-never.js';
import { dropBaselines, type Target, withoutPilot } from './target.js';
import type { CommandContext, TargetCommand } from '../release/command-catalog.js';
import { applied, canceledEvent, type Decision, noOp, offlineEvent, targetEvent } from '../release/decision.js';
import type { DomainEvent } from '../release/events.js';
import type { Facts } from '../release/facts.js';
import type { Release } from '../release/release.js';

export function decideTarget(facts: Facts, command: TargetCommand, context: CommandContext): Decision {
  const { target } = facts;
  switch (command.type) {
    case 'forceOffline':
      return target.suspension === null ? forceOffline(facts, command.reason, context) : noOp;
    case 'liftSuspension': {
      if (target.suspension === null) return noOp;
      const lifted: Target = { ...target, suspension: null };
      return applied(targetEvent(target, 'SuspensionLifted', lifted, command.reason));
    }
    default:
      return assertNever(command);
  }
}

function forceOffline(facts: Facts, reason: string, context: CommandContext): Decision {
  const { target } = facts;
  const there = facts.release === null ? facts.others : [facts.release, ...facts.others];
  const ending = there.filter((release) => release.state.status !== 'CREATED');
  const emptied = ending.reduce((serving, release) => withoutPilot(serving, release.id), dropBaselines(target));
  const suspension = { by: context.actor, reason, sinceMs: context.atMs };
  return applied(
    ...ending.map((release) => forcedOut(release, reason, context)),
    targetEvent(target, 'Suspended', { ...emptied, suspension }, reason),
  );
}

/** The baseline becomes OFFLINE. Releases in progress become CANCELED. A release that is only created stays. */
function forcedOut(release: Release, reason: string, context: CommandContext): DomainEvent {
  return release.state.status === 'FULL_RELEASE'
    ? offlineEvent(release, context, { reason: 'OPERATOR', words: reason })
    : canceledEvent(release, context, { reason: 'TARGET_FORCED_OFFLINE', words: reason });
}
