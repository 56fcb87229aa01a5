/** T1: a release of one version for one target comes into being. */
import { describe, expect, it } from '@jest/globals';
import { decideCreate, type WantedRelease } from '../../../domain/release/decide-create.js';
import { openWindow } from '../../../domain/release/freeze.js';
import type { Facts } from '../../../domain/release/facts.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import {
  app,
  created,
  createdAutomatic,
  nowMs,
  outcomeOf,
  release,
  releaseIn,
  target,
} from '../../support/domain/builders.js';

describe('T1 createRelease', () => {
  const wanted: WantedRelease = {
    id: 'release-2',
    salt: 'fedcba98',
    miniProgram: 'weather',
    version: '2.0.0',
    targetApp: 'wallet',
    environment: 'production',
    createdBy: 'alice',
    atMs: nowMs,
  };
  const cause = { actor: wanted.createdBy, atMs: wanted.atMs };
  const create = (before: Facts, environment: Environment) =>
    outcomeOf(before, decideCreate(before, { ...wanted, environment }, null), cause);
  const nothing = { release: null, others: [], app: app(), target: target(), window: openWindow };

  it('creates a release that serves no user, with its salt and algorithm fixed', () => {
    const after = create(nothing, 'production').thenApplied(['release-2 ReleaseCreated']);
    expect(releaseIn(after, 'release-2')).toEqual(
      release({
        state: created,
        createdAtMs: nowMs,
        statusSinceMs: nowMs,
        salt: 'fedcba98',
        revision: 1,
        lastChange: { atMs: nowMs, by: 'alice', type: 'ReleaseCreated', fromBp: 0, toBp: 0, reason: null },
      }),
    );
    expect(after.target).toEqual(nothing.target);
  });

  it.each(['development', 'test', 'sandbox'] as const)('leaves a release to %s to the system', (environment) => {
    const after = create(nothing, environment).thenApplied(['release-2 ReleaseCreated']);
    expect(releaseIn(after, 'release-2').state).toEqual(createdAutomatic);
  });

  it('is refused for a version that the target has met, however that ended', () => {
    const earlier = { id: 'release-0', status: 'CANCELED' } as const;
    outcomeOf(nothing, decideCreate(nothing, wanted, earlier), cause).thenRejected({
      code: 'VERSION_ALREADY_RELEASED_TO_TARGET',
      releaseId: 'release-0',
      status: 'CANCELED',
    });
  });

  it('is refused on a suspended target', () => {
    const suspension = { by: 'olga', reason: 'fraud', sinceMs: 5 };
    const before = { ...nothing, target: target({ suspension }) };
    create(before, 'production').thenRejected({ code: 'TARGET_SUSPENDED', ...suspension });
  });

  it('is refused for an environment that the target app does not offer', () => {
    const before = { ...nothing, app: app({ environments: ['production'] }) };
    const offered = ['production'] as const;
    create(before, 'sandbox').thenRejected({ code: 'ENVIRONMENT_NOT_OFFERED', environment: 'sandbox', offered });
  });

  it('judges environment, then version, then suspension', () => {
    const suspension = { by: 'olga', reason: 'fraud', sinceMs: 5 };
    const before = { ...nothing, app: app({ environments: ['test'] }), target: target({ suspension }) };
    const earlier = { id: 'release-0', status: 'ARCHIVED' } as const;
    const code = (environment: Environment) => {
      const decision = decideCreate(before, { ...wanted, environment }, earlier);
      return decision.outcome === 'REJECTED' ? decision.rejection.code : decision.outcome;
    };
    expect(code('sandbox')).toBe('ENVIRONMENT_NOT_OFFERED');
    expect(code('test')).toBe('VERSION_ALREADY_RELEASED_TO_TARGET');
  });
});
