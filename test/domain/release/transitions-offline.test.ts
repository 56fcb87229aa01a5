/** T16 and T17: a full release is superseded, or taken offline by its owner. */
import { describe, expect, it } from '@jest/globals';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { offlineLoss } from '../../../domain/release/decide-offline.js';
import { availabilityOf } from '../../../domain/target/target.js';
import { dayMs } from '../../../domain/values/time-units.js';
import {
  baseline,
  context,
  created,
  facts,
  full,
  given,
  nowMs,
  openReview,
  pilotTesting,
  preparation,
  ready,
  release,
  releaseIn,
  serving,
  underReview,
} from '../../support/domain/builders.js';

const old = release({ id: 'release-3', version: '1.5.0' });
const retained = [
  { releaseId: 'old-2', version: '0.2.0' },
  { releaseId: 'old-1', version: '0.1.0' },
];

describe('T16 another release reaches full', () => {
  it('archives the one before, whose open offline request ends with it', () => {
    const before = facts({ release: release(), others: [baseline({ state: full({}) })] });
    const after = given(before)
      .when({ type: 'fullRelease', supersede: false, reason: null })
      .thenApplied(['release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
    expect(releaseIn(after, 'release-1').state).toMatchObject({ status: 'ARCHIVED', ending: { reason: 'SUPERSEDED' } });
  });
});

describe('T17 offline by the owner', () => {
  const ask = { type: 'requestOffline', reason: 'end of season', cancelActive: false } as const;
  const addressed = release({ state: full() });

  it('stays Full Release with an open request where a review is needed', () => {
    const before = facts({ release: addressed });
    const after = given(before).when(ask, { actor: 'alice' }).thenApplied(['release-2 OfflineRequested']);
    const request = { id: 'fresh-id', requestedAtMs: nowMs, expiresAtMs: nowMs + 7 * dayMs };
    expect(releaseIn(after, 'release-2').state).toEqual(full(request));
    expect(after.target).toEqual(before.target);
  });

  it('goes offline at once where none is needed', () => {
    const before = facts({ release: release({ state: full(), environment: 'test' }), target: { retained } });
    const after = given(before).when(ask).thenApplied(['release-2 TakenOffline', 'target TakenOffline']);
    expect(releaseIn(after, 'release-2').state).toMatchObject({ status: 'OFFLINE', ending: { reason: 'OWNER' } });
    expect(after.target).toMatchObject({ baseline: null, candidate: null, retained: [] });
  });

  it('goes offline by approval, nothing retained', () => {
    const before = facts({ release: release({ state: full({}) }), target: { retained } });
    const after = given(before)
      .when({ type: 'approveOffline' })
      .thenApplied(['release-2 TakenOffline', 'target TakenOffline']);
    expect(releaseIn(after, 'release-2').state).toEqual({
      status: 'OFFLINE',
      ending: { reason: 'OWNER', by: 'dave', words: 'end of season', byRelease: null },
    });
    expect(after.target).toMatchObject({ baseline: null, retained: [], suspension: null });
    expect(availabilityOf(after.target)).toBe('OFFLINE_BY_OWNER');
  });

  it('has the words of the request at the end, and those of the reviewer in the event', () => {
    const before = facts({ release: release({ state: full({}) }) });
    const eventOf = (command: Extract<ReleaseCommand, { type: 'approveOffline' }>) => {
      const decision = decide(before, command, context());
      return decision.outcome === 'APPLIED' ? decision.events[0] : null;
    };
    const changes = { state: { ending: { words: 'end of season' } } };
    const said = { type: 'approveOffline', reason: 'agreed' } as const;
    expect(eventOf(said)).toMatchObject({ reason: 'agreed', decisionReason: 'agreed', changes });
    expect(eventOf({ type: 'approveOffline' })).toMatchObject({
      reason: 'end of season',
      decisionReason: null,
      changes,
    });
  });

  it.each([
    ['the baseline', {}, preparation, false, 10_000],
    ['the baseline beside a candidate', {}, serving(1_250), false, 8_750],
    ['the baseline and a candidate', {}, serving(1_250), true, 10_000],
    ['nothing while suspended', { suspension: { by: 'eve', reason: 'x', sinceMs: nowMs } }, serving(1_250), true, 0],
  ] as const)('takes from users what they have: %s', (_, target, state, cancelActive, bp) => {
    const others = [{ ...old, state }];
    const loss = offlineLoss(facts({ release: addressed, others, target }), { cancelActive });
    expect(loss).toEqual({ bp, ends: cancelActive ? others : [] });
  });

  it.each([
    ['under review', underReview()],
    ['in pilot testing', pilotTesting],
    ['gray, ready', ready],
    ['gray, serving', serving(500)],
  ])('is refused at request and again at approval while another is %s', (_, state) => {
    const other = { ...old, state };
    const { status } = state;
    const releases = [{ releaseId: 'release-3', version: '1.5.0', status }];
    const rejection = { code: 'ACTIVE_RELEASES_BLOCK_OFFLINE', releases } as const;
    given(facts({ release: addressed, others: [other] }))
      .when(ask)
      .thenRejected(rejection);
    given(facts({ release: release({ state: full({}) }), others: [other] }))
      .when({ type: 'approveOffline' })
      .thenRejected(rejection);
  });

  it('with cancelActive ends what is on its way in the transaction of the approval', () => {
    const others = [
      { ...old, id: 'under-review', state: underReview({ id: 'review-2' }) },
      { ...old, id: 'pilot', state: pilotTesting },
      { ...old, id: 'gray', state: serving(500) },
      { ...old, id: 'waiting', state: preparation },
      { ...old, id: 'created', state: created },
    ];
    const pilots = [
      { releaseId: 'under-review', version: '1.5.0', active: false, testers: 1 },
      { releaseId: 'pilot', version: '1.5.0', active: true, testers: 3 },
      { releaseId: 'created', version: '1.5.0', active: false, testers: 2 },
    ];
    const before = facts({ release: release({ state: full({ cancelActive: true }) }), others, target: { pilots } });
    const after = given(before)
      .when({ type: 'approveOffline' })
      .thenApplied([
        'release-2 TakenOffline',
        'under-review ReviewWithdrawn',
        'pilot Canceled',
        'gray Canceled',
        'target TakenOffline',
      ]);
    expect(releaseIn(after, 'under-review').state).toEqual(created);
    expect(releaseIn(after, 'gray').state).toEqual({
      status: 'CANCELED',
      ending: { reason: 'TARGET_TAKEN_OFFLINE', by: 'dave', words: 'end of season', byRelease: 'release-2' },
    });
    expect(after.target).toMatchObject({ candidate: null, baseline: null, pilots: [{ releaseId: 'created' }] });
  });

  it('asks for one thing at a time', () => {
    given(facts({ release: release({ state: full({}) }) }))
      .when(ask)
      .thenRejected({ code: 'REVIEW_OPEN', requestedBy: 'alice', expiresAtMs: openReview.expiresAtMs });
  });

  it.each([
    ['withdrawn', { type: 'withdrawOffline' }, 'OfflineWithdrawn'],
    ['rejected', { type: 'rejectOffline', reason: 'no' }, 'OfflineRejected'],
    ['expired', { type: 'expireOffline', deadlineMs: openReview.expiresAtMs }, 'OfflineExpired'],
  ] as const)('leaves Full Release as it was when %s', (_, command, event) => {
    const before = facts({ release: release({ state: full({}) }) });
    const after = given(before)
      .when(command)
      .thenApplied([`release-2 ${event}`]);
    expect(releaseIn(after, 'release-2').state).toEqual(full());
    expect(after.target).toEqual(before.target);
  });
});
