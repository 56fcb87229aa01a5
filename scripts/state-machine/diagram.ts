/** The explored transitions as a Mermaid state diagram. */
import type { PlanStatus } from '../../domain/plan/plan.js';
import { commandOf, type Finding, type Place } from './explore.js';

type Node = Exclude<Place, Phase> | 'GRAYSCALE_RELEASE';
type Phase = (typeof phases)[number];

const planOrder: readonly PlanStatus[] = ['SCHEDULED', 'RUNNING', 'HELD', 'COMPLETED', 'ABANDONED'];
const phases = ['READY', 'APPLYING', 'SERVING', 'PAUSED'] as const;
const order: readonly Place[] = [
  'CREATED',
  'UNDER_REVIEW',
  'PILOT_TESTING',
  'RELEASE_PREPARATION',
  ...phases,
  'FULL_RELEASE',
  'CANCELED',
  'ARCHIVED',
  'OFFLINE',
];

/** Transitions within gray stand inside it; those into and out of it are drawn at its border. */
export function diagramOf(findings: readonly Finding[]): string {
  const moved = findings.filter((finding) => finding.to !== null && finding.from !== finding.to);
  const outer = edges(moved, (finding) => [nodeOf(finding.from), nodeOf(finding.to)]);
  const inner = edges(moved, ({ from, to }) => (isPhase(from) && isPhase(to) ? [from, to] : [null, null]));
  const ends = order.filter(
    (place) => moved.some(({ to }) => to === place) && moved.every(({ from }) => from !== place),
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...outer,
    ...(inner.length === 0 ? [] : ['  state GRAYSCALE_RELEASE {', ...inner.map((line) => `  ${line}`), '  }']),
    ...ends.map((place) => `  ${place} --> [*]`),
    '```',
  ].join('\n');
}

/** The statuses of a plan. What leaves the status of the plan as it is has no arrow. */
export function planDiagramOf(findings: readonly Finding[]): string {
  const moved = findings.filter(({ to, planFrom, planTo }) => to !== null && planTo !== null && planFrom !== planTo);
  const lines = planOrder.flatMap((to) =>
    [null, ...planOrder].flatMap((from) => {
      const commands = moved.filter(({ planFrom, planTo }) => planFrom === from && planTo === to).map(labelOf);
      return commands.length === 0 ? [] : [`  ${from ?? '[*]'} --> ${to}: ${[...new Set(commands)].sort().join(', ')}`];
    }),
  );
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

function edges(
  moved: readonly Finding[],
  endsOf: (finding: Finding) => readonly [Node | Phase | null, Node | Phase | null],
): string[] {
  const labels = new Map<string, Set<string>>();
  for (const finding of inOrder(moved)) {
    const [from, to] = endsOf(finding);
    if (to === null || from === to) continue;
    const line = `  ${from ?? '[*]'} --> ${to}`;
    const known = labels.get(line) ?? new Set();
    labels.set(line, known.add(labelOf(finding)));
  }
  return [...labels].map(([line, commands]) => `${line}: ${[...commands].join(', ')}`);
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = (place: Place | null): number => (place === null ? -1 : order.indexOf(place));
  return [...findings].sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to));
}

function labelOf({ row, addressed }: Finding): string {
  const command = commandOf(row);
  return addressed === 'another' ? `${command} of another` : command;
}

function isPhase(place: Place | null): place is Phase {
  return phases.some((phase) => phase === place);
}

function nodeOf(place: Place | null): Node | null {
  return isPhase(place) ? 'GRAYSCALE_RELEASE' : place;
}
