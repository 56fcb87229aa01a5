/** A release with a plan, for tests: gives commands at minutes after the start, and shows what became of the plan. */
import type { AuthorRights } from '../../../domain/release/author-rights.js';
import type { Command, CommandOf } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import type { Decision } from '../../../domain/release/decision.js';
import { evolveAll } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import { nextStep } from '../../../domain/release/next-step.js';
import type { Release } from '../../../domain/release/release.js';
import type { LocalClock } from '../../../domain/plan/hours.js';
import type { Plan, PlanStep } from '../../../domain/plan/plan.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';

export const startMs = make.nowMs;
/** The clock of a target app in UTC. */
export const utc: LocalClock = (atMs) => atMs;

export function step(percent: number, parts: Partial<PlanStep> = {}): PlanStep {
  const id = `at-${String(percent)}`;
  return { id, name: null, bp: percent * 100, bakeMs: hourMs, advance: 'AUTOMATIC', note: null, ...parts };
}

/** 1, 10 and 100 %, an hour each. */
export const threeSteps = [step(1), step(10), step(100)];

export function startPlan(
  steps: readonly PlanStep[] = threeSteps,
  startAtMs: number | null = null,
): CommandOf<'startPlan'> {
  return { type: 'startPlan', template: null, steps, startAtMs, reason: null };
}

export interface PlannedRelease {
  readonly facts: Facts;
  readonly release: Release;
  readonly plan: Plan;
  readonly decision: Decision;
  /** Decides the command `minutes` after the start. */
  at(minutes: number, command: Command, actor?: string, rights?: Partial<AuthorRights>): PlannedRelease;
  /** Gives what the workflow would give `minutes` after the start. Throws when nothing is due. */
  due(minutes: number): PlannedRelease;
  /** Minutes from the start until the next automatic step. Null: none is due. */
  readonly dueMinutes: number | null;
  with(parts: Partial<Facts>): PlannedRelease;
}

export function planned(facts: Facts, decision: Decision = { outcome: 'NO_OP' }): PlannedRelease {
  const { release } = facts;
  if (release === null) throw new Error('No release');
  const at: PlannedRelease['at'] = (minutes, command, actor = 'dave', rights = {}) => {
    const context = make.context({ ...rights, actor, atMs: startMs + Math.round(minutes * minuteMs) });
    const next = decide(facts, command, context);
    return planned(next.outcome === 'APPLIED' ? evolveAll(facts, next.events, context) : facts, next);
  };
  const next = nextStep({ release, targetRevision: facts.target.revision });
  return {
    facts,
    release,
    decision,
    get plan() {
      if (release.plan === undefined) throw new Error('No plan');
      return release.plan;
    },
    at,
    due(minutes) {
      if (next.kind !== 'command') throw new Error('Nothing is due');
      return at(minutes, next.due.command, next.due.actor);
    },
    dueMinutes: next.kind === 'command' ? (next.due.dueAtMs - startMs) / minuteMs : null,
    with: (parts) => planned({ ...facts, ...parts }),
  };
}

/** Steps that change windows put off are due at the opening itself. */
export const withoutSpread = make.app({ policy: { rollout: { openingSpread: 'PT0S' } } });

/** In Release Preparation, beside a baseline, with a started plan. */
export function started(steps: readonly PlanStep[] = threeSteps, parts: make.FactsParts = {}): PlannedRelease {
  return planned(make.facts({ app: withoutSpread, others: [make.baseline()], ...parts })).at(0, startPlan(steps));
}
