/** What commands do to the table of reviews: each event of `decide` is put before `reviewChange`. */
import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { type DomainEvent, evolve } from '../../../domain/release/events.js';
import type { Facts } from '../../../domain/release/facts.js';
import type { Release } from '../../../domain/release/release.js';
import { reviewChange } from '../../../domain/review/review-change.js';
import * as make from '../../support/domain/builders.js';

const releasesIn = (facts: Facts): Release[] => [facts.release, ...facts.others].filter((one) => one !== null);

/** Per release: what its event did to its reviews; null entries are left out. */
function changesOf(before: Facts, command: Command): Record<string, unknown> {
  const decision = decide(before, command, make.context());
  if (decision.outcome !== 'APPLIED') throw new Error(`${command.type} was not applied`);
  const changes: Record<string, unknown> = {};
  let facts = before;
  for (const event of decision.events) {
    const next = evolve(facts, event, make.context());
    if (event.aggregate === 'release') {
      const change = changeOf(facts, next, event);
      if (change !== null) changes[event.releaseId] = change;
    }
    facts = next;
  }
  return changes;
}

function changeOf(before: Facts, after: Facts, event: Extract<DomainEvent, { aggregate: 'release' }>) {
  const was = releasesIn(before).find((one) => one.id === event.releaseId) ?? null;
  return reviewChange(was, make.releaseIn(after, event.releaseId), event.type);
}

const inState = (state: Release['state'], parts: make.FactsParts & { environment?: Release['environment'] } = {}) =>
  make.facts({ ...parts, release: make.release({ state, environment: parts.environment ?? 'production' }) });
const closed = (outcome: string, bySystem: boolean) => ({ kind: 'closed', id: 'review-1', outcome, bySystem });
const retained = [{ releaseId: 'old-1', version: '0.1.0' }];
const { expiresAtMs: deadlineMs } = make.openReview;

describe('reviewChange', () => {
  it('opens a review at apply', () => {
    const change = changesOf(inState(make.created), { type: 'apply' });
    expect(change).toEqual({
      'release-2': { kind: 'opened', reviewKind: 'RELEASE', review: expect.objectContaining({ id: 'fresh-id' }) },
    });
  });

  it('opens an offline review at the request', () => {
    const change = changesOf(inState(make.full()), { type: 'requestOffline', reason: 'over', cancelActive: true });
    const review = { id: 'fresh-id', reason: 'over', cancelActive: true };
    expect(change).toEqual({
      'release-2': { kind: 'opened', reviewKind: 'OFFLINE', review: expect.objectContaining(review) },
    });
  });

  it.each<[string, Command, string, boolean]>([
    ['approve', { type: 'approve' }, 'APPROVED', false],
    ['reject', { type: 'reject', reason: 'no' }, 'REJECTED', false],
    ['withdraw', { type: 'withdraw' }, 'WITHDRAWN', false],
    ['the expiry', { type: 'expireReview', deadlineMs }, 'EXPIRED', true],
  ])('%s closes the review of a release', (_, command, outcome, bySystem) => {
    expect(changesOf(inState(make.underReview()), command)).toEqual({ 'release-2': closed(outcome, bySystem) });
  });

  it.each<[string, Command, string, boolean]>([
    ['approveOffline', { type: 'approveOffline' }, 'APPROVED', false],
    ['rejectOffline', { type: 'rejectOffline', reason: 'no' }, 'REJECTED', false],
    ['withdrawOffline', { type: 'withdrawOffline' }, 'WITHDRAWN', false],
    ['the expiry', { type: 'expireOffline', deadlineMs }, 'EXPIRED', true],
    ['T19 rollback', { type: 'rollback', reason: 'crashes', to: null }, 'WITHDRAWN', true],
  ])('%s closes an offline request', (_, command, outcome, bySystem) => {
    const before = inState(make.full({}), { target: { retained } });
    expect(changesOf(before, command)).toEqual({ 'release-2': closed(outcome, bySystem) });
  });

  it('T16 a full release of another closes the offline request as withdrawn by the system', () => {
    const before = inState(make.preparation, { others: [make.baseline({ state: make.full({}) })] });
    const change = changesOf(before, { type: 'fullRelease', supersede: false, reason: null });
    expect(change).toEqual({ 'release-1': closed('WITHDRAWN', true) });
  });

  it('T18 force offline closes every review on the target as withdrawn by the system', () => {
    const others = [
      make.baseline({ state: make.full({}) }),
      make.release({ state: make.underReview({ id: 'review-2' }) }),
    ];
    const before = { ...make.facts({ others }), release: null };
    const change = changesOf(before, { type: 'forceOffline', reason: 'fraud' });
    expect(change).toEqual({
      'release-1': closed('WITHDRAWN', true),
      'release-2': { ...closed('WITHDRAWN', true), id: 'review-2' },
    });
  });

  it('an offline that cancels what is active withdraws the reviews among it', () => {
    const others = [make.release({ id: 'release-3', state: make.underReview({ id: 'review-3' }) })];
    const before = inState(make.full({ cancelActive: true }), { others });
    expect(changesOf(before, { type: 'approveOffline' })).toEqual({
      'release-2': closed('APPROVED', false),
      'release-3': { ...closed('WITHDRAWN', false), id: 'review-3' },
    });
  });

  it('an offline that needs no review opens and closes none', () => {
    const before = inState(make.full(), { environment: 'test' });
    expect(changesOf(before, { type: 'requestOffline', reason: 'over', cancelActive: false })).toEqual({});
  });

  it.each<[string, Facts, Command]>([
    ['pause', inState(make.serving(100)), { type: 'pause', reason: 'r' }],
    ['fullRelease', inState(make.preparation), { type: 'fullRelease', supersede: false, reason: null }],
    ['cancel', inState(make.pilotTesting), { type: 'cancel', reason: 'r' }],
  ])('%s has nothing to do with reviews', (_, before, command) => {
    expect(changesOf(before, command)).toEqual({});
  });

  it('a release that comes into being has no review', () => {
    expect(reviewChange(null, make.release({ state: make.full() }), 'RollbackReleased')).toBeNull();
  });
});
