import { describe, expect, it } from '@jest/globals';
import type { ReleaseState } from '../../../domain/release/release.js';
import { decideTester } from '../../../domain/target/testers.js';
import * as make from '../../support/domain/builders.js';

const pilot = (active: boolean, testers: number) => ({ releaseId: 'release-2', version: '2.0.0', active, testers });
const add = { wanted: true, present: false };
const remove = { wanted: false, present: true };

function change(state: ReleaseState, how: Parameters<typeof decideTester>[1], pilots = [pilot(false, how.count)]) {
  const before = make.facts({ release: make.release({ state }), target: { pilots } });
  return make.outcomeOf(before, decideTester(before, how), make.context());
}

describe('testers of a release', () => {
  it.each([
    ['created', make.created],
    ['under review', make.underReview()],
    ['in pilot testing', make.pilotTesting],
  ])('come and go while it is %s, at a new revision of the target', (_, state) => {
    const added = change(state, { ...add, count: 2 }).thenApplied(['target TestersChanged']);
    expect(added.target).toMatchObject({ pilots: [pilot(false, 3)], revision: make.target().revision + 1 });
    const removed = change(state, { ...remove, count: 2 }).thenApplied(['target TestersChanged']);
    expect(removed.target.pilots).toEqual([pilot(false, 1)]);
  });

  it('the first makes an entry that is not active yet; the last leaves no trace', () => {
    expect(change(make.created, { ...add, count: 0 }, []).thenApplied(['target TestersChanged']).target.pilots).toEqual(
      [pilot(false, 1)],
    );
    expect(change(make.created, { ...remove, count: 1 }).thenApplied(['target TestersChanged']).target.pilots).toEqual(
      [],
    );
  });

  it('the last one gone in pilot testing leaves the testing open', () => {
    const after = change(make.pilotTesting, { ...remove, count: 1 }, [pilot(true, 1)]);
    expect(after.thenApplied(['target TestersChanged']).target.pilots).toEqual([pilot(true, 0)]);
  });

  it('added twice or removed twice change nothing', () => {
    change(make.created, { wanted: true, present: true, count: 1 }).thenNoOp();
    change(make.created, { wanted: false, present: false, count: 1 }).thenNoOp();
  });

  it('are at most 1,000; those who are there may stay and go', () => {
    change(make.created, { ...add, count: 999 }).thenApplied(['target TestersChanged']);
    change(make.created, { ...add, count: 1000 }).thenRejected({ code: 'TOO_MANY_TESTERS', limit: 1000 });
    change(make.created, { wanted: true, present: true, count: 1000 }).thenNoOp();
    change(make.created, { ...remove, count: 1000 }).thenApplied(['target TestersChanged']);
  });

  it('leave the testers of other releases alone', () => {
    const other = { releaseId: 'release-3', version: '3.0.0', active: true, testers: 7 };
    const after = change(make.created, { ...add, count: 0 }, [other]).thenApplied(['target TestersChanged']);
    expect(after.target.pilots).toEqual([other, pilot(false, 1)]);
  });

  it.each([
    ['in preparation', make.preparation, null],
    ['serving', make.serving(100), 'SERVING'],
    ['full', make.full(), null],
  ] as const)('are WRONG_STATUS when it is %s', (_, state, phase) => {
    const rejection = { code: 'WRONG_STATUS', command: 'testers', status: state.status, phase } as const;
    change(state, { ...add, count: 0 }).thenRejected(rejection);
  });

  it('are ALREADY_FINAL when it has ended', () => {
    const rejection = { code: 'ALREADY_FINAL', status: 'CANCELED' } as const;
    change(make.ended('CANCELED'), { ...add, count: 0 }).thenRejected(rejection);
  });
});
