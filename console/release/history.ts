/** The history of a release: its events, commands and deliveries as one list, the newest first. */
import type { ReleaseEventType } from '../../domain/release/event-types.js';
import type { LedgerCommand, PushAttempt, TrailEvent } from '../api/types.js';

export type HistoryEntry =
  | { readonly kind: 'event'; readonly at: string; readonly event: TrailEvent; readonly role: string | undefined }
  | { readonly kind: 'command'; readonly at: string; readonly command: LedgerCommand }
  | { readonly kind: 'delivery'; readonly at: string; readonly delivery: PushAttempt };

/** The pages of a list that are loaded, the newest item first. */
export interface Loaded<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

export interface HistorySource {
  readonly events: Loaded<TrailEvent>;
  readonly commands: Loaded<LedgerCommand>;
  readonly deliveries: Loaded<PushAttempt>;
  /** Also commands that changed nothing: refused ones, and those without an effect. */
  readonly withRefused: boolean;
  /** Also each attempt to deliver a change to the super app. */
  readonly withDeliveries: boolean;
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
export function historyOf(source: HistorySource): HistoryEntry[] {
  const { events, commands, deliveries, withRefused, withDeliveries } = source;
  const shown = commands.items.filter(
    ({ outcome }) => outcome === 'RECEIVED' || (withRefused && outcome !== 'APPLIED'),
  );
  const roles = new Map(commands.items.map(({ id, role }) => [id, role]));
  const delivered = withDeliveries ? deliveries.items : [];
  const entries: HistoryEntry[] = [
    ...delivered.map((delivery) => ({ kind: 'delivery' as const, at: delivery.startedAt, delivery })),
    ...shown.map((command) => ({ kind: 'command' as const, at: command.receivedAt, command })),
    ...events.items.map((event) => ({
      kind: 'event' as const,
      at: event.at,
      event,
      role: roles.get(event.commandId ?? ''),
    })),
  ];
  const from = unfinished(source)[0]?.end ?? '';
  return entries.filter(({ at }) => at >= from).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

type ListName = 'events' | 'commands' | 'deliveries';

/** The list whose next page the history needs first. Null: everything is loaded. */
export function nextNeeded(source: HistorySource): ListName | null {
  return unfinished(source)[0]?.name ?? null;
}

/** The lists of the history that have more pages, by the time from which on each is complete, the latest first. */
function unfinished({ events, commands, deliveries, withRefused, withDeliveries }: HistorySource) {
  const lists = [
    { name: 'events' as const, end: endOf(events, ({ at }) => at) },
    { name: 'commands' as const, end: withRefused ? endOf(commands, ({ receivedAt }) => receivedAt) : null },
    { name: 'deliveries' as const, end: withDeliveries ? endOf(deliveries, ({ startedAt }) => startedAt) : null },
  ];
  return lists
    .flatMap(({ name, end }) => (end === null ? [] : [{ name, end }]))
    .sort((a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : 0));
}

/** The time from which on a list is complete. Null: all of it is loaded. Times in RFC 3339 UTC sort as text. */
function endOf<Item>({ items, hasMore }: Loaded<Item>, timeOf: (item: Item) => string): string | null {
  const last = items.at(-1);
  return hasMore ? (last === undefined ? '' : timeOf(last)) : null;
}

/** The attempt in which an event happened. A reset is the last event of its attempt. */
export function attemptOf({ before, after }: Pick<TrailEvent, 'before' | 'after'>): number | null {
  return numberIn(before, 'attempt') ?? numberIn(after, 'attempt');
}

/**
 * Entries by attempt, the newest first. A command or delivery belongs to the attempt of the event before it: the
 * delivery of a reset to the attempt that the reset ended.
 */
export function inAttempts(entries: readonly HistoryEntry[]): readonly AttemptEntries[] {
  const groups: { attempt: number; entries: HistoryEntry[] }[] = [];
  let attempt = 1;
  for (const entry of entries.toReversed()) {
    attempt = (entry.kind === 'event' ? attemptOf(entry.event) : null) ?? attempt;
    const group = groups[0];
    if (group?.attempt === attempt) group.entries.unshift(entry);
    else groups.unshift({ attempt, entries: [entry] });
  }
  return groups;
}

interface AttemptEntries {
  readonly attempt: number;
  readonly entries: readonly HistoryEntry[];
}

/** The share before and after an event, in percent. Of a confirmation: what the super app has confirmed. */
export function sharesAround({ type, before, after }: Pick<TrailEvent, 'type' | 'before' | 'after'>): {
  readonly from: number;
  readonly to: number;
} {
  const name = type === 'StepConfirmed' ? 'confirmedPercentage' : 'percentage';
  const isOfTarget = type === 'CandidateSet' || type === 'CandidateFreed';
  const shareIn = (state: TrailEvent['before']) => numberIn(isOfTarget ? candidateIn(state) : state, name) ?? 0;
  return { from: shareIn(before), to: shareIn(after) };
}

/** What a target serves to its gray group, in an event of the target. */
function candidateIn(state: TrailEvent['before']): TrailEvent['before'] {
  const candidate = state?.['candidate'];
  return typeof candidate === 'object' && candidate !== null ? (candidate as Record<string, unknown>) : null;
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
