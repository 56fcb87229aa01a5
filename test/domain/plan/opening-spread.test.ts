/** The spread of automatic steps after an opening of the change windows, and after an outage. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planBlockers } from '../../../domain/plan/plan-blockers.js';
import { spreadMsOf } from '../../../domain/plan/opening-spread.js';
import type { ReleaseFacts } from '../../../domain/release/facts.js';
import { openWindow, type WindowState } from '../../../domain/release/freeze.js';
import { bpOf } from '../../../domain/release/release.js';
import { isoDuration } from '../../../domain/values/duration.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { planned, type PlannedRelease, startMs, startPlan, step } from './planned-release.js';

const recheck = { type: 'recheckPlan' } as const;
const at = (minutes: number | null): number | null => (minutes === null ? null : startMs + minutes * minuteMs);
const openUntil = (minutes: number | null): WindowState => ({ ...openWindow, closesAtMs: at(minutes) });
/** Closed until `opens`, and again from `closes` on. */
const closed = (opens: number | null, closes: number | null = null): WindowState => ({
  open: false,
  blocking: make.frozen.blocking,
  nextOpenAtMs: at(opens),
  closesAtMs: at(closes),
});
const factsOf = (id: string, openingSpread = 'PT5M'): ReleaseFacts => {
  const app = make.app({ policy: { rollout: { openingSpread } } });
  const release = make.release({ id });
  return { ...make.facts({ app, release, others: [make.baseline()] }), release };
};
const started = (id = 'release-1', openingSpread?: string): PlannedRelease =>
  planned(factsOf(id, openingSpread)).at(0, startPlan([step(1), step(50), step(100)]));
const spreadOf = (id: string, minutes: number | null, openingSpread?: string): number =>
  spreadMsOf({ ...factsOf(id, openingSpread), window: openUntil(minutes) }, startMs) / minuteMs;
const minute = fc.integer({ min: 1, max: 600 });

describe('the spread of a release', () => {
  it('is at least nothing, at most the setting, and at most a tenth of the opening', () => {
    const within = fc.property(
      fc.uuid(),
      fc.integer({ min: 0, max: hourMs }),
      fc.option(minute),
      (id, most, opening) => {
        const spread = spreadOf(id, opening, isoDuration(most));
        expect(spread).toBeGreaterThanOrEqual(0);
        expect(spread).toBeLessThanOrEqual(Math.min(most / minuteMs, (opening ?? Infinity) / 10));
        expect(spreadOf(id, opening, isoDuration(most))).toBe(spread);
      },
    );
    fc.assert(within, { numRuns: 500 });
  });

  it('differs between releases, and fills the whole time', () => {
    const ids = Array.from({ length: 1000 }, (_, n) => `01980f2e-6f1c-7c3b-9a52-${n.toString(16).padStart(12, '0')}`);
    const spreads = ids.map((id) => spreadOf(id, null));
    expect(new Set(spreads).size).toBeGreaterThan(990);
    for (let from = 0; from < 5; from += 1) {
      const share = spreads.filter((spread) => spread >= from && spread < from + 1).length / spreads.length;
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.25);
    }
  });
});

describe('a step that change windows put off', () => {
  it('is due at its spread after the opening, and made there', () => {
    const story = started()
      .with({ window: closed(90, 400) })
      .due(0);
    const dueMinutes = 90 + spreadOf('release-1', null);
    expect(story.dueMinutes).toBeCloseTo(dueMinutes);
    expect([story.plan.frozen?.untilMs, bpOf(story.release)]).toEqual([at(90), 0]);
    const made = story.with({ window: openUntil(400) }).due(dueMinutes);
    expect([bpOf(made.release), made.plan.frozen]).toEqual([100, null]);
  });

  it('never comes before the opening, nor after the tenth part of it, whatever the times', () => {
    const within = fc.property(fc.uuid(), minute, minute, (id, opens, length) => {
      const story = started(id)
        .with({ window: closed(opens, opens + length) })
        .due(0);
      expect(story.dueMinutes).toBeGreaterThanOrEqual(opens);
      expect(story.dueMinutes).toBeLessThanOrEqual(opens + Math.min(5, length / 10));
    });
    fc.assert(within, { numRuns: 200 });
  });

  it('is what the plan bakes until, also after the opening, and never a time that has passed', () => {
    const untilOf = ({ facts, release }: PlannedRelease) =>
      planBlockers(release, facts.app.policy).find(({ code }) => code === 'BAKING')?.untilMs;
    const story = started()
      .with({ window: closed(90) })
      .due(0);
    expect(untilOf(story)).toBe(at(story.dueMinutes));
    expect(story.dueMinutes).toBeGreaterThan(90);
    const endless = started()
      .with({ window: closed(null) })
      .due(0);
    expect(untilOf(endless)).toBeNull();
    const opened = endless.with({ window: openUntil(null) }).at(10, recheck);
    expect(untilOf(opened)).toBe(at(opened.dueMinutes));
  });

  it.each([
    ['closed windows', { window: closed(500, 600) }, (one: PlannedRelease) => one.plan.frozen?.untilMs, at(500)],
    [
      'the role of its person',
      { window: openWindow, automaticStep: { ownerLostRole: true, hasWaitingStop: false } },
      (one: PlannedRelease) => one.plan.holds.map(({ kind }) => kind),
      ['OWNER_LOST_ROLE'],
    ],
    [
      'the rules of a raise',
      { window: openWindow, app: make.app({ policy: { percentages: { presetsOnly: true, presets: [2, 100] } } }) },
      (one: PlannedRelease) => one.plan.holds.map(({ reason }) => reason),
      ['PERCENTAGE_NOT_A_PRESET'],
    ],
  ])('is decided again after the opening: %s keep it back', (_, parts, found, expected) => {
    const story = started()
      .with({ window: closed(90) })
      .due(0)
      .with(parts)
      .due(95);
    expect([bpOf(story.release), found(story)]).toEqual([0, expected]);
  });

  it('of an older program has no spread', () => {
    const { facts, plan, release } = started()
      .with({ window: closed(90) })
      .due(0);
    const old = planned({ ...facts, release: { ...release, plan: { ...plan, frozen: { untilMs: at(90) } } } });
    expect(old.at(95, { type: 'holdPlan', reason: 'r' }).plan.due.atMs).toBeNull();
    const lifted = old.with({ window: openUntil(null) }).at(10, recheck);
    expect(lifted.dueMinutes).toBe(10);
  });
});

describe('a change of the windows', () => {
  const kept = started()
    .with({ window: closed(null) })
    .due(0);
  const spread = spreadOf('release-1', null);

  it('that opens the target has the step wait for its spread, and a further one does not put it off', () => {
    const opened = kept.with({ window: openUntil(null) }).at(10, recheck);
    expect(opened.dueMinutes).toBeCloseTo(10 + spread);
    for (const minutes of [10, 10.5, 10 + spread, 60]) {
      const again = opened.at(minutes, recheck);
      expect([again.decision, again.dueMinutes]).toEqual([{ outcome: 'NO_OP' }, opened.dueMinutes]);
    }
  });

  it('that makes the opening shorter makes the spread shorter', () => {
    const opened = kept.with({ window: openUntil(null) }).at(10, recheck);
    const shorter = opened.with({ window: openUntil(20) }).at(10, recheck);
    expect(shorter.dueMinutes).toBeCloseTo(10 + spread / 5);
  });

  it('lets a release with an exemption rise at once', () => {
    const [window] = make.frozen.blocking;
    const exemptions = [{ id: 'e', windowId: window?.id ?? '', by: 'olga', reason: 'r' }];
    const story = kept.with({ window: { ...closed(null), exemptions } }).at(10, recheck);
    expect([story.plan.frozen, bpOf(story.due(10).release)]).toEqual([null, 100]);
  });

  it('however often, costs a step at most its spread of open time', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat(3)), {
      minLength: 8,
      maxLength: 40,
    });
    const fair = fc.property(fc.uuid(), spans, (id, changes) => {
      let story = started(id)
        .with({ window: closed(null) })
        .due(0);
      const whole = spreadOf(id, null);
      let [now, open] = [1, 0];
      for (const [frozenFor, openFor, rechecks] of changes) {
        story = story.with({ window: closed(null) }).at(now, recheck);
        now += frozenFor;
        story = story.with({ window: openUntil(null) });
        for (let n = 0; n <= rechecks; n += 1) story = story.at(now + (n * openFor) / (rechecks + 1), recheck);
        const { dueMinutes } = story;
        if (dueMinutes !== null && dueMinutes < now + openFor) {
          expect(bpOf(story.due(dueMinutes).release)).toBe(100);
          expect(open + dueMinutes - now).toBeLessThanOrEqual(whole + 1e-6);
          return;
        }
        [now, open] = [now + openFor, open + openFor];
      }
      expect(open).toBeLessThanOrEqual(whole + 1e-6);
    });
    fc.assert(fair, { numRuns: 300 });
  });
});

describe('a step that is late after an outage', () => {
  const first = started().due(0);
  const back = (minutes: number, parts: { window?: WindowState } = {}) => first.with(parts).due(minutes);

  it('of more than five minutes is due at its spread, once', () => {
    const late = back(600);
    expect(late.decision).toMatchObject({ events: [{ type: 'PlanDeferred', reason: 'Late' }] });
    expect([bpOf(late.release), late.dueMinutes]).toEqual([100, expect.closeTo(600 + spreadOf('release-1', null), 3)]);
    expect(bpOf(late.due((late.dueMinutes ?? 0) + 4).release)).toBe(5000);
  });

  it('of five minutes is made at once', () => {
    expect(bpOf(back(65).release)).toBe(5000);
  });

  it('has at most a tenth of what is left of the opening', () => {
    expect(back(600, { window: openUntil(610) }).dueMinutes).toBeCloseTo(600 + spreadOf('release-1', 10));
  });

  it('is made at once where the target app wants no spread', () => {
    expect(bpOf(started('release-1', 'PT0S').due(0).due(600).release)).toBe(5000);
  });

  it('is another than one that a person let go on', () => {
    const held = first.at(30, { type: 'holdPlan', reason: 'r' });
    const resumed = held.at(600, { type: 'resumePlan', holds: held.plan.holds.map(({ id }) => id), reason: null });
    expect([resumed.dueMinutes, bpOf(resumed.due(601).release)]).toEqual([60, 5000]);
  });

  it('asks for its approval at once', () => {
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: 9e6 } as const;
    const story = planned(factsOf('release-1')).at(0, startPlan([step(1), step(100, { approval })]));
    expect(story.due(0).due(600).decision).toMatchObject({ events: [{ type: 'StepApprovalRequested' }] });
  });
});
