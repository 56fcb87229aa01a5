/** The trail against itself, against the ledger, and against the rows as they are now. */
import { targetName } from '../../../domain/target/target.js';
import { isDeepStrictEqual } from 'node:util';
import { eventNotes, trailViewOfRelease, trailViewOfTarget } from '../../../store/release/trail.js';
import { type Check, type Evidence, type TrailRow, violationsOf } from './evidence.js';
import { groupedBy } from './ledger-checks.js';

type Aggregate = readonly [name: string, events: readonly TrailRow[]];

/** Events of each aggregate, in order. */
export function byAggregate(trail: readonly TrailRow[]): Aggregate[] {
  const groups = groupedBy(trail, ({ kind, aggregate }) => `${kind} ${aggregate}`);
  return [...groups].map(([name, events]) => [name, [...events].sort((a, b) => a.seq - b.seq)]);
}

export const revisionsGrowByOne: Check = ({ trail, ledger }) => {
  const gaps = byAggregate(trail).flatMap(([name, events]) =>
    events.flatMap(({ seq, type }, index) =>
      seq === index + 1 ? [] : [`${name}: event ${String(index + 1)} is missing or doubled, ${type} stands at ${seq}`],
    ),
  );
  const misnumbered = trail.flatMap(({ kind, aggregate, seq, type, after }) =>
    after === null || after['revision'] === seq ? [] : [`${kind} ${aggregate}: ${type} ${seq} tells another revision`],
  );
  const last = new Map(trail.map(({ aggregate, commandId, seq }) => [`${aggregate} ${commandId ?? ''}`, seq]));
  const unmatched = ledger.flatMap(({ id, aggregate, outcome, revision, type }) => {
    const recorded = last.get(`${aggregate} ${id}`);
    if (outcome !== 'APPLIED' || recorded === undefined || recorded === revision) return [];
    return [`${type} ${id} of ${aggregate} says revision ${String(revision)}, its event ${recorded}`];
  });
  return violationsOf('revisions grow by one', [...gaps, ...misnumbered, ...unmatched]);
};

/** All times are of the database's clock, which no fault steps. */
export const timesNeverGoBack: Check = ({ trail }) =>
  violationsOf(
    'the times of events never go back',
    byAggregate(trail).flatMap(([name, events]) =>
      events.flatMap(({ seq, type, atMs }, index) => {
        const byMs = (events[index - 1]?.atMs ?? atMs) - atMs;
        return byMs > 0 ? [`${name}: ${type} ${seq} is ${byMs} ms before the event before it`] : [];
      }),
    ),
  );

export const noEventIsMissingOrDoubled: Check = (evidence) => {
  const now = currentViews(evidence);
  const words = byAggregate(evidence.trail).flatMap(([name, events]) => {
    const breaks = events.flatMap(({ seq, type, before }, index) => {
      const previous = stateIn(events[index - 1]?.after ?? null);
      if (index === 0 ? isBeginning(before) : isDeepStrictEqual(before, previous)) return [];
      return [`${name}: ${type} ${seq} does not go on where the event before it ended`];
    });
    const end = stateIn(events.at(-1)?.after ?? null);
    return isDeepStrictEqual(end, now.get(name) ?? null)
      ? breaks
      : [...breaks, `${name}: the row is not what its last event tells`];
  });
  const withEvents = new Set(byAggregate(evidence.trail).map(([name]) => name));
  const silent = [...now].filter(([name, view]) => view['revision'] !== 0 && !withEvents.has(name));
  return violationsOf('no event is missing or doubled', [...words, ...silent.map(([name]) => `${name} has no event`)]);
};

/** Without what the event says of itself. */
function stateIn(after: TrailRow['after']): TrailRow['after'] {
  if (after === null) return null;
  return Object.fromEntries(Object.entries(after).filter(([field]) => !eventNotes.includes(field)));
}

/** A release comes into being by its first event; a target was there, at revision 0. */
function isBeginning(before: TrailRow['before']): boolean {
  return before === null || before['revision'] === 0;
}

function currentViews({ releases, targets }: Evidence): Map<string, Readonly<Record<string, unknown>>> {
  const plain = (view: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(view)) as Record<string, unknown>;
  return new Map([
    ...releases.map((release) => [`release ${release.id}`, plain(trailViewOfRelease(release))] as const),
    ...targets.map((target) => [`target ${targetName(target)}`, plain(trailViewOfTarget(target))] as const),
  ]);
}

/** One transaction writes all events of a command, so they share their moment; what is refused leaves none. */
export const nothingIsAppliedTwice: Check = ({ trail, ledger }) => {
  const events = groupedBy(
    trail.filter(({ commandId }) => commandId !== null),
    ({ commandId }) => commandId ?? '',
  );
  const words = ledger.flatMap(({ id, type, aggregate, outcome }) => {
    const of = events.get(id) ?? [];
    const named = `${type} ${id} of ${aggregate}`;
    if (outcome === 'APPLIED' && of.length === 0) return [`${named} is applied, and no event tells of it`];
    if (outcome !== 'APPLIED' && of.length > 0) return [`${named} is ${outcome}, and ${of.length} events tell of it`];
    if (new Set(of.map(({ atMs }) => atMs)).size > 1) return [`${named} was applied at several moments`];
    const kinds = of.map((event) => `${event.aggregate} ${event.type}`);
    return new Set(kinds).size === kinds.length ? [] : [`${named} did the same twice: ${kinds.join(', ')}`];
  });
  const known = new Set(ledger.map(({ id }) => id));
  const orphans = [...events.keys()].filter((id) => !known.has(id));
  return violationsOf('nothing is applied twice', [
    ...words,
    ...orphans.map((id) => `events tell of the command ${id}, which is not in the ledger`),
  ]);
};
