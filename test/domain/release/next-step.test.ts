import { describe, expect, it } from '@jest/globals';
import { nextStep, systemCommandId } from '../../../domain/release/next-step.js';
import type { ReleaseState } from '../../../domain/release/release.js';
import * as make from '../../support/domain/builders.js';

const next = (state: ReleaseState, targetRevision = 9) =>
  nextStep({ release: make.release({ state }), targetRevision });
const idOf = (step: ReturnType<typeof nextStep>) => (step.kind === 'command' ? step.due.id : null);

describe('nextStep', () => {
  it.each([
    ['canceled', make.ended('CANCELED')],
    ['archived', make.ended('ARCHIVED', 'SUPERSEDED')],
    ['offline', make.ended('OFFLINE', 'OWNER')],
  ])('finishes when %s', (_, state) => {
    expect(next(state)).toEqual({ kind: 'finish' });
  });

  it.each([
    ['created by hand', make.created],
    ['in pilot testing', make.pilotTesting],
    ['in preparation', make.preparation],
    ['ready', make.ready],
    ['applying', make.applying(1000)],
    ['serving', make.serving(1000)],
    ['paused, however long (I14)', make.paused(1000)],
    ['full', make.full()],
  ])('waits without a deadline while %s', (_, state) => {
    expect(next(state)).toEqual({ kind: 'wait' });
  });

  it('applies at once what is automatic', () => {
    expect(next(make.createdAutomatic)).toEqual({
      kind: 'command',
      due: {
        id: idOf(next(make.createdAutomatic)),
        actor: 'system:policy',
        dueAtMs: 0,
        command: { type: 'apply' },
      },
    });
  });

  it('applies once per revision of the target: the id stays the same until that changes', () => {
    expect(idOf(next(make.createdAutomatic, 9))).toBe(idOf(next(make.createdAutomatic, 9)));
    expect(idOf(next(make.createdAutomatic, 10))).not.toBe(idOf(next(make.createdAutomatic, 9)));
  });

  it.each([
    ['the review', make.underReview(), 'expireReview'],
    ['the offline request', make.full({}), 'expireOffline'],
  ])('lets %s expire at its own deadline', (_, state, type) => {
    const { expiresAtMs } = make.openReview;
    expect(next(state)).toEqual({
      kind: 'command',
      due: {
        id: idOf(next(state)),
        actor: 'system:timer',
        dueAtMs: expiresAtMs,
        command: { type, deadlineMs: expiresAtMs },
      },
    });
  });

  it('a deadline happens once: its id depends on the request and the deadline, not on the target', () => {
    const same = idOf(next(make.underReview(), 1));
    expect(idOf(next(make.underReview(), 2))).toBe(same);
    expect(idOf(next(make.underReview({ id: 'review-2' })))).not.toBe(same);
    expect(idOf(next(make.underReview({ expiresAtMs: 5 })))).not.toBe(same);
  });
});

describe('systemCommandId', () => {
  it('is a UUID of the free form', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;
    for (let i = 0; i < 1000; i++) expect(systemCommandId(`release-${i}`, 'apply', `${i}`)).toMatch(uuid);
  });

  it('never changes: ids given by an older process are recognised by a newer one', () => {
    expect(systemCommandId('release-1', 'apply', '7')).toBe('b9031446-f723-8ba4-822c-29c2b9e0c619');
  });

  it('differs for each release, kind and subject', () => {
    const ids = new Set<string>();
    for (const id of ['a', 'b', 'c'])
      for (const kind of ['apply', 'expireReview', 'expireOffline'])
        for (let n = 0; n < 500; n++) ids.add(systemCommandId(id, kind, `${n}`));
    expect(ids.size).toBe(3 * 3 * 500);
  });
});
