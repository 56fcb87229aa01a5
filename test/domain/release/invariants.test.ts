/** The invariants of docs/state-machine.md over random histories of one target. A failure prints its seed. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolveAll } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import { codesOfDecide } from '../../../domain/release/rejections.js';
import {
  type ReleaseStatus,
  type StatusPhase,
  statusPhaseOf,
  type TerminalReason,
} from '../../../domain/release/release.js';
import { holdKinds, type PlanStatus, planStatusOf } from '../../../domain/plan/plan.js';
import { emptyTarget } from '../../../domain/target/target.js';
import { advanceInvariants } from './advance-invariants.js';
import { anyHistory } from './generated-history.js';
import { transitionsOf } from './run-history.js';
import { planInvariants } from './plan-invariants.js';
import { stateInvariants } from './state-invariants.js';
import { stepInvariants } from './step-invariants.js';
import type { Transition } from './world.js';

const invariants = { ...stateInvariants, ...stepInvariants, ...planInvariants, ...advanceInvariants };
const numRuns = 400;

describe('in every history of a target', () => {
  const seed = fc.sample(fc.nat(), 1)[0] ?? 0;
  const broken: Record<string, unknown> = {};

  const note = (transition: Transition): void => {
    for (const [name, holds] of Object.entries(invariants))
      try {
        if (!(name in broken)) holds(transition);
      } catch (error) {
        broken[name] = error;
      }
  };

  // Run once for all invariants, because running is the slow part.
  beforeAll(() => {
    for (const history of fc.sample(anyHistory, { numRuns, seed }))
      for (const transition of transitionsOf(history)) note(transition);
  });

  it.each(Object.entries(invariants))('%s', (name, holds) => {
    if (!(name in broken)) return;
    // Looks for the shortest history that breaks it, and prints that.
    const always = fc.property(anyHistory, (history) =>
      transitionsOf(history).forEach((transition) => holds(transition)),
    );
    fc.assert(always, { numRuns: 10 * numRuns, seed });
    throw new Error(`Broken in a history of seed ${seed}`, { cause: broken[name] });
  });
});

describe('the events of a history', () => {
  it('replayed from the start give the same target and releases (I15)', () => {
    const replayed = fc.property(anyHistory, (history) => {
      const transitions = transitionsOf(history);
      const end = transitions.at(-1)?.after;
      fc.pre(end !== undefined);
      const again = transitions.reduce<Facts>(
        (facts, { decision, context }) =>
          decision.outcome === 'APPLIED' ? evolveAll(facts, decision.events, context) : facts,
        { release: null, others: [], target: emptyTarget(end.target), app: end.app, window: end.window },
      );
      expect([again.target, again.others]).toEqual([end.target, end.releases]);
    });
    fc.assert(replayed, { numRuns: 100 });
  });
});

/** Histories that meet nothing prove nothing. */
describe('random histories', () => {
  const met = {
    statuses: new Set<string>(),
    stages: new Set<string>(),
    codes: new Set<string>(),
    ends: new Set<string>(),
    plans: new Set<string>(),
    holds: new Set<string>(),
  };

  beforeAll(() => {
    for (const { decision, after } of fc.sample(anyHistory, { numRuns, seed: 1 }).flatMap(transitionsOf)) {
      if (decision.outcome === 'REJECTED') met.codes.add(decision.rejection.code);
      for (const release of after.releases) {
        met.statuses.add(release.state.status);
        met.stages.add(statusPhaseOf(release));
        if ('ending' in release.state) met.ends.add(release.state.ending.reason);
        if (release.plan === undefined) continue;
        met.plans.add(planStatusOf(release.plan, after.nowMs));
        for (const { kind } of release.plan.holds) met.holds.add(kind);
      }
    }
  });

  const every = (names: Record<string, true>): string[] => Object.keys(names).sort();

  it('reach every status', () => {
    const statuses: Record<ReleaseStatus, true> = {
      CREATED: true,
      UNDER_REVIEW: true,
      PILOT_TESTING: true,
      RELEASE_PREPARATION: true,
      GRAYSCALE_RELEASE: true,
      FULL_RELEASE: true,
      CANCELED: true,
      ARCHIVED: true,
      OFFLINE: true,
    };
    expect([...met.statuses].sort()).toEqual(every(statuses));
  });

  it('reach every stage', () => {
    const stages: Record<StatusPhase, true> = {
      CREATED: true,
      UNDER_REVIEW: true,
      PILOT_TESTING: true,
      RELEASE_PREPARATION: true,
      READY: true,
      APPLYING: true,
      SERVING: true,
      PAUSED: true,
      FULL_RELEASE: true,
      FINAL: true,
    };
    expect([...met.stages].sort()).toEqual(every(stages));
  });

  it('reach every status of a plan, and every hold', () => {
    const statuses: Record<PlanStatus, true> = {
      SCHEDULED: true,
      RUNNING: true,
      HELD: true,
      COMPLETED: true,
      ABANDONED: true,
    };
    expect([...met.plans].sort()).toEqual(every(statuses));
    expect([...met.holds].sort()).toEqual([...holdKinds].sort());
  });

  it('meet every rejection', () => {
    const codes = [...codesOfDecide, 'VERSION_ALREADY_RELEASED_TO_TARGET'];
    expect([...met.codes].sort()).toEqual([...codes].sort());
  });

  it('know every ending', () => {
    const ends: Record<TerminalReason, true> = {
      CANCELED: true,
      SUPERSEDED: true,
      ROLLED_BACK: true,
      TARGET_ROLLED_BACK: true,
      TARGET_TAKEN_OFFLINE: true,
      TARGET_FORCED_OFFLINE: true,
      OWNER: true,
      OPERATOR: true,
    };
    expect([...met.ends].sort()).toEqual(every(ends));
  });
});
