/** Edits of a live plan and approvals: who may weaken one, who may still give it, and which requests become void. */
import { describe, expect, it } from '@jest/globals';
import type { AuthorRights } from '../../../domain/release/author-rights.js';
import type { Approvers, GivenStep } from '../../../domain/plan/plan.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { bpOf } from '../../../domain/release/release.js';
import { reviewChange } from '../../../domain/review/review-change.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import { approval, codeOf, edit, fresh, guarded, running } from './edited-plan.js';
import { type PlannedRelease, started, step } from './planned-release.js';

const mayApprove = (...approves: Approvers[]): Partial<AuthorRights> => ({ approves });
/** At 1 %, an hour later: the request for 10 % is open. */
const withRequest = () => running(guarded).due(60);
const approve = (story: PlannedRelease, minutes: number, by: string) =>
  story.at(minutes, { type: 'approveStep', review: story.plan.review?.id ?? '', comment: null }, by);

describe('an approval', () => {
  const weaker: [string, GivenStep[]][] = [
    ['is removed', [step(1), step(10), step(100)]],
    ['is removed with its step', [step(1), step(100)]],
    [
      'is given by a weaker group',
      [step(1), step(10, { approval: { ...approval, approvers: 'REVIEWERS' } }), step(100)],
    ],
    ['is given by fewer users', [step(1), step(10, { approval: { ...approval, count: 1 } }), step(100)]],
    ['is asked for at a higher share', [step(1), step(10, { bp: 5000, approval }), step(100)]],
    ['moves to a new step', [step(1), fresh(10, { approval }), step(100)]],
  ];

  it.each(weaker)('%s only by a user who could give it', (_, steps) => {
    const rejection = { code: 'APPROVAL_WEAKENED', step: 'at-10', percentage: 10 };
    const story = running(guarded);
    for (const rights of [{}, mayApprove('REVIEWERS')])
      expect(story.at(10, edit(steps), 'erin', rights).decision).toEqual({ outcome: 'REJECTED', rejection });
    expect(codeOf(story.at(10, edit(steps), 'erin', mayApprove('REVIEWERS', 'ADMINS')))).toBe('APPLIED');
  });

  it('is not weakened by who started the plan, for whom it runs, or who edited its step', () => {
    const admin = mayApprove('REVIEWERS', 'ADMINS');
    const without = [step(1), step(10), step(100)];
    expect(codeOf(running(guarded).at(10, edit(without), 'dave', admin))).toBe('APPROVAL_WEAKENED');
    const held = running(guarded).at(5, { type: 'holdPlan', reason: 'r' });
    const holds = held.plan.holds.map(({ id }) => id);
    const resumed = held.at(6, { type: 'resumePlan', holds, reason: null }, 'erin');
    expect(codeOf(resumed.at(7, edit(without), 'erin', admin))).toBe('APPROVAL_WEAKENED');
    const edited = running(guarded).at(6, edit([step(1), step(10, { approval, note: 'n' }), step(100)]), 'frank');
    expect(codeOf(edited.at(7, edit(without, 1), 'frank', admin))).toBe('APPROVAL_WEAKENED');
  });

  it.each([
    ['expires later', { expiresAfterMs: 20 * hourMs }],
    ['expires earlier', { expiresAfterMs: hourMs }],
    ['needs more users', { count: 3 }],
  ])('that %s is not weaker', (_, more) => {
    const steps = [step(1), step(10, { approval: { ...approval, ...more } }), step(100)];
    expect(codeOf(running(guarded).at(10, edit(steps), 'erin'))).toBe('APPLIED');
  });

  it('may be asked for at a lower share, and before more steps', () => {
    const steps = [step(1), step(10, { bp: 500, approval }), step(100, { approval })];
    expect(codeOf(running(guarded).at(10, edit(steps), 'erin'))).toBe('APPLIED');
  });

  it('is refused to each user who has edited its step', () => {
    const noted = (note: string) => [step(1), step(10, { approval, note }), step(100)];
    const story = running(guarded)
      .at(10, edit(noted('a')), 'rita')
      .at(11, edit(noted('b'), 1), 'olga')
      .due(60);
    expect(codeOf(approve(story, 70, 'rita'))).toBe('SELF_APPROVAL');
    expect(codeOf(approve(story, 70, 'olga'))).toBe('SELF_APPROVAL');
    expect(codeOf(approve(story, 70, 'frank'))).toBe('APPLIED');
    const other = running(guarded).at(10, edit([step(1), step(10, { approval }), step(100, { note: 'n' })]), 'rita');
    expect(codeOf(approve(other.due(60), 70, 'rita'))).toBe('APPLIED');
  });
});

describe('the request to approve the next step', () => {
  it.each([
    ['another step', [step(1), step(10, { approval, note: 'n' }), step(100)]],
    ['a new step before it', [step(1), fresh(5), step(10, { approval }), step(100)]],
    ['a longer bake of the current step', [step(1, { bakeMs: 3 * hourMs }), step(10, { approval }), step(100)]],
  ])('is withdrawn by the system with %s', (_, steps) => {
    const before = withRequest();
    const story = before.at(70, edit(steps));
    expect([codeOf(story), story.plan.review]).toEqual(['APPLIED', null]);
    expect(reviewChange(before.release, story.release, 'PlanEdited')).toMatchObject({
      kind: 'closed',
      id: before.plan.review?.id,
      outcome: 'WITHDRAWN',
      bySystem: true,
    });
  });

  it('is made again for the step as it is now', () => {
    const story = withRequest().at(70, edit([step(1), step(10, { bp: 500, approval }), step(100)]), 'erin');
    expect(story.dueMinutes).toBe(60);
    expect(openStepReviewOf(story.due(70).plan)).toMatchObject({ step: 'at-10', bp: 500, approvals: [] });
  });

  it('that was granted and not used is void too', () => {
    const granted = approve(approve(withRequest(), 61, 'rita'), 62, 'olga');
    expect(granted.dueMinutes).toBe(62);
    const story = granted.at(63, edit([step(1), step(10, { approval, note: 'n' }), step(100)]));
    expect([story.plan.review, bpOf(story.due(63).release)]).toEqual([null, 100]);
  });

  it('stays when later steps change, or the current bake becomes shorter', () => {
    const before = withRequest();
    for (const steps of [
      [step(1), step(10, { approval }), fresh(50), step(100)],
      [step(1, { bakeMs: 30 * minuteMs }), step(10, { approval }), step(100)],
    ])
      expect(before.at(70, edit(steps)).plan.review).toEqual(before.plan.review);
  });

  it('of the first step is made again however long ago the plan started', () => {
    const first = [step(1, { approval }), step(100)];
    const story = started(first)
      .due(0)
      .at(300, edit([step(1, { approval, note: 'n' }), step(100)]));
    expect(story.dueMinutes).toBe(300);
    expect(openStepReviewOf(story.due(300).plan)).toMatchObject({ step: 'at-1' });
    const open = started(first)
      .due(0)
      .at(300, edit([step(1), step(100)]), 'erin', mayApprove('ADMINS'));
    expect(bpOf(open.due(300).release)).toBe(100);
  });
});
