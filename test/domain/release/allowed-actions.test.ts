import { describe, expect, it } from '@jest/globals';
import { allowedActions } from '../../../domain/release/allowed-actions.js';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import type { Facts } from '../../../domain/release/facts.js';
import type { ReleaseState } from '../../../domain/release/release.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import { threeSteps } from '../plan/planned-release.js';
import * as make from '../../support/domain/builders.js';

const asker = { actor: 'dave', atMs: make.nowMs };
const retained = [{ releaseId: 'old-1', version: '0.1.0' }];
const allowedTypes = (facts: Facts, actor = 'dave') =>
  allowedActions(facts, { ...asker, actor })
    .filter((action) => action.allowed)
    .map((action) => action.type);
const inState = (state: ReleaseState, parts: make.FactsParts = {}) =>
  make.facts({ release: make.release({ state }), ...parts });

describe('allowedActions', () => {
  it.each([
    ['created', make.created, ['apply']],
    ['under review', make.underReview(), ['withdraw', 'approve', 'reject']],
    ['in pilot testing', make.pilotTesting, ['completeTesting', 'cancel']],
    ['in preparation', make.preparation, ['chooseType', 'setPercentage', 'fullRelease', 'cancel', 'startPlan']],
    ['ready', make.ready, ['setPercentage', 'fullRelease', 'reset', 'cancel', 'startPlan']],
    ['applying', make.applying(1000), ['pause', 'reset', 'cancel', 'startPlan']],
    ['serving', make.serving(1000), ['setPercentage', 'fullRelease', 'pause', 'reset', 'cancel', 'startPlan']],
    ['paused', make.paused(1000), ['resume', 'reset', 'cancel']],
    ['full', make.full(), ['requestOffline']],
    ['full with a request', make.full({}), ['withdrawOffline', 'approveOffline', 'rejectOffline']],
    ['canceled', make.ended('CANCELED'), []],
  ])('%s: what would change something, and nothing else', (_, state, types) => {
    expect(allowedTypes(inState(state))).toEqual(types);
  });

  it('offers a rollback where something is retained', () => {
    expect(allowedTypes(inState(make.full(), { target: { retained } }))).toEqual(['requestOffline', 'rollback']);
  });

  it('says why not, with the rejection that the command would meet', () => {
    const holder = make.release({ id: 'release-3', state: make.serving(500) });
    const actions = allowedActions(inState(make.preparation, { others: [holder] }), asker);
    const rejection = { code: 'TARGET_BUSY', holder: expect.objectContaining({ releaseId: 'release-3' }) };
    expect(actions).toContainEqual({ type: 'setPercentage', allowed: false, rejection });
    expect(actions).toContainEqual({ type: 'fullRelease', allowed: false, rejection });
  });

  it('depends on the user: the requester of a review is not offered its approval', () => {
    expect(allowedTypes(inState(make.underReview()), 'alice')).toEqual(['withdraw', 'reject']);
  });

  it('says above which percentage a new one must be', () => {
    const actions = allowedActions(inState(make.serving(1234)), asker);
    expect(actions).toContainEqual({ type: 'setPercentage', allowed: true, above: 12.34 });
  });

  it('judges a raise by the next preset where presets are all there is, and by 100 % after the last', () => {
    const policy = { percentages: { presets: [1, 5], presetsOnly: true } };
    for (const bp of [50, 100, 499, 500, 9999])
      expect(allowedTypes(inState(make.serving(bp), { app: make.app({ policy }) }))).toContain('setPercentage');
  });

  it('is about the target where no release is addressed', () => {
    const facts = { ...inState(make.created), release: null };
    expect(allowedActions(facts, asker)).toEqual([
      { type: 'forceOffline', allowed: true },
      { type: 'liftSuspension', allowed: false },
    ]);
    const suspension = { by: 'olga', reason: 'fraud', sinceMs: 1 };
    expect(allowedTypes({ ...facts, target: { ...facts.target, suspension } })).toEqual(['liftSuspension']);
  });
});

/** Every form of every command, so that "not allowed" can be held against all of them. */
const forms: readonly ReleaseCommand[] = [
  { type: 'apply' },
  { type: 'withdraw' },
  { type: 'approve' },
  { type: 'reject', reason: 'r' },
  { type: 'completeTesting' },
  { type: 'chooseType', releaseType: 'GRAYSCALE' },
  ...[1, 100, 101, 500, 1000, 1001, 1234, 5000, 9999].map(
    (bp) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const,
  ),
  { type: 'fullRelease', supersede: false, reason: null },
  { type: 'pause', reason: 'r' },
  { type: 'resume' },
  { type: 'reset', reason: null, reshuffle: false },
  { type: 'reset', reason: 'r', reshuffle: true },
  { type: 'cancel', reason: 'r' },
  { type: 'startPlan', template: null, steps: threeSteps, startAtMs: null, reason: null },
  { type: 'startPlan', template: null, steps: threeSteps.slice(-1), startAtMs: null, reason: null },
  { type: 'requestOffline', reason: 'r', cancelActive: false },
  { type: 'withdrawOffline' },
  { type: 'approveOffline' },
  { type: 'rejectOffline', reason: 'r' },
  { type: 'rollback', reason: 'r', to: null },
  { type: 'rollback', reason: 'r', to: 'old-1' },
];

const states: readonly ReleaseState[] = [
  make.created,
  make.createdAutomatic,
  make.underReview(),
  make.underReview({ selfApproval: true }),
  make.pilotTesting,
  make.preparation,
  make.ready,
  make.applying(1000),
  make.serving(1000),
  make.paused(1000, 500),
  make.full(),
  make.full({}),
  make.full({ selfApproval: true }),
  make.ended('OFFLINE', 'OWNER'),
];

const apps = [
  make.app(),
  make.app({ pilotSupport: true, confirmation: 'PUSH' }),
  make.app({ policy: { percentages: { presetsOnly: true }, review: { sandbox: true } } }),
  make.app({ policy: { firstReleaseMustBeFull: true } }),
];

const otherSets = [
  [],
  [make.release({ id: 'release-3', state: make.serving(500) })],
  [make.release({ id: 'release-3', state: make.pilotTesting })],
];

describe.each<Environment>(['production', 'sandbox', 'test'])(
  'allowedActions and decide agree in %s',
  (environment) => {
    it.each(states.map((state) => [state.status, state] as const))('%s', (_, state) => {
      for (const app of apps)
        for (const others of otherSets)
          for (const actor of ['alice', 'dave']) {
            const facts = make.facts({
              release: make.release({ state, environment }),
              others,
              app,
              target: { retained },
            });
            const isApplied = (command: ReleaseCommand) =>
              decide(facts, command, make.context({ actor })).outcome === 'APPLIED';
            const applied = new Set(forms.filter(isApplied).map((command) => command.type));
            expect(new Set(allowedTypes(facts, actor))).toEqual(applied);
          }
    });
  },
);
