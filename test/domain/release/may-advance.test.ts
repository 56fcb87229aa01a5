/** Examples of "may it rise now?". That it agrees with `decide` in every state is shown in `advance-invariants.ts`. */
import { describe, expect, it } from '@jest/globals';
import { advanceOf } from '../../../domain/release/may-advance.js';
import type { Release } from '../../../domain/release/release.js';
import type { StepApproval } from '../../../domain/plan/plan.js';
import { dayMs, hourMs, minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import {
  type PlannedRelease,
  planned as plannedRelease,
  started,
  startMs,
  startPlan,
  step,
  threeSteps,
} from '../plan/planned-release.js';

function byHand(state: Release['state'], parts: make.FactsParts = {}) {
  const facts = make.facts({ others: [make.baseline()], ...parts, release: make.release({ state }) });
  return advanceOf(facts, make.nowMs);
}

function planned({ facts, release }: PlannedRelease, minutes: number) {
  return advanceOf({ ...facts, release }, startMs + minutes * minuteMs);
}

const codes = ({ blockers }: ReturnType<typeof advanceOf>) => blockers.map(({ code }) => code);
const yes = { mayAdvance: true, blockers: [], nextAtMs: null };
const no = { mayAdvance: false, increase: null };

describe('a release that is raised by hand', () => {
  it.each([
    ['in preparation', make.preparation, 0],
    ['ready', make.ready, 0],
    ['serving', make.serving(1000), 10],
  ])('may advance %s: above its share', (_, state, above) => {
    expect(byHand(state)).toEqual({ ...yes, increase: { type: 'setPercentage', above } });
  });

  it.each([
    ['created', make.created, 'NOT_APPLIED'],
    ['under review', make.underReview(), 'REVIEW_PENDING'],
    ['in pilot testing', make.pilotTesting, 'TESTING_NOT_COMPLETED'],
    ['applying', make.applying(1000), 'STEP_IN_PROGRESS'],
    ['paused', make.paused(1000), 'PAUSED'],
  ])('may not while %s, and time alone does not change that', (_, state, code) => {
    const found = byHand(state);
    expect(found).toMatchObject({ ...no, nextAtMs: null });
    expect(codes(found)).toEqual([code]);
  });

  it('may not in a freeze, and may at its end', () => {
    const found = byHand(make.serving(1000), { window: make.frozen });
    expect(found).toMatchObject({ ...no, nextAtMs: make.nowMs + dayMs });
    expect(codes(found)).toEqual(['FROZEN']);
  });

  it('has no time in a freeze without an end', () => {
    const window = { ...make.frozen, nextOpenAtMs: null };
    expect(byHand(make.serving(1000), { window })).toMatchObject({ ...no, nextAtMs: null });
  });

  it('may only be released in full where the first release must be, or after the last preset', () => {
    const full = { ...yes, increase: { type: 'fullRelease', percentage: 100 } };
    const mustBeFull = make.app({ policy: { firstReleaseMustBeFull: true } });
    expect(byHand(make.ready, { app: mustBeFull, others: [] })).toEqual(full);
    const presets = make.app({ policy: { percentages: { presets: [1, 5], presetsOnly: true } } });
    expect(byHand(make.serving(500), { app: presets })).toEqual(full);
  });

  it('needs a plan where the next preset needs an approval', () => {
    const app = make.app({
      policy: { percentages: { presets: [1, 20], presetsOnly: true }, rollout: { approvalFrom: 20 } },
    });
    expect(codes(byHand(make.serving(100), { app }))).toEqual(['PLAN_REQUIRED']);
  });

  it('waits for the release that holds the target', () => {
    const holder = make.release({ id: 'release-3', state: make.serving(500) });
    expect(codes(byHand(make.ready, { others: [make.baseline(), holder] }))).toEqual(['TARGET_BUSY']);
  });

  it.each([
    ['full', make.full()],
    ['full, with an open request to go offline', make.full({})],
    ['canceled', make.ended('CANCELED')],
    ['archived', make.ended('ARCHIVED', 'SUPERSEDED')],
    ['offline', make.ended('OFFLINE', 'OWNER')],
  ])('has nothing to raise when it is %s', (_, state) => {
    expect(byHand(state)).toEqual({ ...no, blockers: [], nextAtMs: null });
  });
});

describe('a release that its plan raises', () => {
  const approval: StepApproval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: 10 * hourMs };
  const atOne = (steps = [step(1), step(10), step(100)]): PlannedRelease => started(steps).due(0);
  const startedLater = (atMs: number): PlannedRelease =>
    plannedRelease(make.facts({ others: [make.baseline()] })).at(0, startPlan(threeSteps, atMs));
  const toTen = { ...yes, increase: { type: 'advancePlan', to: 'at-10', percentage: 10 } };

  it('may not while the step bakes, though a person could waive the rest, and may at its end', () => {
    expect(planned(atOne(), 30)).toMatchObject({ ...no, nextAtMs: startMs + hourMs });
    expect(codes(planned(atOne(), 30))).toEqual(['BAKING']);
    expect(planned(atOne(), 60)).toEqual(toTen);
  });

  it('may enter a step that a person enters when the bake is over', () => {
    const story = atOne([step(1), step(10, { advance: 'MANUAL' }), step(100)]);
    expect(codes(planned(story, 30))).toEqual(['BAKING', 'AWAITING_ADVANCE']);
    expect(planned(story, 30)).toMatchObject({ ...no, nextAtMs: null });
    expect(planned(story, 60)).toEqual(toTen);
  });

  it('waits for an approval: to be asked for, to be given, and then may', () => {
    const guarded = atOne([step(1), step(10, { advance: 'MANUAL', approval }), step(100)]);
    expect(codes(planned(guarded, 60))).toEqual(['AWAITING_ADVANCE']);
    const requested = guarded.at(60, { type: 'advancePlan', to: 'at-10', reason: 'r' });
    expect(codes(planned(requested, 61))).toEqual(['AWAITING_APPROVAL']);
    const review = requested.plan.review?.id ?? '';
    const given = requested.at(62, { type: 'approveStep', review, comment: null }, 'rita', { approves: ['REVIEWERS'] });
    expect(planned(given, 62)).toEqual(toTen);
  });

  it('may not while the plan is held, the release is paused, or after a resume within the grace', () => {
    const held = atOne().at(61, { type: 'holdPlan', reason: 'r' });
    expect(codes(planned(held, 62))).toEqual(['PLAN_HELD']);
    const paused = atOne().at(61, { type: 'pause', reason: 'r' });
    expect(codes(planned(paused, 62))).toEqual(['PAUSED']);
    const resumed = paused.at(63, { type: 'resume' });
    expect(planned(resumed, 64)).toMatchObject({ ...no, nextAtMs: startMs + 78 * minuteMs });
    expect(planned(resumed, 78)).toEqual(toTen);
  });

  it('waits for the end of a freeze that is after the bake', () => {
    const frozen = atOne().with({ window: { ...make.frozen, nextOpenAtMs: startMs + 5 * hourMs } });
    expect(planned(frozen, 30)).toMatchObject({ ...no, nextAtMs: startMs + 5 * hourMs });
    expect(codes(planned(frozen, 90))).toEqual(['FROZEN']);
  });

  it('waits for the start of its plan', () => {
    const later = startedLater(startMs + 2 * hourMs);
    expect(planned(later, 30)).toMatchObject({ ...no, nextAtMs: startMs + 2 * hourMs });
    expect(codes(planned(later, 30))).toEqual(['BAKING']);
    expect(planned(later, 120)).toEqual({ ...yes, increase: { type: 'advancePlan', to: 'at-1', percentage: 1 } });
  });
});
