import { describe, expect, it } from '@jest/globals';
import { exposureChange } from '../../../domain/push/exposure-change.js';
import { type PushFacts, pushWorkOf } from '../../../domain/push/what-to-push.js';
import type { GrayPhase, Release } from '../../../domain/release/release.js';
import { emptyTarget, type Target } from '../../../domain/target/target.js';

const key = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production' } as const;
const served = (releaseId: string) => ({ releaseId, version: '1.0.0' });
const candidate = (releaseId: string, bp = 100) => ({
  ...served(releaseId),
  bp,
  salt: '0'.repeat(32),
  hashVersion: 1 as const,
  sinceMs: 0,
  owner: 'alice',
});
const target = (part: Partial<Target> = {}): Target => ({ ...emptyTarget(key), revision: 7, ...part });
const gray = (phase: GrayPhase): Release =>
  ({ id: 'r2', attempt: 3, state: { status: 'GRAYSCALE_RELEASE', phase } }) as unknown as Release;
const applying = gray({ name: 'APPLYING', bp: 2_000, confirmedBp: 1_000, sinceMs: 5 });
const paused = (confirmedBp: number): Release =>
  gray({ name: 'PAUSED', bp: 2_000, confirmedBp, sinceMs: 6, by: 'bob', reason: 'crashes' });
const facts = (part: Partial<PushFacts>): PushFacts => ({
  target: target(),
  candidate: null,
  confirmedRevision: 6,
  fallRevision: null,
  ...part,
});

describe('pushWorkOf', () => {
  it('sends the target as it is when its revision is not confirmed', () => {
    expect(pushWorkOf(facts({}))).toEqual({ kind: 'target', step: null });
    expect(pushWorkOf(facts({ confirmedRevision: 7 }))).toEqual({ kind: 'nothing' });
  });

  it('names the step that the confirmation will confirm', () => {
    const step = { releaseId: 'r2', attempt: 3, bp: 2_000, sinceMs: 5 };
    expect(pushWorkOf(facts({ candidate: applying }))).toEqual({ kind: 'target', step });
  });

  it('asks again for a step whose revision was confirmed without it', () => {
    expect(pushWorkOf(facts({ candidate: applying, confirmedRevision: 7 }))).toMatchObject({ kind: 'target' });
  });

  it('does not send a raise that was paused before it was confirmed', () => {
    expect(pushWorkOf(facts({ candidate: paused(1_000) }))).toEqual({ kind: 'nothing' });
  });

  it('sends the fall that lies below a raise which must not be sent', () => {
    expect(pushWorkOf(facts({ candidate: paused(1_000), fallRevision: 7 }))).toEqual({ kind: 'lastFall' });
    expect(pushWorkOf(facts({ candidate: paused(1_000), fallRevision: 6 }))).toEqual({ kind: 'nothing' });
  });

  it('goes on delivering while a confirmed share is paused', () => {
    expect(pushWorkOf(facts({ candidate: paused(2_000) }))).toEqual({ kind: 'target', step: null });
  });
});

describe('exposureChange', () => {
  const none = { fell: [], rose: [] };

  it.each([
    ['a candidate that comes', target(), target({ candidate: candidate('r2') }), none],
    ['a candidate that grows', target({ candidate: candidate('r2') }), target({ candidate: candidate('r2', 9) }), none],
    ['a candidate that goes', target({ candidate: candidate('r2') }), target(), { ...none, fell: ['r2'] }],
    [
      'a candidate that makes room for another',
      target({ candidate: candidate('r2') }),
      target({ candidate: candidate('r3') }),
      { ...none, fell: ['r2'] },
    ],
    [
      'a candidate that becomes the baseline',
      target({ baseline: served('r1'), candidate: candidate('r2') }),
      target({ baseline: served('r2') }),
      { fell: ['r1'], rose: ['r2'] },
    ],
    [
      'a suspension',
      target({ baseline: served('r1'), candidate: candidate('r2') }),
      target({ suspension: { by: 'bob', reason: 'incident', sinceMs: 0 } }),
      { fell: ['r1', 'r2'], rose: [] },
    ],
    [
      'a release that leaves pilot testing',
      target({ pilots: [{ ...served('r2'), active: true, testers: 2 }] }),
      target({ pilots: [{ ...served('r3'), active: false, testers: 2 }] }),
      { ...none, fell: ['r2'] },
    ],
  ])('sees %s', (_name, before, after, expected) => {
    expect(exposureChange(before, after)).toEqual(expected);
  });
});
