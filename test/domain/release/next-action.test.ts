/** What a user can do about a release now: its code in each state, also with a plan, and the sentence of the code. */
import { describe, expect, it } from '@jest/globals';
import {
  type NextActionCode,
  nextActionCodeOf,
  nextActionCodes,
  nextActionOf,
} from '../../../domain/release/next-action.js';
import type { Release } from '../../../domain/release/release.js';
import { releaseView } from '../../../domain/release/release-view.js';
import { dayMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { started, step } from '../plan/planned-release.js';

const byState: [NextActionCode, Release['state']][] = [
  ['CREATED', make.created],
  ['AUTOMATIC', make.createdAutomatic],
  ['UNDER_REVIEW', make.underReview()],
  ['PILOT_TESTING', make.pilotTesting],
  ['RELEASE_PREPARATION', make.preparation],
  ['READY', make.ready],
  ['APPLYING', make.applying(1)],
  ['SERVING', make.serving(1)],
  ['PAUSED', make.paused(1)],
  ['FULL_RELEASE', make.full()],
  ['OFFLINE_REQUESTED', make.full({})],
  ['FINAL', make.ended('CANCELED')],
];

const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: dayMs } as const;
const hold = { type: 'holdPlan', reason: 'r' } as const;
const serving = started().due(0);
/** At 1 %, and the request for the next step is open. */
const requested = started([step(1), step(10, { approval, advance: 'MANUAL' }), step(100)])
  .due(0)
  .at(70, { type: 'advancePlan', to: 'at-10', reason: 'r' });
const granted = requested.at(
  80,
  { type: 'approveStep', review: requested.plan.review?.id ?? '', comment: null },
  'rita',
);
const manual = started([step(1), step(10, { advance: 'MANUAL' })]).due(0);
const applying = started([step(1), step(10, { advance: 'MANUAL' })], { app: make.app({ confirmation: 'PUSH' }) }).due(
  0,
);

const byPlan: [NextActionCode, string, { readonly release: Release }][] = [
  ['PLAN', 'before its first step', started()],
  ['PLAN', 'while its step bakes', serving],
  ['PLAN', 'with the approval of a manual step', granted],
  ['PLAN_HELD', 'while it is held', serving.at(10, hold)],
  ['PLAN_HELD', 'while it is held and an approval is waited for', requested.at(75, hold)],
  ['PLAN_AWAITING_APPROVAL', 'while the next step waits for an approval', requested],
  ['PLAN_AWAITING_ADVANCE', 'while the next step waits for a person', manual],
  ['PLAN_FROZEN', 'while change windows keep its step back', started().with({ window: make.frozen }).due(0)],
  ['APPLYING', 'while its step waits for the super app', applying],
  ['PAUSED', 'while the release is paused', serving.at(10, { type: 'pause', reason: 'r' })],
  ['SERVING', 'after its end', serving.at(10, { type: 'endPlan', reason: 'r' })],
];

describe('the next action', () => {
  it.each(byState)('has the code %s in its state', (code, state) => {
    expect(nextActionCodeOf(make.release({ state }))).toBe(code);
  });

  it.each(byPlan)('of a release with a plan has the code %s %s', (code, _, { release }) => {
    expect(nextActionCodeOf(release)).toBe(code);
  });

  it('is reached with every code by these states and plans', () => {
    expect(new Set([...byState, ...byPlan].map(([code]) => code))).toEqual(new Set(nextActionCodes));
  });

  it('has a sentence of its own for each code, and the view of a release shows both', () => {
    expect(new Set(nextActionCodes.map(nextActionOf)).size).toBe(nextActionCodes.length);
    const nextActionCode = 'PLAN_AWAITING_APPROVAL';
    expect(releaseView(requested.release)).toMatchObject({ nextActionCode, nextAction: nextActionOf(nextActionCode) });
  });
});
