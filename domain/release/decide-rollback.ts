/**
 * Emergency rollback (T19): one atomic switch to a retained baseline. Needs no approval and works during another gray
 * release.
 */
import { restoreBaseline, type ServedRelease } from '../target/target.js';
import type { CommandContext, ReleaseCommand } from './command-catalog.js';
import type { DomainEvent } from './events.js';
import type { ReleaseFacts } from './facts.js';
import { applied, archivedEvent, canceledEvent, type Decision, rejected, targetEvent } from './decision.js';
import type { Release } from './release.js';

type Rollback = Extract<ReleaseCommand, { type: 'rollback' }>;

export function decideRollback(facts: ReleaseFacts, command: Rollback, context: CommandContext): Decision {
  const { release, target } = facts;
  const [previous] = target.retained;
  if (previous === undefined) return rejected({ code: 'NOTHING_TO_ROLL_BACK_TO' });
  const to = command.to === null ? previous : target.retained.find((kept) => kept.releaseId === command.to);
  if (to === undefined)
    return rejected({
      code: 'NOT_RETAINED',
      asked: command.to ?? '',
      retained: target.retained.map((kept) => kept.releaseId),
    });
  const rollbackRelease = rollbackReleaseOf(release, to, context);
  const gray = facts.others.find((other) => other.id === target.candidate?.releaseId);
  const { reason } = command;
  const created: DomainEvent = {
    aggregate: 'release',
    type: 'RollbackReleased',
    releaseId: rollbackRelease.id,
    reason,
    created: rollbackRelease,
  };
  return applied(
    archivedEvent(release, context, { reason: 'ROLLED_BACK', words: reason, byRelease: rollbackRelease.id }),
    gray === undefined
      ? null
      : canceledEvent(gray, context, { reason: 'TARGET_ROLLED_BACK', words: reason, byRelease: rollbackRelease.id }),
    created,
    targetEvent(
      target,
      'RolledBack',
      restoreBaseline(target, to, { releaseId: rollbackRelease.id, version: to.version }),
      reason,
    ),
  );
}

function rollbackReleaseOf(release: Release, to: ServedRelease, context: CommandContext): Release {
  return {
    id: context.fresh.id,
    kind: 'ROLLBACK',
    miniProgram: release.miniProgram,
    version: to.version,
    targetApp: release.targetApp,
    environment: release.environment,
    createdBy: context.actor,
    createdAtMs: context.atMs,
    salt: context.fresh.salt,
    hashVersion: 1,
    type: 'FULL',
    attempt: 1,
    steps: [],
    revision: 1,
    statusSinceMs: context.atMs,
    state: { status: 'FULL_RELEASE', offlineRequest: null },
  };
}
