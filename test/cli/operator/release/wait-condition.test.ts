import { expect, it } from '@jest/globals';
import { judgeBy, parseCondition, parseShare } from '../../../../cli/operator/release/wait-condition.js';
import { parseTimeout } from '../../../../cli/operator/output/deadline.js';
import type { Progress } from '../../../../client/wait-for.js';

const gray = { status: 'GRAYSCALE_RELEASE', phase: 'SERVING', attempt: 1, confirmedPercentage: 10, blockers: [] };
const stateOf = (changes: object): Progress => ({ ...gray, label: 'label', ...changes }) as unknown as Progress;
const verdict = (text: string, now: object, first: object = {}): string =>
  judgeBy(parseCondition(text)!, stateOf(first))(stateOf(now)).kind;

it.each([
  ['20', 20],
  ['12.5%', 12.5],
  ['100 %', 100],
  ['0', null],
  ['101', null],
  ['1.234', null],
  ['-1', null],
  ['1e1', null],
  ['', null],
])('the percentage %p is read as %p', (text, percentage) => {
  expect(parseShare(text)).toBe(percentage);
});

it.each([
  ['90s', 90_000],
  ['2h', 7_200_000],
  ['24d', 2_073_600_000],
  ['25d', undefined],
  ['0s', undefined],
  ['2', undefined],
  ['1.5h', undefined],
  ['-1h', undefined],
])('the time %p is read as %p ms', (text, ms) => {
  expect(parseTimeout(text)?.ms).toBe(ms);
});

it.each(['percent=0', 'percent', 'status=GRAY', 'half', 'step=', 'full=1', 'status=full_release'])(
  '%p is no condition',
  (text) => {
    expect(parseCondition(text)).toBeNull();
  },
);

it('a percentage is reached when the super app has confirmed it', () => {
  expect(verdict('percent=10', { percentage: 20 })).toBe('reached');
  expect(verdict('percent=20', { percentage: 20, plan: { steps: [] } })).toBe('open');
});

it('a step is reached by number or id, when it is entered and confirmed', () => {
  const steps = [
    { id: 'first', percentage: 1 },
    { id: 'second', percentage: 20 },
  ];
  const plan = (currentStep: number): object => ({ plan: { status: 'RUNNING', steps, currentStep } });
  expect([verdict('step=1', plan(0)), verdict('step=first', plan(0))]).toEqual(['reached', 'reached']);
  expect([verdict('step=2', plan(1)), verdict('step=3', plan(1))]).toEqual(['open', 'open']);
  expect(verdict('step=second', { ...plan(1), confirmedPercentage: 20 })).toBe('reached');
  expect(verdict('step=2', { plan: { status: 'ABANDONED', steps, currentStep: 0 } })).toBe('ended');
});

it('an end, a reset and a rejected review are no success', () => {
  expect(verdict('percent=5', { status: 'ARCHIVED', confirmedPercentage: 0 })).toBe('ended');
  expect(verdict('canceled', { status: 'CANCELED' })).toBe('reached');
  expect(verdict('canceled', { status: 'CANCELED', draining: true })).toBe('open');
  expect(verdict('percent=5', { status: 'CANCELED', draining: true })).toBe('ended');
  expect(verdict('percent=20', { attempt: 2 })).toBe('ended');
  expect(verdict('status=FULL_RELEASE', { attempt: 2, plan: {} })).toBe('open');
  expect(verdict('approval', { status: 'CREATED' }, { status: 'UNDER_REVIEW' })).toBe('ended');
  expect(verdict('approval', { plan: { holds: [{ kind: 'APPROVAL_REJECTED' }] } })).not.toBe('reached');
});

it('a release is held when a person must act, and not while time or the super app will bring it on', () => {
  const waiting = (code: string): object => ({ plan: {}, blockers: [{ code, since: 'now' }] });
  expect([verdict('full', waiting('PAUSED')), verdict('full', waiting('PLAN_HELD'))]).toEqual(['held', 'held']);
  expect([verdict('full', waiting('BAKING')), verdict('full', waiting('FROZEN'))]).toEqual(['open', 'open']);
  expect(verdict('full', {})).toBe('held');
  const inReview = { status: 'UNDER_REVIEW', blockers: [{ code: 'REVIEW_PENDING', since: 'now' }] };
  expect([verdict('approval', inReview), verdict('full', inReview)]).toEqual(['open', 'held']);
});
