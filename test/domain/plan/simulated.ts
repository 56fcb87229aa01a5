/** Simulations for tests: times in minutes from the start of the plan. */
import type { ReleaseFacts } from '../../../domain/release/facts.js';
import { openWindow, type WindowState } from '../../../domain/release/freeze.js';
import type { PlanStep } from '../../../domain/plan/plan.js';
import { simulatePlan } from '../../../domain/plan/simulate.js';
import {
  type NotSimulated,
  type ScriptedEvent,
  type Simulation,
  simulationLimits,
  type SimulationInput,
} from '../../../domain/plan/simulation.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { startMs, threeSteps, withoutSpread } from './planned-release.js';

export interface Story {
  readonly steps?: readonly PlanStep[];
  readonly script?: readonly ScriptedEvent[];
  /** Spans without workers. */
  readonly outages?: readonly (readonly [number, number])[];
  /** Spans in which change windows are closed. Infinity: without an end. */
  readonly closed?: readonly (readonly [number, number])[];
  readonly deadlineMinutes?: number;
  /** Default: steps are due at an opening itself. */
  readonly app?: ReleaseFacts['app'];
  readonly parts?: Partial<ReleaseFacts>;
  readonly limits?: Partial<SimulationInput['limits']>;
}

export function event(minutes: number, command: ScriptedEvent['command'], by = 'dave'): ScriptedEvent {
  return { atMs: startMs + minutes * minuteMs, by, command };
}

export function closedAt(spans: NonNullable<Story['closed']>, atMs: number): WindowState {
  const isClosed = (ms: number): boolean => spans.some(([from, until]) => inSpan(ms, from, until));
  const closings = spans.map(([from]) => startMs + from * minuteMs).sort((a, b) => a - b);
  const closingAfter = (ms: number | null): number | null => closings.find((one) => ms !== null && one > ms) ?? null;
  if (!isClosed(atMs)) return { ...openWindow, closesAtMs: closingAfter(atMs) };
  const ends = spans.map(([, until]) => startMs + until * minuteMs).sort((a, b) => a - b);
  const untilMs = ends.find((ms) => ms > atMs && ms < Infinity && !isClosed(ms)) ?? null;
  const blocking = make.frozen.blocking.map((one) => ({ ...one, untilMs }));
  return { ...make.frozen, blocking, nextOpenAtMs: untilMs, closesAtMs: closingAfter(untilMs) };
}

export function inSpan(atMs: number, from: number, until: number): boolean {
  return startMs + from * minuteMs <= atMs && atMs < startMs + until * minuteMs;
}

export function inputOf({ steps = threeSteps, script = [], outages = [], closed = [], ...story }: Story) {
  const { parts, limits, deadlineMinutes } = story;
  const deadlineAfterMs = deadlineMinutes === undefined ? null : deadlineMinutes * minuteMs;
  const facts = make.facts({ app: story.app ?? withoutSpread, others: [make.baseline()] });
  const input: SimulationInput = {
    facts: { ...facts, ...parts, release: parts?.release ?? make.release() },
    first: { type: 'startPlan', template: null, steps, startAtMs: null, deadlineAfterMs, reason: null },
    by: 'dave',
    rights: {},
    gone: [],
    nowMs: startMs,
    script,
    outages: outages.map(([from, until]) => ({
      fromMs: startMs + from * minuteMs,
      untilMs: startMs + until * minuteMs,
    })),
    windowAt: (atMs) => closedAt(closed, atMs),
    limits: { ...simulationLimits, ...limits },
  };
  return input;
}

export function simulated(input: SimulationInput): Simulation | NotSimulated {
  const running = simulatePlan(input);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
  }
}

/** The result of a plan that starts. */
export function outcomeOf(story: Story): Simulation {
  const result = simulated(inputOf(story));
  if (result.outcome === 'REJECTED') throw new Error(result.rejection.code);
  return result;
}

/** Minute, percent and event of each change. */
export function linesOf({ changes }: Pick<Simulation, 'changes'>): string[] {
  return changes.map(
    ({ atMs, bp, planStatus, cause }) =>
      `${String((atMs - startMs) / minuteMs)}: ${String(bp / 100)} % ${cause.event} ${planStatus}`,
  );
}
