/** A simulated plan, step by step: when each step begins, and what it waits for. */
import type { ReleaseCommandBody, Simulate, Simulation } from '../api/types.js';

type Step = Simulation['final']['plan']['steps'][number];
type TimelineWarning = Simulation['timeline'][number]['warnings'][number];

export interface SimulatedStep {
  readonly step: Step;
  /** Null: the release has reached it already. */
  readonly when: {
    readonly atMs: number;
    readonly kind: 'AT_ONCE' | 'AT' | 'NOT_BEFORE';
    /** The names of the change windows that keep it back until then. */
    readonly windows: readonly string[];
    readonly warnings: readonly TimelineWarning[];
  } | null;
}

const raises: readonly string[] = ['PercentageSet', 'FullyReleased'];

/** The times of the simulation. From a step on that waits for a user, the earliest ones. */
export function simulatedSteps(simulation: Simulation): SimulatedStep[] {
  const { changes, timeline, final } = simulation;
  const [first] = changes;
  const isGiven = first !== undefined && (first.cause.command === 'startPlan' || first.cause.command === 'editPlan');
  const nowMs = isGiven ? Date.parse(first.at) : -Infinity;
  let beforeMs = nowMs;
  return final.plan.steps.map((step) => {
    const coming = timeline.find((one) => one.step === step.id);
    if (coming === undefined) return { step, when: null };
    const raise = changes.find(
      ({ cause, percentage }) => raises.includes(cause.event) && percentage === step.percentage,
    );
    const atMs = raise === undefined ? Math.max(Date.parse(coming.earliestAt), beforeMs) : Date.parse(raise.at);
    const windows = deferringWindows(simulation, beforeMs, raise === undefined ? Infinity : atMs);
    beforeMs = atMs;
    const kind = raise === undefined ? 'NOT_BEFORE' : atMs <= nowMs ? 'AT_ONCE' : 'AT';
    // The names of the windows say it.
    const warnings = warningsOf(simulation, step.id).filter((one) => one !== 'IN_FREEZE' || windows.length === 0);
    return { step, when: { atMs, kind, windows, warnings } };
  });
}

/** By the times at which the steps were made, where they were. */
function warningsOf({ warnings }: Simulation, stepId: string): TimelineWarning[] {
  return warnings.flatMap(({ step, code }) => (step === stepId ? [code as TimelineWarning] : []));
}

/** Of the deferrals after the step before. */
function deferringWindows({ changes, blockers }: Simulation, fromMs: number, untilMs: number): string[] {
  const names = changes
    .filter(({ at, cause }) => cause.event === 'PlanDeferred' && Date.parse(at) >= fromMs && Date.parse(at) < untilMs)
    .flatMap(({ at }) => blockers.findLast((one) => Date.parse(one.at) <= Date.parse(at))?.blockers ?? [])
    .filter(({ code }) => code === 'FROZEN')
    .flatMap(({ facts }) => (facts?.['windows'] ?? []) as readonly { readonly name: string }[]);
  return [...new Set(names.map(({ name }) => name))];
}

const notSimulated: readonly string[] = ['type', 'templateVersion', 'edit', 'reason'];

/** The simulation of a command that starts or edits a plan. */
export function simulationOf(command: ReleaseCommandBody): Simulate {
  const fields = Object.entries(command).filter(([field]) => !notSimulated.includes(field));
  return { ...Object.fromEntries(fields), script: [] };
}
