/** Approvals of steps: who gives them, what they bind, their clock, and what voids them. */
import { describe, expect, it } from '@jest/globals';
import { blockersOf } from '../../../domain/release/blockers.js';
import type { Command } from '../../../domain/release/command-catalog.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf } from '../../../domain/release/release.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import type { StepApproval } from '../../../domain/plan/plan.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import { hourMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { type PlannedRelease, startMs, started, step } from './planned-release.js';

const approval: StepApproval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: 10 * hourMs };
const guarded = (more: Partial<StepApproval> = {}) => [
  step(1),
  step(10, { approval: { ...approval, ...more } }),
  step(100),
];
const pause = { type: 'pause', reason: 'r' } as const;
const resume = { type: 'resume' } as const;
const set = (percent: number, override = {}): Command => ({
  type: 'setPercentage',
  bp: percent * 100,
  supersede: false,
  reason: null,
  ...override,
});
const advance = { type: 'advancePlan', to: 'at-10', reason: 'fine' } as const;

/** The id of the request, also when it was granted. */
const idOf = ({ plan }: PlannedRelease): string => plan.review?.id ?? 'none';
const approve = (story: PlannedRelease, minutes: number, by = 'rita'): PlannedRelease =>
  story.at(minutes, { type: 'approveStep', review: idOf(story), comment: null }, by);
const reject = (story: PlannedRelease, minutes: number): PlannedRelease =>
  story.at(minutes, { type: 'rejectStep', review: idOf(story), reason: 'errors' }, 'rita');
const codeOf = ({ decision }: PlannedRelease) =>
  decision.outcome === 'REJECTED' ? decision.rejection.code : decision.outcome;
const typesOf = ({ decision }: PlannedRelease) =>
  decision.outcome === 'APPLIED' ? decision.events.map(({ type }) => type) : [];
/** At 1 %, an hour later: the request for 10 % is open. */
const withRequest = (more: Partial<StepApproval> = {}): PlannedRelease => started(guarded(more)).due(0).due(60);
/** After its reminders. */
const reminded = (): PlannedRelease => withRequest().due(360).due(600);

describe('an approval', () => {
  it('is requested when the bake is over, and the share stays', () => {
    const story = withRequest();
    expect([typesOf(story), bpOf(story.release)]).toEqual([['StepApprovalRequested'], 100]);
    expect(openStepReviewOf(story.plan)).toMatchObject({
      step: 'at-10',
      requestedBy: 'dave',
      requestedAtMs: startMs + hourMs,
      expiresAtMs: startMs + 11 * hourMs,
    });
    expect(blockersOf(story.facts, story.release)).toEqual([
      { code: 'AWAITING_APPROVAL', sinceMs: startMs + hourMs, by: 'dave', clearedBy: { type: 'approveStep' } },
    ]);
    expect(timelineOf(story.plan, story.release, momentOf(story.facts, { atMs: startMs + 2 * hourMs }))).toMatchObject([
      { certainty: 'WAITS_FOR_PERSON', basis: ['BAKE', 'APPROVAL'], earliestAtMs: startMs + 2 * hourMs },
      { certainty: 'WAITS_FOR_PERSON', basis: ['BAKE'] },
    ]);
  });

  it('on the first step is asked for before anything is raised, however long it takes', () => {
    const story = started([step(1, { approval }), step(100)]).due(0);
    expect([typesOf(story), bpOf(story.release)]).toEqual([['StepApprovalRequested'], 0]);
    expect(bpOf(approve(story, 300).due(300).release)).toBe(100);
  });

  it('makes the step due at once, and is used by it', () => {
    const story = approve(withRequest(), 90);
    expect([typesOf(story), story.dueMinutes]).toEqual([['StepApproved'], 90]);
    const raised = story.due(90);
    expect([bpOf(raised.release), raised.plan.review]).toEqual([1000, null]);
  });

  it('is not asked for in a freeze: the step waits for its end', () => {
    const story = started(guarded()).due(0).with({ window: make.frozen }).due(60);
    expect([typesOf(story), openStepReviewOf(story.plan)]).toEqual([['PlanDeferred'], null]);
  });

  it('by two takes two persons: the second one of the same does nothing', () => {
    const once = approve(withRequest({ count: 2 }), 90);
    expect([openStepReviewOf(once.plan)?.approvals.length, once.plan.due.atMs]).toEqual([1, null]);
    expect(codeOf(approve(once, 91))).toBe('NO_OP');
    const twice = approve(once, 92, 'olga');
    expect(twice.dueMinutes).toBe(92);
    expect(codeOf(approve(twice, 93, 'olga'))).toBe('NO_OP');
  });

  it('of another request than the open one is refused', () => {
    const other = { type: 'approveStep', review: 'another', comment: null } as const;
    expect(codeOf(withRequest().at(90, other, 'rita'))).toBe('NO_OPEN_REVIEW');
    expect(codeOf(withRequest().at(90, { type: 'rejectStep', review: 'another', reason: 'r' }, 'rita'))).toBe(
      'NO_OPEN_REVIEW',
    );
  });

  it('is refused to who started the plan, for whom it runs, and who asked for the step', () => {
    expect(codeOf(approve(withRequest(), 90, 'dave'))).toBe('SELF_APPROVAL');
    const held = started(guarded()).due(0).at(5, { type: 'holdPlan', reason: 'r' });
    const holds = held.plan.holds.map(({ id }) => id);
    const resumed = held.at(6, { type: 'resumePlan', holds, reason: null }, 'erin').at(7, advance, 'frank');
    for (const user of ['dave', 'erin', 'frank']) expect(codeOf(approve(resumed, 8, user))).toBe('SELF_APPROVAL');
    expect(codeOf(approve(resumed, 8))).toBe('APPLIED');
  });
});

describe('an increase to a step whose approval is missing, or past it', () => {
  const rejection = { code: 'APPROVAL_REQUIRED', step: 'at-10', percentage: 10 };

  it.each([
    ['to the step', set(10)],
    ['past it', set(20.01)],
    ['to all', set(100)],
    ['by fullRelease', { type: 'fullRelease', supersede: false, reason: null }],
  ] as const)('is refused %s, before and after the request', (_, command) => {
    for (const story of [started(guarded()).due(0), withRequest()])
      expect(story.at(70, command).decision).toEqual({ outcome: 'REJECTED', rejection });
  });

  it('is refused in a freeze too, and an override does not replace the approval', () => {
    const frozen = withRequest().with({ window: make.frozen });
    expect(codeOf(frozen.at(70, set(10)))).toBe('APPROVAL_REQUIRED');
    const override = { override: { reason: 'urgent' } };
    expect(codeOf(frozen.at(70, set(10, override)))).toBe('APPROVAL_REQUIRED');
    expect(codeOf(frozen.at(70, { ...advance, ...override }))).toBe('APPROVAL_REQUIRED');
  });

  it('is allowed below it, and withdraws the request: the approver saw another share', () => {
    const story = withRequest().at(70, set(5));
    expect([bpOf(story.release), openStepReviewOf(story.plan)]).toEqual([500, null]);
  });

  it('is allowed by hand after the approval, up to the next one that is missing', () => {
    const granted = approve(withRequest(), 90);
    expect(bpOf(granted.at(91, set(10)).release)).toBe(1000);
    const two = started([step(1), step(10, { approval }), step(50, { approval }), step(100)])
      .due(0)
      .due(60);
    expect(codeOf(approve(two, 90).at(91, set(60)))).toBe('APPROVAL_REQUIRED');
    const past = approve(two, 90).at(91, set(20));
    expect(codeOf(past.at(92, set(30)))).toBe('APPLIED');
  });
});

describe('advancePlan', () => {
  it('to a step whose approval is missing waives the bake and asks for it, once', () => {
    const story = started(guarded()).due(0).at(5, advance, 'erin');
    expect([typesOf(story), bpOf(story.release)]).toEqual([['StepApprovalRequested'], 100]);
    expect(codeOf(story.at(6, advance, 'erin'))).toBe('NO_OP');
    expect(codeOf(story.at(6, advance, 'frank'))).toBe('APPROVAL_REQUIRED');
    expect(approve(story, 10).dueMinutes).toBe(10);
  });

  it('asks for a manual step, which the plan then enters', () => {
    const manual = started([step(1), step(10, { advance: 'MANUAL', approval }), step(100)]).due(0);
    expect(manual.dueMinutes).toBeNull();
    expect(bpOf(approve(manual.at(5, advance), 6).due(6).release)).toBe(1000);
  });

  it('enters it at once when it was approved', () => {
    expect(bpOf(approve(withRequest(), 90).at(91, advance).release)).toBe(1000);
  });
});

describe('a rejection', () => {
  it('holds the plan, and resumePlan asks for the approval again', () => {
    const story = reject(withRequest(), 90);
    expect(story.plan).toMatchObject({ review: null, holds: [{ kind: 'APPROVAL_REJECTED', reason: 'errors' }] });
    const holds = story.plan.holds.map(({ id }) => id);
    const again = story.at(100, { type: 'resumePlan', holds, reason: null }, 'dave').due(100);
    expect(typesOf(again)).toEqual(['StepApprovalRequested']);
  });
});

describe('the expiry of a request', () => {
  it('holds the plan and never grants', () => {
    const story = reminded();
    expect(story.dueMinutes).toBe(11 * 60);
    const expired = story.due(11 * 60);
    expect([typesOf(expired), bpOf(expired.release)]).toEqual([['StepApprovalExpired'], 100]);
    expect(expired.plan).toMatchObject({ review: null, holds: [{ kind: 'APPROVAL_EXPIRED', by: 'system:timer' }] });
    expect(codeOf(approve(story, 11 * 60))).toBe('REVIEW_EXPIRED');
  });

  it('runs while the plan is held', () => {
    expect(reminded().at(601, { type: 'holdPlan', reason: 'r' }).dueMinutes).toBe(11 * 60);
  });

  it('stops while paused, and resume gives it a new instant', () => {
    const paused = reminded().at(630, pause);
    expect([paused.dueMinutes, openStepReviewOf(paused.plan)?.expiresAtMs]).toEqual([null, null]);
    const late = {
      type: 'expireStepApproval',
      run: 1,
      review: idOf(paused),
      deadlineMs: startMs + 11 * hourMs,
    } as const;
    expect(codeOf(paused.at(11 * 60, late, 'system:timer'))).toBe('NO_OP');
    const resumed = paused.at(20 * 60, resume);
    expect(resumed.dueMinutes).toBe(20 * 60 + 30);
    expect(codeOf(resumed.at(20 * 60, late, 'system:timer'))).toBe('NO_OP');
  });

  it('is followed by a hold of the workflow when it could not be decided', () => {
    const { release, facts } = reminded();
    const of = { release, targetRevision: facts.target.revision };
    const first = nextStep(of);
    const second = nextStep(of, (id) => first.kind === 'command' && id === first.due.id);
    expect([first, second]).toMatchObject([
      { due: { actor: 'system:timer', command: { type: 'expireStepApproval' } } },
      { due: { actor: 'system:plan', command: { type: 'holdPlan' } } },
    ]);
  });
});

describe('a pause', () => {
  it('voids an approval that was not used: it is asked for again after the resume', () => {
    const story = approve(withRequest(), 90).at(91, pause);
    expect(story.plan.review).toBeNull();
    const resumed = story.at(100, resume);
    expect(resumed.dueMinutes).toBe(115);
    expect(typesOf(resumed.due(115))).toEqual(['StepApprovalRequested']);
  });

  it('permits the approval meanwhile, which raises nothing before the resume', () => {
    const story = approve(withRequest().at(80, pause), 90);
    expect([codeOf(story), story.dueMinutes]).toEqual(['APPLIED', null]);
    expect(story.at(100, resume).dueMinutes).toBe(115);
  });
});

describe('the end of a plan', () => {
  it.each([
    { type: 'reset', reason: null, reshuffle: false },
    { type: 'cancel', reason: 'r' },
    { type: 'endPlan', reason: 'r' },
  ] as const)('by $type withdraws the request in the same event', (command) => {
    expect(openStepReviewOf(withRequest().at(70, command).plan)).toBeNull();
  });
});
