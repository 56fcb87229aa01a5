/**
 * I1 to I6 of docs/state-machine.md, at every revision. The trail is walked command by command, in an order that fits
 * every target and release. The state after each command is checked against the invariants.
 */
import { targetName } from '../../../domain/target/target.js';
import { isFinalStatus, type ReleaseStatus } from '../../../domain/release/release.js';
import { type Check, type TrailRow, type Violation, violationsOf } from './evidence.js';
import { byAggregate } from './trail-checks.js';

interface ReleaseView {
  readonly status: ReleaseStatus;
  readonly percentage: number;
  readonly attempt: number;
}

interface TargetView {
  readonly baseline: { readonly releaseId: string } | null;
  readonly candidate: { readonly releaseId: string; readonly percentage: number } | null;
}

export const invariantsHoldAtEveryRevision: Check = (evidence) => {
  const { inOrder, stuck } = commandByCommand(evidence.trail);
  const targetOf = new Map(evidence.releases.map((one) => [one.id, targetName(one)]));
  const releases = new Map<string, ReleaseView>();
  const targets = new Map<string, TargetView>();
  const found: Violation[] = [];
  for (const step of inOrder) {
    const touched = new Set<string>();
    for (const event of step) {
      touched.add(event.kind === 'target' ? event.aggregate : (targetOf.get(event.aggregate) ?? ''));
      if (event.kind === 'release') found.push(...betweenRevisions(event));
    }
    take(step, releases, targets);
    for (const name of touched) {
      const there = [...releases].filter(([id]) => targetOf.get(id) === name);
      found.push(...ofTarget(name, targets.get(name), there));
    }
  }
  return [
    ...found,
    ...versionsMeetTargetsOnce(evidence),
    ...violationsOf('I6', stuck > 0 ? [`${stuck} commands stand in no order that revisions allow`] : []),
  ];
};

function take(step: readonly TrailRow[], releases: Map<string, ReleaseView>, targets: Map<string, TargetView>): void {
  for (const { kind, aggregate, after } of step) {
    if (kind === 'release') releases.set(aggregate, after as unknown as ReleaseView);
    else targets.set(aggregate, after as unknown as TargetView);
  }
}

function ofTarget(
  name: string,
  target: TargetView | undefined,
  there: readonly (readonly [string, ReleaseView])[],
): Violation[] {
  const baseline = target?.baseline?.releaseId ?? null;
  const candidate = target?.candidate ?? null;
  const gray = there.filter(([, { status, percentage }]) => status === 'GRAYSCALE_RELEASE' && percentage > 0);
  const full = there.filter(([, { status }]) => status === 'FULL_RELEASE');
  const i1 = [
    ...(isOnly(gray, candidate?.releaseId ?? null)
      ? []
      : [`${name}: in gray are ${ids(gray)}, the candidate is another`]),
    ...(isOnly(full, baseline) ? [] : [`${name}: full are ${ids(full)}, the baseline is ${baseline ?? 'none'}`]),
    ...(candidate !== null && candidate.releaseId === baseline ? [`${name}: the candidate is the baseline`] : []),
  ];
  const shown = there.find(([id]) => id === candidate?.releaseId)?.[1].percentage;
  const isShare = candidate === null || (candidate.percentage > 0 && candidate.percentage < 100);
  const i2 = [
    ...(isShare ? [] : [`${name}: the candidate is at ${String(candidate.percentage)} %`]),
    ...(candidate === null || shown === candidate.percentage
      ? []
      : [`${name}: the candidate is at ${String(candidate.percentage)} %, its release at ${String(shown)} %`]),
  ];
  return [...violationsOf('I1', i1), ...violationsOf('I2', i2)];
}

function isOnly(releases: readonly (readonly [string, ReleaseView])[], id: string | null): boolean {
  return id === null ? releases.length === 0 : releases.length === 1 && releases[0]?.[0] === id;
}

function ids(releases: readonly (readonly [string, ReleaseView])[]): string {
  return releases.length === 0 ? 'none' : releases.map(([id]) => id).join(', ');
}

function betweenRevisions({ aggregate, seq, type, before, after }: TrailRow): Violation[] {
  const was = before as unknown as ReleaseView | null;
  const is = after as unknown as ReleaseView;
  if (was === null) return [];
  const named = `${aggregate}: ${type} ${seq}`;
  const fell = was.attempt === is.attempt && !isFinalStatus(is.status) && is.percentage < was.percentage;
  return [
    ...violationsOf('I3', fell ? [`${named} took it from ${was.percentage} % to ${is.percentage} %`] : []),
    ...violationsOf('I4', isFinalStatus(was.status) ? [`${named} changed what had ended as ${was.status}`] : []),
  ];
}

const versionsMeetTargetsOnce: Check = ({ releases }) => {
  const met = new Set<string>();
  const again = releases
    .filter(({ kind }) => kind === 'NORMAL')
    .map(({ miniProgram, version, targetApp, environment }) => `${miniProgram} ${version} ${targetApp} ${environment}`)
    .filter((name) => met.size === met.add(name).size);
  return violationsOf(
    'I5',
    again.map((name) => `${name} was released twice`),
  );
};

/**
 * Clocks of processes differ, so moments order nothing: a command comes when every aggregate it touched is that far.
 */
function commandByCommand(trail: readonly TrailRow[]): { inOrder: TrailRow[][]; stuck: number } {
  const lanes = byAggregate(trail).map(([, events]) => ({ left: [...events] }));
  const steps = new Map<string, TrailRow[]>();
  for (const event of trail) steps.set(stepOf(event), [...(steps.get(stepOf(event)) ?? []), event]);
  const inOrder: TrailRow[][] = [];
  for (let ready = readySteps(lanes, steps); ready.length > 0; ready = readySteps(lanes, steps))
    for (const step of ready) {
      inOrder.push(steps.get(step) ?? []);
      for (const lane of lanes) lane.left.splice(0, countAhead(lane, step));
    }
  return { inOrder, stuck: steps.size - inOrder.length };
}

interface Lane {
  /** Events of one aggregate that have not been walked yet. */
  readonly left: TrailRow[];
}

/** What is written in one transaction: the events of a command, or an event without one. */
function stepOf({ commandId, id }: TrailRow): string {
  return commandId ?? id;
}

/** Those whose every event comes next on its aggregate. */
function readySteps(lanes: readonly Lane[], steps: ReadonlyMap<string, readonly TrailRow[]>): string[] {
  const ahead = new Map<string, number>();
  for (const lane of lanes) {
    const [first] = lane.left;
    if (first === undefined) continue;
    const step = stepOf(first);
    ahead.set(step, (ahead.get(step) ?? 0) + countAhead(lane, step));
  }
  return [...ahead].filter(([step, count]) => steps.get(step)?.length === count).map(([step]) => step);
}

function countAhead({ left }: Lane, step: string): number {
  const until = left.findIndex((event) => stepOf(event) !== step);
  return until === -1 ? left.length : until;
}
