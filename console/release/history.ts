/** The history of a release: its events and its commands as one list, the newest first. */
import type { ReleaseEventType } from '../../domain/release/event-types.js';
import type { LedgerCommand, TrailEvent } from '../api/types.js';

export type HistoryEntry =
  | { readonly kind: 'event'; readonly at: string; readonly event: TrailEvent; readonly role: string | undefined }
  | { readonly kind: 'command'; readonly at: string; readonly command: LedgerCommand };

/** The pages of a list that are loaded, the newest item first. */
export interface Loaded<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

export interface HistorySource {
  readonly events: Loaded<TrailEvent>;
  readonly commands: Loaded<LedgerCommand>;
  /** Also commands that changed nothing: refused ones, and those without an effect. */
  readonly withRefused: boolean;
}

/** Events that change what users get, or stop or end the release. */
export const stepTypes = [
  ...(['PercentageSet', 'StepFailed', 'Paused', 'Resumed', 'ReleaseReset'] as const),
  ...(['FullyReleased', 'RollbackReleased', 'Canceled', 'Archived', 'TakenOffline'] as const),
] satisfies readonly ReleaseEventType[];

/**
 * Commands that wait are always part of it. An applied command is shown as its events. Entries before the end of a list
 * that has more pages are left out: other entries would come between them.
 */
export function historyOf({ events, commands, withRefused }: HistorySource): HistoryEntry[] {
  const shown = commands.items.filter(
    ({ outcome }) => outcome === 'RECEIVED' || (withRefused && outcome !== 'APPLIED'),
  );
  const roles = new Map(commands.items.map(({ id, role }) => [id, role]));
  const entries: HistoryEntry[] = [
    ...shown.map((command) => ({ kind: 'command' as const, at: command.receivedAt, command })),
    ...events.items.map((event) => ({
      kind: 'event' as const,
      at: event.at,
      event,
      role: roles.get(event.commandId ?? ''),
    })),
  ];
  const from = [endOf(events.items.at(-1)?.at, events), ...(withRefused ? [commandsEnd(commands)] : [])].sort().at(-1);
  return entries.filter(({ at }) => at >= (from ?? '')).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** The list whose next page the history needs first. Null: everything is loaded. */
export function nextNeeded({ events, commands, withRefused }: HistorySource): 'events' | 'commands' | null {
  if (!withRefused || !commands.hasMore) return events.hasMore ? 'events' : null;
  return events.hasMore && endOf(events.items.at(-1)?.at, events) >= commandsEnd(commands) ? 'events' : 'commands';
}

function commandsEnd(commands: Loaded<LedgerCommand>): string {
  return endOf(commands.items.at(-1)?.receivedAt, commands);
}

/** The time from which on a list is complete. Times in RFC 3339 UTC sort as text. */
function endOf(last: string | undefined, { hasMore }: Loaded<unknown>): string {
  return hasMore ? (last ?? '') : '';
}

/** The attempt in which an event happened. A reset is the last event of its attempt. */
export function attemptOf({ before, after }: Pick<TrailEvent, 'before' | 'after'>): number | null {
  return numberIn(before, 'attempt') ?? numberIn(after, 'attempt');
}

/** The share before and after an event, in percent. Of a confirmation: what the super app has confirmed. */
export function sharesAround({ type, before, after }: Pick<TrailEvent, 'type' | 'before' | 'after'>): {
  readonly from: number;
  readonly to: number;
} {
  const name = type === 'StepConfirmed' ? 'confirmedPercentage' : 'percentage';
  return { from: numberIn(before, name) ?? 0, to: numberIn(after, name) ?? 0 };
}

function numberIn(state: TrailEvent['before'], name: string): number | null {
  const value = state?.[name];
  return typeof value === 'number' ? value : null;
}

/** How the release ended, in an event that ended it. */
export function endingIn({ after }: Pick<TrailEvent, 'after'>): {
  readonly reason: string;
  readonly by: string;
  readonly byRelease: string | null;
} | null {
  const ending = after?.['ending'];
  if (typeof ending !== 'object' || ending === null) return null;
  const { reason, by, byRelease } = ending as Record<string, unknown>;
  return {
    reason: String(reason),
    by: String(by),
    byRelease: typeof byRelease === 'string' ? byRelease : null,
  };
}
