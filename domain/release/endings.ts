/** Events that end a release: one for each kind of ending, used by every rule that ends one. */
import type { CommandContext } from './commands.js';
import { releaseEvent } from './decision.js';
import type { DomainEvent } from './events.js';
import type { FinalStatus, Release, ReleaseState, TerminalReason } from './release.js';

interface Words {
  readonly reason: TerminalReason;
  readonly words: string | null;
  readonly byRelease?: string;
}

function ended(status: FinalStatus, context: CommandContext, end: Words): ReleaseState {
  return {
    status,
    ending: { reason: end.reason, by: context.actor, words: end.words, byRelease: end.byRelease ?? null },
  };
}

export function canceled(release: Release, context: CommandContext, end: Words): DomainEvent {
  return releaseEvent(release, 'Canceled', { state: ended('CANCELED', context, end) }, end.words);
}

export function archived(release: Release, context: CommandContext, end: Words): DomainEvent {
  return releaseEvent(release, 'Archived', { state: ended('ARCHIVED', context, end) }, end.words);
}

export function offline(release: Release, context: CommandContext, end: Words): DomainEvent {
  return releaseEvent(release, 'TakenOffline', { state: ended('OFFLINE', context, end) }, end.words);
}
