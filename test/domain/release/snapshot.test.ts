import { describe, expect, it } from '@jest/globals';
import { type ReleaseSnapshot, snapshotOf } from '../../../domain/release/release.js';
import * as build from '../../support/domain/builders.js';

describe('a snapshot', () => {
  it('has every field of a release but the salt and the version of the hash', () => {
    const release = build.release();
    const hidden = ['salt', 'hashVersion'];
    const shown = Object.fromEntries(Object.entries(release).filter(([name]) => !hidden.includes(name)));
    expect(snapshotOf(release, 3)).toEqual({ release: shown, targetRevision: 3 });
  });

  it('leaves out a field that it does not list', () => {
    const release = { ...build.release(), testers: ['alice'] };
    expect(snapshotOf(release, 3).release).not.toHaveProperty('testers');
  });

  it('is refused by the compiler with a salt in it', () => {
    // @ts-expect-error a release with its salt is no part of a snapshot
    const snapshot: ReleaseSnapshot = { release: build.release(), targetRevision: 3 };
    expect(snapshot.targetRevision).toBe(3);
  });
});
