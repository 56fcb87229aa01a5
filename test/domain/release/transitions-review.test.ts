/** T2 to T7b: through review and pilot testing to the door of production. */
import { describe, expect, it } from '@jest/globals';
import { openWindow } from '../../../domain/release/freeze.js';
import { dayMs } from '../../../domain/values/time-units.js';
import {
  app,
  baseline,
  context,
  created,
  createdAutomatic,
  ended,
  facts,
  full,
  given,
  nowMs,
  openReview,
  pilotTesting,
  release,
  releaseIn,
  target,
  underReview,
} from '../../support/domain/builders.js';

const pilots = app({ pilotSupport: true });
const system = { actor: 'system:policy' };
const testers = [{ releaseId: 'release-2', version: '2.0.0', active: false, testers: 2 }];

describe('T2 apply where approval is needed', () => {
  it('opens a review whose expiry is fixed by the policy of that moment', () => {
    const policy = { review: { expiresAfterDays: 3 } };
    const before = facts({ release: release({ state: created }), app: app({ policy }) });
    const after = given(before).when({ type: 'apply' }, { actor: 'erin' }).thenApplied(['release-2 ReviewRequested']);
    expect(releaseIn(after, 'release-2').state).toEqual(
      underReview({ id: 'fresh-id', requestedBy: 'erin', requestedAtMs: nowMs, expiresAtMs: nowMs + 3 * dayMs }),
    );
  });

  it('asks on behalf of the creator when the system applies, so that he cannot approve it', () => {
    const policy = { review: { sandbox: true } };
    const sandboxed = release({ state: createdAutomatic, environment: 'sandbox' });
    const after = given(facts({ release: sandboxed, app: app({ policy }) }))
      .when({ type: 'apply' }, system)
      .thenApplied(['release-2 ReviewRequested']);
    given(after)
      .when({ type: 'approve' }, { actor: 'alice' })
      .thenRejected({ code: 'SELF_APPROVAL', requestedBy: 'alice' });
  });
});

describe('T3 apply where no approval is needed', () => {
  it.each(['development', 'test', 'sandbox'] as const)('goes full in %s and archives what was there', (environment) => {
    const state = createdAutomatic;
    const before = facts({ release: release({ state, environment }), others: [baseline({ environment })] });
    const after = given(before)
      .when({ type: 'apply' }, system)
      .thenApplied(['release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
    expect(releaseIn(after, 'release-2').state).toEqual(full());
    expect(after.target.baseline).toEqual({ releaseId: 'release-2', version: '2.0.0' });
  });

  it('starts pilot testing in a sandbox that has it', () => {
    const before = facts({ release: release({ state: createdAutomatic, environment: 'sandbox' }), app: pilots });
    const after = given(before)
      .when({ type: 'apply' }, system)
      .thenApplied(['release-2 PilotStarted', 'target PilotsChanged']);
    expect(releaseIn(after, 'release-2').state).toEqual(pilotTesting);
    expect(after.target.pilots).toEqual([{ releaseId: 'release-2', version: '2.0.0', active: true, testers: 0 }]);
  });

  it('is open to people too, once what stopped the system is cleared', () => {
    const before = facts({ release: release({ state: createdAutomatic, environment: 'test' }) });
    given(before).when({ type: 'apply' }).thenApplied(['release-2 FullyReleased', 'target BaselineSet']);
  });
});

describe('T4 a review ends without approval', () => {
  const before = facts({ release: release({ state: underReview() }), target: { pilots: testers } });

  it('withdraw goes back to Created and empties the testers', () => {
    const after = given(before)
      .when({ type: 'withdraw' })
      .thenApplied(['release-2 ReviewWithdrawn', 'target TestersChanged']);
    expect(releaseIn(after, 'release-2').state).toEqual(created);
    expect(after.target.pilots).toEqual([]);
  });

  it('reject goes back to Created with the reason, testers kept', () => {
    const after = given(before).when({ type: 'reject', reason: 'ugly' }).thenApplied(['release-2 ReviewRejected']);
    expect(releaseIn(after, 'release-2').state).toEqual(created);
    expect(after.target).toEqual(before.target);
  });

  it('the expiry goes back to Created', () => {
    const after = given(before)
      .when({ type: 'expireReview', deadlineMs: openReview.expiresAtMs }, { actor: 'system:timer' })
      .thenApplied(['release-2 ReviewExpired']);
    expect(releaseIn(after, 'release-2').state).toEqual(created);
  });

  it('the system does not apply again what came back', () => {
    const sandboxed = release({ state: underReview(), environment: 'sandbox' });
    const after = given(facts({ release: sandboxed }))
      .when({ type: 'withdraw' })
      .thenApplied(['release-2 ReviewWithdrawn']);
    expect(releaseIn(after, 'release-2').state).toEqual({ status: 'CREATED', automatic: false });
  });
});

describe('T5 approve where the target app has pilot testing', () => {
  it.each(['production', 'sandbox'] as const)(
    'starts pilot testing in %s with the testers named so far',
    (environment) => {
      const state = underReview();
      const before = facts({ release: release({ state, environment }), app: pilots, target: { pilots: testers } });
      const after = given(before)
        .when({ type: 'approve' })
        .thenApplied(['release-2 ReviewApproved', 'target PilotsChanged']);
      expect(releaseIn(after, 'release-2').state).toEqual(pilotTesting);
      expect(after.target.pilots).toEqual([{ releaseId: 'release-2', version: '2.0.0', active: true, testers: 2 }]);
    },
  );
});

describe('T6 approve in production without pilot testing', () => {
  it('goes to Release Preparation at 0 %, type not chosen', () => {
    const before = facts({ release: release({ state: underReview() }) });
    const after = given(before).when({ type: 'approve' }).thenApplied(['release-2 ReviewApproved']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: { status: 'RELEASE_PREPARATION' }, type: null });
  });

  it('empties testers that were named for a pilot testing that never comes', () => {
    const before = facts({ release: release({ state: underReview() }), target: { pilots: testers } });
    const after = given(before)
      .when({ type: 'approve' })
      .thenApplied(['release-2 ReviewApproved', 'target TestersChanged']);
    expect(after.target.pilots).toEqual([]);
  });
});

describe('T6b approve in a sandbox without pilot testing', () => {
  it('goes full and archives what was there', () => {
    const environment = 'sandbox';
    const before = facts({
      release: release({ state: underReview(), environment }),
      others: [baseline({ environment })],
    });
    const after = given(before)
      .when({ type: 'approve' })
      .thenApplied(['release-2 ReviewApproved', 'release-1 Archived', 'target BaselineSet']);
    expect(releaseIn(after, 'release-2').state).toEqual(full());
    expect(releaseIn(after, 'release-1').state).toMatchObject({ status: 'ARCHIVED', ending: { reason: 'SUPERSEDED' } });
  });
});

describe('T7 completeTesting in production', () => {
  it('makes the release ready for gray at 0 % and empties the testers', () => {
    const before = facts({ release: release({ state: pilotTesting }), others: [baseline()] });
    const after = given(before)
      .when({ type: 'completeTesting' })
      .thenApplied(['release-2 TestingCompleted', 'target PilotsChanged']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: { phase: { name: 'READY' } }, type: 'GRAYSCALE' });
    expect(after.target).toEqual({ ...before.target, pilots: [], revision: before.target.revision + 1 });
  });
});

describe('T7b completeTesting in a sandbox', () => {
  it('goes full and empties the testers', () => {
    const before = facts({ release: release({ state: pilotTesting, environment: 'sandbox' }), app: pilots });
    const after = given(before)
      .when({ type: 'completeTesting' })
      .thenApplied(['release-2 TestingCompleted', 'target BaselineSet']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: full(), type: 'FULL' });
    expect(after.target).toMatchObject({ pilots: [], baseline: { releaseId: 'release-2' } });
  });
});

describe('a command that addresses no release', () => {
  it('is malformed', () => {
    given({ release: null, others: [], app: app(), target: target(), window: openWindow })
      .when({ type: 'withdraw' }, context())
      .thenRejected({ code: 'MALFORMED', problem: 'withdraw addresses no release' });
  });

  it('finds a finished release absorbing', () => {
    given(facts({ release: release({ state: ended('CANCELED') }) }))
      .when({ type: 'apply' })
      .thenRejected({ code: 'ALREADY_FINAL', status: 'CANCELED' });
  });
});
