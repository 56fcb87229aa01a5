/** Reminders of an open request to approve a step: at half and at nine tenths of its time. */
import { describe, expect, it } from '@jest/globals';
import { nextReminderOf } from '../../../domain/plan/approval-reminder.js';
import { nextStep } from '../../../domain/release/next-step.js';
import type { Plan } from '../../../domain/plan/plan.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import { type PlannedRelease, startMs, started, step } from './planned-release.js';

const steps = [step(1), step(10, { approval: { approvers: 'REVIEWERS', count: 2, expiresAfterMs: 10 * hourMs } })];
/** The request for 10 % is open from the first hour to the eleventh. */
const withRequest = (): PlannedRelease =>
  started([...steps, step(100)])
    .due(0)
    .due(60);
const typesOf = ({ decision }: PlannedRelease) =>
  decision.outcome === 'APPLIED' ? decision.events.map(({ type }) => type) : [decision.outcome];
const dueType = ({ release, facts }: PlannedRelease) => {
  const next = nextStep({ release, targetRevision: facts.target.revision });
  return next.kind === 'command' ? next.due.command.type : next.kind;
};
const reminderAt = (hours: number, { plan }: PlannedRelease) =>
  ({
    type: 'remindStepApproval',
    run: 1,
    review: plan.review?.id ?? 'none',
    momentMs: startMs + hours * hourMs,
  }) as const;

describe('the reminders of a request', () => {
  it('come at half and at nine tenths of its time, and then it expires', () => {
    const requested = withRequest();
    const half = requested.due(6 * 60);
    const tenths = half.due(10 * 60);
    expect([requested, half, tenths].map((story) => [story.dueMinutes, dueType(story)])).toEqual([
      [6 * 60, 'remindStepApproval'],
      [10 * 60, 'remindStepApproval'],
      [11 * 60, 'expireStepApproval'],
    ]);
    expect([half, tenths].map(typesOf)).toEqual([['StepApprovalReminded'], ['StepApprovalReminded']]);
    expect(typesOf(tenths.due(11 * 60))).toEqual(['StepApprovalExpired']);
  });

  it('change neither the share, nor the last change, nor the request besides their number', () => {
    const requested = withRequest();
    const { release } = requested.due(6 * 60);
    const reminders = { ofMs: 10 * hourMs, given: 1 };
    expect(release.lastChange).toEqual(requested.release.lastChange);
    expect(release.plan).toEqual({ ...requested.plan, review: { ...requested.plan.review, reminders } });
  });

  it('end with the last approval, and go on after the first of two', () => {
    const approve = (story: PlannedRelease, by: string) =>
      story.at(90, { type: 'approveStep', review: story.plan.review?.id ?? 'none', comment: null }, by);
    const once = approve(withRequest(), 'rita');
    expect([once.dueMinutes, dueType(once)]).toEqual([6 * 60, 'remindStepApproval']);
    expect(dueType(approve(once, 'ruth'))).toBe('advanceStep');
  });

  it('stand still while the release is paused', () => {
    const requested = withRequest();
    const paused = requested.at(120, { type: 'pause', reason: 'r' });
    expect([paused.dueMinutes, typesOf(paused.at(6 * 60, reminderAt(6, requested), 'system:timer'))]).toEqual([
      null,
      ['NO_OP'],
    ]);
    expect(paused.at(12 * 60, { type: 'resume' }).dueMinutes).toBe(16 * 60);
  });

  it('are one when both have passed, and none when the time of the request is over', () => {
    const requested = withRequest();
    const late = requested.due(10 * 60 + 30);
    expect([typesOf(late), dueType(late)]).toEqual([['StepApprovalReminded'], 'expireStepApproval']);
    expect(typesOf(requested.due(11 * 60))).toEqual(['NO_OP']);
  });

  it('are given once, each for its own request and instant', () => {
    const requested = withRequest();
    const reminded = requested.due(6 * 60);
    for (const [story, command] of [
      [reminded, reminderAt(6, requested)],
      [requested, { ...reminderAt(6, requested), run: 2 }],
      [requested, { ...reminderAt(6, requested), review: 'another' }],
      [requested, { ...reminderAt(6, requested), momentMs: startMs + 6 * hourMs + minuteMs }],
    ] as const)
      expect(typesOf(story.at(6 * 60 + 1, command, 'system:timer'))).toEqual(['NO_OP']);
  });

  it('that could not be decided hold nothing: the request expires as ever', () => {
    const { release, facts } = withRequest();
    const of = { release, targetRevision: facts.target.revision };
    const first = nextStep(of);
    const second = nextStep(of, (id) => first.kind === 'command' && id === first.due.id);
    expect(second).toMatchObject({ due: { command: { type: 'expireStepApproval' } } });
  });

  it('are none for a request of an older program', () => {
    const { plan, release } = withRequest();
    const { review = null } = plan;
    if (review === null) throw new Error('No request');
    const { reminders, ...older } = review;
    expect(reminders).toEqual({ ofMs: 10 * hourMs, given: 0 });
    const before: Plan = { ...plan, review: older };
    expect(nextReminderOf(before)).toBeNull();
    const next = nextStep({ release: { ...release, plan: before }, targetRevision: 0 });
    expect(next).toMatchObject({ due: { command: { type: 'expireStepApproval' } } });
  });
});
