/** The timeline of a plan with the change windows that are known: as a simulation without a script decides it. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openWindow, type WindowState } from '../../../domain/release/freeze.js';
import { freezesOf } from '../../../domain/plan/opening-spread.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import type { PlanStep } from '../../../domain/plan/plan.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import * as make from '../../support/domain/builders.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import { startMs, step, threeSteps } from './planned-release.js';
import { closedAt, outcomeOf, type Story } from './simulated.js';

type Coming = ReturnType<typeof timelineOf>[number];

/** At the start of the plan. */
function timelineIn(story: Story, windowAt = (atMs: number): WindowState => closedAt(story.closed ?? [], atMs)) {
  const { started } = outcomeOf(story);
  const { plan } = started.release;
  if (plan === undefined) throw new Error('no plan');
  const frozenAt = freezesOf(started, windowAt);
  return timelineOf(plan, started.release, momentOf(started, { atMs: startMs }), { frozenAt });
}

const lineOf = ({ earliestAtMs, certainty, basis, warnings }: Coming): string =>
  `${String((earliestAtMs - startMs) / minuteMs)} ${certainty} ${basis.join('+')} ${warnings.join('+')}`.trim();
const linesOf = (story: Story): string[] => timelineIn(story).map(lineOf);
const slow: readonly PlanStep[] = threeSteps.map((one, n) => ({ ...one, bp: [1000, 3000, 10_000][n] ?? 0 }));

describe('a step that is due in a freeze that is known', () => {
  it('comes at its opening, and moves the steps after it', () => {
    expect(linesOf({ steps: slow, closed: [[30, 300]] })).toEqual([
      ...['0 FIXED START', '300 FIXED BAKE+FROZEN IN_FREEZE', '360 FIXED BAKE'],
    ]);
    expect(linesOf({ steps: slow, closed: [[61, 120]] })).toEqual(['0 FIXED START', '60 FIXED BAKE', '120 FIXED BAKE']);
  });

  it('waits for a person where no opening is known, and nothing is said of the windows after it', () => {
    expect(linesOf({ steps: slow, closed: [[30, Infinity]] })).toEqual([
      '0 FIXED START',
      '60 WAITS_FOR_PERSON BAKE+FROZEN NEVER_OPENS',
      '120 WAITS_FOR_PERSON BAKE',
    ]);
    expect(linesOf({ steps: slow, closed: [[-10, Infinity]] })).toEqual([
      '0 WAITS_FOR_PERSON START+FROZEN NEVER_OPENS',
      ...['60 WAITS_FOR_PERSON BAKE', '120 WAITS_FOR_PERSON BAKE'],
    ]);
  });

  it('has its spread after the opening, but not a step by hand', () => {
    const byHand = slow.map((one, n) => (n === 1 ? { ...one, advance: 'MANUAL' as const } : one));
    const app = make.app();
    const [, spread] = timelineIn({ steps: slow, closed: [[30, 300]], app });
    const [, manual] = timelineIn({ steps: byHand, closed: [[30, 300]], app });
    expect(spread?.earliestAtMs).toBeGreaterThan(startMs + 300 * minuteMs);
    expect(spread?.earliestAtMs).toBeLessThan(startMs + 305 * minuteMs);
    expect(manual?.earliestAtMs).toBe(startMs + 300 * minuteMs);
  });

  it('passes by an exemption if it is the next one', () => {
    const exemptions = make.frozen.blocking.map(({ id }) => ({ id: 'e', windowId: id, by: 'olga', reason: 'r' }));
    const windowAt = (atMs: number): WindowState => ({ ...closedAt([[-10, 300]], atMs), exemptions });
    expect(timelineIn({ steps: slow }, windowAt).map(lineOf)).toEqual([
      ...['0 FIXED START', '300 FIXED BAKE+FROZEN IN_FREEZE', '360 FIXED BAKE'],
    ]);
  });
});

it('without windows, or with open ones, has the same times and no warning of them', () => {
  expect(timelineIn({ steps: slow }, () => openWindow).map(lineOf)).toEqual([
    ...['0 FIXED START', '60 FIXED BAKE', '120 FIXED BAKE'],
  ]);
});

it('has the times at which a simulation makes the steps, whatever windows are closed', () => {
  const span = fc.tuple(fc.integer({ min: -60, max: 2000 }), fc.integer({ min: 1, max: 700 }));
  const stories = fc.record({
    bakes: fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 1, maxLength: 5 }),
    closed: fc.array(
      span.map(([from, minutes]) => [from, from + minutes] as const),
      { maxLength: 4 },
    ),
    app: fc.constantFrom(undefined, make.app()),
  });
  let deferred = 0;
  const same = fc.property(stories, ({ bakes, closed, app }) => {
    const steps = [...bakes.map((bake, n) => step(n + 1, { bakeMs: bake * minuteMs })), step(100)];
    const story: Story = { steps, closed, ...(app === undefined ? {} : { app }) };
    const timeline = timelineIn(story);
    const { changes } = outcomeOf(story);
    const raised = changes.filter(({ cause }) => ['PercentageSet', 'FullyReleased'].includes(cause.event));
    expect(timeline.map(({ earliestAtMs }) => earliestAtMs)).toEqual(raised.map(({ atMs }) => atMs));
    const putOff = changes.filter(({ cause }) => cause.event === 'PlanDeferred');
    const warned = timeline.filter(({ warnings }) => warnings.includes('IN_FREEZE'));
    expect(warned.length).toBe(new Set(putOff.map(({ bp }) => bp)).size);
    deferred += warned.length;
  });
  fc.assert(same, { numRuns: 300 });
  expect(deferred).toBeGreaterThan(100);
});
