/** Full release: makes a release the baseline of its target (T11 and every equivalent transition). */
import { withBaseline, withoutPilot } from '../target/target.js';
import type { CommandContext } from './commands.js';
import type { ReleaseFacts } from './release-facts.js';
import { releaseEvent, targetEvent } from './decision.js';
import { archived } from './endings.js';
import type { DomainEvent, ReleaseEventType } from './events.js';

/** The previous baseline is archived. Its open offline request is withdrawn by the system. */
export function promoted(
  facts: ReleaseFacts,
  context: CommandContext,
  how: { readonly type: ReleaseEventType; readonly reason: string | null },
): DomainEvent[] {
  const { release, target } = facts;
  const previous = facts.others.find((other) => other.id === target.baseline?.releaseId);
  const next = withoutPilot(withBaseline(target, { releaseId: release.id, version: release.version }), release.id);
  const events = [
    releaseEvent(
      release,
      how.type,
      { type: 'FULL', state: { status: 'FULL_RELEASE', offlineRequest: null } },
      how.reason,
    ),
    previous === undefined
      ? null
      : archived(previous, context, { reason: 'SUPERSEDED', words: null, byRelease: release.id }),
    targetEvent(target, 'BaselineSet', next, how.reason),
  ];
  return events.filter((event) => event !== null);
}
