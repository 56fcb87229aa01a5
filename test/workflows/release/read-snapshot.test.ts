import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReleaseState, snapshotOf } from '../../../domain/release/release.js';
import { releaseView } from '../../../domain/release/release-view.js';
import { readSnapshot } from '../../../workflows/release/read-snapshot.js';
import * as build from '../../support/domain/builders.js';

const states: Record<string, ReleaseState> = {
  created: build.created,
  underReview: build.underReview(),
  pilotTesting: build.pilotTesting,
  preparation: build.preparation,
  ready: build.ready,
  applying: build.applying(500),
  serving: build.serving(500),
  paused: build.paused(500),
  full: build.full(),
  offlineRequested: build.full({}),
  canceled: build.ended('CANCELED'),
};

describe('a snapshot in a signal', () => {
  it.each(Object.entries(states))('is accepted if it is valid: %s', (_name, state) => {
    const snapshot = snapshotOf(build.release({ state }), 3);
    expect(readSnapshot(JSON.parse(JSON.stringify(snapshot)), snapshot.release.id, false)).toEqual(snapshot);
  });

  it('is accepted from an older program, without the salt that it sent', () => {
    const release = build.release();
    expect(readSnapshot({ release, targetRevision: 3 }, release.id, false)).toEqual(snapshotOf(release, 3));
  });

  it('is refused without a salt by a run that began before 0.2.0', () => {
    const { release } = snapshotOf(build.release(), 3);
    expect(readSnapshot({ release, targetRevision: 3 }, release.id, true)).toBeNull();
    expect(readSnapshot({ release: build.release(), targetRevision: 3 }, release.id, true)).not.toBeNull();
  });

  it('is refused for another release', () => {
    expect(readSnapshot({ release: build.release(), targetRevision: 3 }, 'another', false)).toBeNull();
  });

  it('can be shown if it is accepted, with any one value replaced by any other', () => {
    const anyPath = fc.constantFrom(
      ...Object.values(states).flatMap((state) => pathsOf({ release: build.release({ state }), targetRevision: 3 })),
    );
    const anyState = fc.constantFrom(...Object.values(states));
    fc.assert(
      fc.property(anyState, anyPath, fc.anything(), (state, path, value) => {
        const { id } = build.release();
        const snapshot = structuredCloneWith({ release: build.release({ state }), targetRevision: 3 }, path, value);
        const taken = readSnapshot(snapshot, id, false);
        if (taken !== null) releaseView(taken.release);
      }),
      { numRuns: 2_000 },
    );
  });
});

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))];
}

function structuredCloneWith(value: unknown, [name, ...rest]: Path, replacement: unknown): unknown {
  if (name === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  const inner: unknown = (value as Record<string, unknown>)[name];
  return { ...value, [name]: structuredCloneWith(inner, rest, replacement) };
}
