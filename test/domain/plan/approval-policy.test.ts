/** The policy `approvalFrom` of the target app: no command, edit or other plan passes it without another user. */
import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { planView } from '../../../domain/plan/plan-view.js';
import type { PlanStep } from '../../../domain/plan/plan.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { allowedActions } from '../../../domain/release/allowed-actions.js';
import { blockersOf } from '../../../domain/release/blockers.js';
import type { Command } from '../../../domain/release/command-catalog.js';
import { bpOf, type Release } from '../../../domain/release/release.js';
import { hourMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { codeOf, edit } from './edited-plan.js';
import { planned, type PlannedRelease, startMs, startPlan, step, utc } from './planned-release.js';

const appFrom = (approvalFrom: number | null) => make.app({ policy: { rollout: { approvalFrom } } });
const releaseAt = (state: Release['state'], approvalFrom: number | null = 20): PlannedRelease =>
  planned(make.facts({ app: appFrom(approvalFrom), release: make.release({ state }), others: [make.baseline()] }));
const startedBy = (steps: readonly PlanStep[]): PlannedRelease => releaseAt(make.preparation).at(0, startPlan(steps));
/** At 1 %, an hour later: the time on the step is over. */
const baked = (): PlannedRelease =>
  startedBy([step(1), step(20), step(100)])
    .due(0)
    .due(60);
const approve = (story: PlannedRelease, minutes: number, by = 'rita'): PlannedRelease =>
  story.at(minutes, { type: 'approveStep', review: story.plan.review?.id ?? 'none', comment: null }, by);

const set = (percent: number): Command => ({
  type: 'setPercentage',
  bp: Math.round(percent * 100),
  supersede: false,
  reason: null,
});
const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const retained = [{ releaseId: 'release-1', version: '1.0.0' }];
const advance = { type: 'advancePlan', to: 'at-20', reason: 'fine' } as const;

describe('without a plan, from the percentage of the target app on', () => {
  const story = releaseAt(make.serving(1000));

  it.each([
    ['that percentage', set(20), 20],
    ['20.01 %', set(20.01), 20.01],
    ['100 %', set(100), 100],
    ['the full release', fullRelease, 100],
  ])('%s is refused, with the policy as a fact', (_, command, percentage) => {
    expect(story.at(0, command).decision).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'APPROVAL_REQUIRED', step: null, percentage, approvalFrom: 20 },
    });
  });

  it('lower percentages are set by hand', () => {
    expect(bpOf(story.at(0, set(19.99)).release)).toBe(1999);
  });

  it('an override of a freeze does not replace the approval', () => {
    const frozen = story.with({ window: make.frozen });
    expect(codeOf(frozen.at(0, { ...fullRelease, override: { reason: 'urgent' } }))).toBe('APPROVAL_REQUIRED');
  });

  it('a release that has its first percentage by hand is bound too', () => {
    expect(codeOf(releaseAt(make.preparation).at(0, fullRelease))).toBe('APPROVAL_REQUIRED');
  });

  it('no other environment is bound: there are no plans', () => {
    const facts = make.facts({
      app: appFrom(1),
      release: make.release({ environment: 'sandbox' }),
    });
    expect(codeOf(planned(facts).at(0, fullRelease))).toBe('APPLIED');
  });

  it('the page asks for a plan', () => {
    const atNineteen = releaseAt(make.serving(1999));
    expect(blockersOf(atNineteen.facts, atNineteen.release)).toEqual([
      {
        code: 'PLAN_REQUIRED',
        sinceMs: make.longAgoMs,
        by: null,
        approvalFrom: 20,
        clearedBy: { type: 'startPlan' },
      },
    ]);
    expect(blockersOf(story.facts, story.release)).toEqual([]);
  });
});

describe('a plan of steps without approvals', () => {
  it('requests one for each step from the percentage on, and waits', () => {
    const story = baked();
    expect([bpOf(story.release), openStepReviewOf(story.plan)]).toMatchObject([
      100,
      { step: 'at-20', approvers: 'REVIEWERS', count: 1, requestedBy: 'dave' },
    ]);
    const twenty = approve(story, 70).due(70);
    expect(bpOf(twenty.release)).toBe(2000);
    const waits = twenty.due(130);
    expect([bpOf(waits.release), openStepReviewOf(waits.plan)?.step]).toEqual([2000, 'at-100']);
    expect(approve(waits, 140).due(140).release.state.status).toBe('FULL_RELEASE');
  });

  it('shows the approval at its steps, in the timeline and as what it waits for', () => {
    const story = startedBy([step(1), step(20), step(100)]).due(0);
    const view = planView(story.plan, story.release, momentOf(story.facts, { atMs: startMs }), { clock: utc });
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfter: 'P3D' };
    expect(view.steps).toMatchObject([{}, { approval, approvalByPolicy: true }, { approval, approvalByPolicy: true }]);
    expect(view.steps[0]).not.toHaveProperty('approval');
    expect(view.timeline.map(({ certainty, basis }) => [certainty, ...basis])).toEqual([
      ['WAITS_FOR_PERSON', 'BAKE', 'APPROVAL'],
      ['WAITS_FOR_PERSON', 'BAKE', 'APPROVAL'],
    ]);
    const waits = baked();
    expect(blockersOf(waits.facts, waits.release)).toMatchObject([{ code: 'AWAITING_APPROVAL', approvalFrom: 20 }]);
  });

  it('keeps an approval of its own, which is at least as strong', () => {
    const approval = { approvers: 'ADMINS', count: 2, expiresAfterMs: hourMs } as const;
    const story = startedBy([step(20, { approval }), step(100)]).due(0);
    expect(openStepReviewOf(story.plan)).toMatchObject({ approvers: 'ADMINS', count: 2 });
    expect(story.at(1, set(20)).decision).toMatchObject({ rejection: { step: 'at-20', percentage: 20 } });
    expect(story.at(1, set(20)).decision).not.toHaveProperty('rejection.approvalFrom');
  });

  it('is bound by a policy that came after its start', () => {
    const free = releaseAt(make.preparation, null)
      .at(0, startPlan([step(1), step(20), step(100)]))
      .due(0);
    const story = free.with({ app: appFrom(20) }).due(60);
    expect([bpOf(story.release), openStepReviewOf(story.plan)?.step]).toEqual([100, 'at-20']);
  });

  it('goes on by itself when the policy has ended', () => {
    const story = startedBy([step(1), step(20), step(100)]).due(0);
    expect(bpOf(story.with({ app: appFrom(null) }).due(60).release)).toBe(2000);
  });
});

describe('the policy is not evaded', () => {
  const rejected = (story: PlannedRelease) => [codeOf(story), bpOf(story.release)];

  it('by 20.01 % in place of the step at 20 %, before and after its approval', () => {
    for (const story of [baked(), approve(baked(), 70)])
      for (const command of [set(20.01), set(50), fullRelease])
        expect(rejected(story.at(71, command))).toEqual(['APPROVAL_REQUIRED', 100]);
    expect(bpOf(approve(baked(), 70).at(71, set(20)).release)).toBe(2000);
  });

  it('by advancePlan, which requests the approval', () => {
    const story = startedBy([step(1), step(20), step(100)])
      .due(0)
      .at(5, advance, 'erin');
    expect([bpOf(story.release), openStepReviewOf(story.plan)?.requestedBy]).toEqual([100, 'erin']);
  });

  it('by a template or an edit without approvals', () => {
    const own = { approvers: 'REVIEWERS', count: 2, expiresAfterMs: hourMs } as const;
    const story = startedBy([step(1), step(20, { approval: own }), step(100)]).due(0);
    const edited = story.at(10, edit([step(1), step(20), step(100)]), 'rita', { approves: ['REVIEWERS', 'ADMINS'] });
    expect(codeOf(edited)).toBe('APPLIED');
    const due = edited.due(60);
    expect([bpOf(due.release), openStepReviewOf(due.plan)]).toMatchObject([100, { step: 'at-20', count: 1 }]);
  });

  it('by an edit of an approved step: its approval is void', () => {
    const edited = approve(baked(), 70).at(71, edit([step(1), { ...step(20), bp: 5000 }, step(100)]));
    expect(codeOf(edited)).toBe('APPLIED');
    expect(codeOf(edited.at(72, set(50)))).toBe('APPROVAL_REQUIRED');
  });

  it('by the end of an approved plan and another plan', () => {
    const ended = approve(baked(), 70).at(71, { type: 'endPlan', reason: 'r' });
    expect(rejected(ended.at(72, set(20)))).toEqual(['APPROVAL_REQUIRED', 100]);
    const again = ended.at(73, startPlan([step(20), step(100)]));
    expect(codeOf(again.at(74, set(20)))).toBe('APPROVAL_REQUIRED');
    const due = again.due(74);
    expect([bpOf(due.release), openStepReviewOf(due.plan)?.step]).toEqual([100, 'at-20']);
  });

  it('by a reset and another start', () => {
    const reset = approve(baked(), 70).due(70).at(71, { type: 'reset', reason: null, reshuffle: false });
    expect(rejected(reset.at(72, set(20)))).toEqual(['APPROVAL_REQUIRED', 0]);
  });

  it('by the approver, who raises the release', () => {
    const granted = approve(baked(), 70);
    for (const command of [set(20), advance])
      expect(rejected(granted.at(71, command, 'rita'))).toEqual(['APPROVAL_REQUIRED', 100]);
    expect(bpOf(granted.at(71, advance, 'erin').release)).toBe(2000);
  });

  it('by the approver, who resumes the plan: the approval of another user is requested', () => {
    const held = approve(baked(), 70).at(71, { type: 'holdPlan', reason: 'r' });
    const holds = held.plan.holds.map(({ id }) => id);
    const resumed = held.at(72, { type: 'resumePlan', holds, reason: null }, 'rita').due(72);
    expect([bpOf(resumed.release), openStepReviewOf(resumed.plan)?.requestedBy]).toEqual([100, 'rita']);
    expect(codeOf(approve(resumed, 73))).toBe('SELF_APPROVAL');
    expect(bpOf(approve(resumed, 73, 'olga').due(73).release)).toBe(2000);
  });
});

describe('an edit that sends the steps as they are shown', () => {
  it('changes nothing, and the approval of the policy does not become one of the step', () => {
    const story = startedBy([step(1), step(20), step(100)]).due(0);
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: 72 * hourMs } as const;
    const shown = [step(1), step(20, { approval }), step(100, { approval })];
    expect(codeOf(story.at(1, edit(shown)))).toBe('NO_OP');
    const longer = story.at(1, edit([step(1), step(20, { approval, bakeMs: 2 * hourMs }), step(100)]));
    expect(longer.plan.steps.map((one) => one.approval ?? null)).toEqual([null, null, null]);
  });

  it('keeps the approval of a step that it lowers below the percentage', () => {
    const story = startedBy([step(1), step(20), step(100)]).due(0);
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: 72 * hourMs } as const;
    const lower = story.at(1, edit([step(1), { ...step(20, { approval }), bp: 1000 }, step(100)]));
    expect(lower.plan.steps[1]?.approval).toEqual(approval);
  });
});

describe('the policy of approvals', () => {
  it('leaves stops as they are, and the rollback that gives users what they had', () => {
    const full = make.facts({ app: appFrom(1), release: make.release({ state: make.full() }), target: { retained } });
    const rollback = planned(full).at(0, { type: 'rollback', reason: 'r', to: null });
    expect(codeOf(rollback)).toBe('APPLIED');
    for (const command of [
      { type: 'pause', reason: 'r' },
      { type: 'reset', reason: null, reshuffle: false },
      { type: 'cancel', reason: 'r' },
      { type: 'holdPlan', reason: 'r' },
    ] as const)
      expect(codeOf(baked().at(70, command))).toBe('APPLIED');
  });

  it('leaves the increase that is offered: the approved step, and to others than its approver', () => {
    const offered = ({ facts }: PlannedRelease, actor: string) =>
      allowedActions(facts, { actor, atMs: startMs }).find(({ type }) => type === 'setPercentage')?.allowed;
    const atNineteen = releaseAt(make.serving(1999))
      .at(0, startPlan([step(50), step(100)]))
      .due(0);
    expect(offered(atNineteen, 'dave')).toBe(false);
    expect([offered(approve(atNineteen, 1), 'dave'), offered(approve(atNineteen, 1), 'rita')]).toEqual([true, false]);
  });
});
