/** The automatic steps of a plan while change windows are closed. */
import { describe, expect, it } from '@jest/globals';
import { allowedActions } from '../../../domain/release/allowed-actions.js';
import { decide } from '../../../domain/release/decide.js';
import { freezePassedBy } from '../../../domain/release/decide-freeze.js';
import { type BlockingWindow, openWindow, type WindowSide, type WindowState } from '../../../domain/release/freeze.js';
import { bpOf } from '../../../domain/release/release.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { type PlannedRelease, startMs, started } from './planned-release.js';

const closedUntil = (minutes: number | null): WindowState => {
  const untilMs = minutes === null ? null : startMs + minutes * minuteMs;
  return { ...make.frozen, blocking: make.frozen.blocking.map((one) => ({ ...one, untilMs })), nextOpenAtMs: untilMs };
};
const recheck = { type: 'recheckPlan' } as const;
const exemptionOf = ({ id: windowId }: BlockingWindow) => ({ id: 'exemption-1', windowId, by: 'olga', reason: 'r' });
/** The first step is kept back. */
const frozen = (minutes: number | null): PlannedRelease =>
  started()
    .with({ window: closedUntil(minutes) })
    .due(0);

it('a step in a freeze waits for the opening, and is decided there', () => {
  const story = frozen(90);
  expect([bpOf(story.release), story.dueMinutes, story.plan.holds]).toEqual([0, 90, []]);
  const opened = story.with({ window: openWindow }).due(90);
  expect([bpOf(opened.release), opened.plan.frozen]).toEqual([100, null]);
});

it('a step in a freeze waits on when the windows are still closed at the opening that was known', () => {
  const story = frozen(90)
    .with({ window: closedUntil(200) })
    .due(90);
  expect([bpOf(story.release), story.dueMinutes]).toEqual([0, 200]);
});

it('a step in a freeze waits without a time when no opening is known', () => {
  const story = frozen(null);
  expect(story.dueMinutes).toBe(null);
  expect(timelineOf(story.plan, story.release, momentOf(story.facts, { atMs: startMs }))[0]).toMatchObject({
    certainty: 'WAITS_FOR_PERSON',
    basis: ['START', 'FROZEN'],
  });
});

it.each([
  ['opens', openWindow, 10],
  ['has an exemption now', { ...closedUntil(null), exemptions: make.frozen.blocking.map(exemptionOf) }, 0],
  ['opens at another time', closedUntil(30), 30],
  ['has no known opening any more', closedUntil(null), null],
])('a step in a freeze is due again when the windows change and the target %s', (_, window, minutes) => {
  for (const before of [90, ...(minutes === null ? [] : [null])]) {
    const story = frozen(before).with({ window }).at(10, recheck, 'system:plan');
    expect(story.decision).toMatchObject({ outcome: 'APPLIED', events: [{ type: 'PlanRechecked' }] });
    expect(story.dueMinutes).toBe(minutes);
  }
});

it('a recheck changes nothing when the windows keep the step back as before, or did not', () => {
  for (const minutes of [90, null]) expect(frozen(minutes).at(10, recheck).decision).toEqual({ outcome: 'NO_OP' });
  expect(started().at(10, recheck).decision).toEqual({ outcome: 'NO_OP' });
  expect(
    started()
      .with({ window: closedUntil(90) })
      .at(10, recheck).decision,
  ).toEqual({ outcome: 'NO_OP' });
});

it('a step in a freeze is rechecked while held and paused, and keeps the bake', () => {
  const served = started()
    .due(0)
    .with({ window: closedUntil(null) })
    .due(60);
  for (const stop of [{ type: 'holdPlan', reason: 'r' } as const, { type: 'pause', reason: 'r' } as const]) {
    const story = served.at(61, stop).with({ window: openWindow }).at(70, recheck, 'system:plan');
    expect([story.plan.frozen, story.dueMinutes]).toEqual([{ untilMs: startMs + 70 * minuteMs, spreadMs: 0 }, null]);
  }
  const opened = served.with({ window: openWindow }).at(70, recheck, 'system:plan');
  expect([opened.dueMinutes, bpOf(opened.due(70).release)]).toEqual([70, 1000]);
});

describe('advancePlan', () => {
  const advance = { type: 'advancePlan', to: 'at-1', reason: 'fix' } as const;
  const override = { reason: 'fix' };

  it('is refused, and passes by an override of a user who may, who is offered it', () => {
    const story = frozen(90).at(5, advance);
    expect(story.decision).toMatchObject({ outcome: 'REJECTED', rejection: { code: 'FROZEN' } });
    const facts = make.facts({ release: story.release, window: closedUntil(90) });
    const offered = (overridable: readonly WindowSide[]) =>
      allowedActions(facts, { actor: 'olga', atMs: startMs, overridable }).find(({ type }) => type === 'advancePlan');
    expect(offered(['TARGET_APP'])).toMatchObject({ allowed: false, overridable: true });
    expect(offered([])).not.toHaveProperty('overridable');
    const overridden = decide(facts, { ...advance, override }, make.context({ overridable: ['TARGET_APP'] }));
    if (overridden.outcome !== 'APPLIED') throw new Error(overridden.outcome);
    const windows = [{ id: 'window-1', name: 'New Year' }];
    expect(freezePassedBy(overridden.events)).toEqual({ override: { ...override, windows } });
  });
});
