/** Edge cases of docs/state-machine.md about the order of commands, and late ones: E20 to E24, E35. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/release/decide.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf, confirmedBpOf } from '../../../domain/release/release.js';
import {
  app,
  applying,
  baseline,
  context,
  created,
  ended,
  facts,
  full,
  given,
  longAgoMs,
  nowMs,
  openReview,
  paused,
  release,
  releaseIn,
  serving,
  underReview,
} from '../../support/domain/builders.js';

const push = app({ confirmation: 'PUSH' });
const gray = (state = serving(1000)) => facts({ release: release({ state }), others: [baseline()], app: push });
const set = (bp: number) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const;
const confirm = (attempt: number, bp: number) => ({ type: 'confirmStep', attempt, bp }) as const;

describe('E20 two operators at once', () => {
  it('the one who expected the state before meets STALE_REVISION', () => {
    const expectedRevision = gray().release.revision;
    const after = given(gray())
      .when(set(2000), { expectedRevision })
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    given(after)
      .when(set(3000), { expectedRevision })
      .thenRejected({ code: 'STALE_REVISION', expected: expectedRevision, current: expectedRevision + 1 });
  });

  it('without an expected revision the last valid one wins', () => {
    const after = given(gray(serving(1000)))
      .when({ type: 'pause', reason: 'a' })
      .thenApplied(['release-2 Paused']);
    given(after).when({ type: 'cancel', reason: 'b' }).thenApplied(['release-2 Canceled', 'target CandidateFreed']);
  });

  it("a target command is held against the target's revision", () => {
    const before = { ...gray(), release: null, others: [] };
    const force = { type: 'forceOffline', reason: 'fraud' } as const;
    const current = before.target.revision;
    given(before)
      .when(force, { expectedRevision: current - 1 })
      .thenRejected({ code: 'STALE_REVISION', expected: current - 1, current });
    given(before).when(force, { expectedRevision: current }).thenApplied(['target Suspended']);
  });
});

describe('E21 a command to a finished release', () => {
  it('is ALREADY_FINAL', () => {
    given(facts({ release: release({ state: ended('ARCHIVED', 'SUPERSEDED') }) }))
      .when(set(5000))
      .thenRejected({ code: 'ALREADY_FINAL', status: 'ARCHIVED' });
  });
});

describe('E22 the worker is away in the middle of a step', () => {
  it('the step says since when it is applied, and its confirmation may come twice', () => {
    const before = gray(applying(1000));
    expect(before.release.state).toMatchObject({ phase: { name: 'APPLYING', sinceMs: longAgoMs } });
    const after = given(before).when(confirm(1, 1000)).thenApplied(['release-2 StepConfirmed']);
    given(after)
      .when(confirm(1, 1000))
      .thenRejected({ code: 'WRONG_STATUS', command: 'confirmStep', status: 'GRAYSCALE_RELEASE', phase: 'SERVING' });
  });
});

describe('E23 distribution fails for long', () => {
  it('pauses with the cause; the confirmed percentage is the last confirmed one', () => {
    const after = given(gray(applying(2000, 1000)))
      .when({ type: 'failStep', attempt: 1, bp: 2000, cause: 'no answer' }, { actor: 'system:timer' })
      .thenApplied(['release-2 StepFailed']);
    const failed = releaseIn(after, 'release-2');
    expect([bpOf(failed), confirmedBpOf(failed)]).toEqual([2000, 1000]);
    given(after)
      .when(set(3000))
      .thenRejected({ code: 'PAUSED', by: 'system:timer', sinceMs: nowMs, reason: 'no answer' });
  });

  it('of a step that a person has paused changes nothing', () => {
    given(gray(paused(1000, 500)))
      .when({ type: 'failStep', attempt: 1, bp: 1000, cause: 'no answer' })
      .thenNoOp();
  });
});

describe('E24 an approval expires', () => {
  const deadlineMs = openReview.expiresAtMs;

  it('goes back to the state before, never approved', () => {
    const after = given(facts({ release: release({ state: underReview() }) }))
      .when({ type: 'expireReview', deadlineMs })
      .thenApplied(['release-2 ReviewExpired']);
    expect(releaseIn(after, 'release-2').state).toEqual(created);
  });

  it('is decided by its deadline: one for an earlier request changes nothing', () => {
    given(facts({ release: release({ state: underReview() }) }))
      .when({ type: 'expireReview', deadlineMs: deadlineMs - 1 })
      .thenNoOp();
    given(facts({ release: release({ state: full({}) }) }))
      .when({ type: 'expireOffline', deadlineMs: deadlineMs - 1 })
      .thenNoOp();
  });

  it('an approval that arrived in time holds, however late it is decided', () => {
    given(facts({ release: release({ state: underReview() }) }))
      .when({ type: 'approve' }, { receivedAtMs: deadlineMs - 1, atMs: deadlineMs + 5000 })
      .thenApplied(['release-2 ReviewApproved']);
  });

  it.each([
    ['approve', underReview()],
    ['approveOffline', full({})],
  ] as const)('%s that arrives at the deadline is too late', (type, state) => {
    given(facts({ release: release({ state }) }))
      .when({ type }, { receivedAtMs: deadlineMs })
      .thenRejected({ code: 'REVIEW_EXPIRED', expiresAtMs: deadlineMs });
  });

  it('a later change of the policy does not move it', () => {
    const before = facts({ release: release({ state: underReview() }) });
    const changed = app({ policy: { review: { expiresAfterDays: 1 } } });
    const step = nextStep({ release: before.release, targetRevision: 1 });
    expect(step).toMatchObject({ due: { dueAtMs: deadlineMs } });
    given({ ...before, app: changed })
      .when({ type: 'approve' }, { receivedAtMs: deadlineMs - 1 })
      .thenApplied(['release-2 ReviewApproved']);
  });
});

describe('E35 self-approval', () => {
  it.each([
    ['approve', underReview()],
    ['approveOffline', full({})],
  ] as const)('%s by the one who asked is refused by default', (type, state) => {
    given(facts({ release: release({ state }) }))
      .when({ type }, { actor: 'alice' })
      .thenRejected({ code: 'SELF_APPROVAL', requestedBy: 'alice' });
  });

  it.each([
    ['approve', underReview({ selfApproval: true }), ['release-2 ReviewApproved']],
    ['approveOffline', full({ selfApproval: true }), ['release-2 TakenOffline', 'target TakenOffline']],
  ] as const)('%s by the one who asked is allowed by policy', (type, state, events) => {
    given(facts({ release: release({ state }) }))
      .when({ type }, { actor: 'alice' })
      .thenApplied(events);
  });

  it.each([
    ['apply', 'approve', created],
    ['requestOffline', 'approveOffline', full()],
  ] as const)('a policy that changes after %s does not change what %s answers', (ask, approve, state) => {
    const command = ask === 'apply' ? { type: ask } : ({ type: ask, reason: 'over', cancelActive: false } as const);
    const allowed = app({ policy: { review: { selfApproval: true } } });
    for (const [then, now, outcome] of [
      [app(), allowed, 'REJECTED'],
      [allowed, app(), 'APPLIED'],
    ] as const) {
      const requested = given(facts({ release: release({ state }), app: then }))
        .when(command, { actor: 'alice' })
        .thenApplied([ask === 'apply' ? 'release-2 ReviewRequested' : 'release-2 OfflineRequested']);
      expect(decide({ ...requested, app: now }, { type: approve }, context({ actor: 'alice' })).outcome).toBe(outcome);
    }
  });

  it('a review that lost its need by a change of the policy still waits for its approval', () => {
    const state = underReview();
    const sandbox = facts({ release: release({ state, environment: 'sandbox' }), app: app() });
    given(sandbox)
      .when({ type: 'approve' }, { actor: 'alice' })
      .thenRejected({ code: 'SELF_APPROVAL', requestedBy: 'alice' });
  });

  it('a review without the field, as an older program wrote it, refuses its requester', () => {
    const { id, requestedBy, requestedAtMs, expiresAtMs } = openReview;
    const old = { id, requestedBy, requestedAtMs, expiresAtMs };
    given(facts({ release: release({ state: { status: 'UNDER_REVIEW', review: old } }) }))
      .when({ type: 'approve' }, { actor: 'alice' })
      .thenRejected({ code: 'SELF_APPROVAL', requestedBy: 'alice' });
  });
});
