/**
 * Random histories of a target: several releases, people who know what they do and people who do not, timers, the super
 * app's answers, changes of policy. Steered: most commands fit the release they address, or no history would get far.
 */
import { type ConfirmationSource, confirmationSources } from '../../../domain/registry/target-app.js';
import type { PolicyChange } from '../../../domain/registry/target-app-policy.js';
import fc from 'fast-check';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';

export type Circumstances = {
  readonly pick: number;
  readonly actor: string;
  readonly bp: number;
  readonly flag: boolean;
  readonly expects: 'nothing' | 'current' | 'stale';
};
export type Action = Circumstances &
  (
    | { readonly kind: 'create'; readonly version: number }
    | { readonly kind: 'move'; readonly move: number }
    | { readonly kind: 'stray'; readonly type: (typeof strayTypes)[number] }
    | { readonly kind: 'answer'; readonly fails: boolean; readonly late: number }
    /** Likely is a lift: suspended or not, or no history would get far. */
    | { readonly kind: 'target'; readonly isLikely: boolean }
    | { readonly kind: 'tester' }
    | { readonly kind: 'sleep'; readonly hours: number }
    | { readonly kind: 'timers' }
    /** The next command of the system. Rarely its decision fails, its owner lost the role, or a stop waits. */
    | { readonly kind: 'due'; readonly outcome: 'decided' | 'fails' | 'ownerLostRole' | 'stopWaits' }
    | { readonly kind: 'policy'; readonly change: PolicyChange }
    /** Closes the change windows, or opens them. */
    | { readonly kind: 'windows'; readonly closed: 'no' | 'ours' | 'theirs' | 'exempted' }
  );

export const strayTypes = [
  ...releaseCommandTypes,
  'expireReview',
  'expireOffline',
  'advanceStep',
  'recheckPlan',
  'remindStepApproval',
  'expireStepApproval',
  'planDeadline',
] as const;
const circumstances = {
  pick: fc.nat(1000),
  actor: fc.constantFrom('ann', 'ben', 'cat'),
  bp: fc.oneof(fc.constantFrom(1, 100, 500, 1000, 2000, 5000, 9999, 10_000), fc.integer({ min: 1, max: 10_000 })),
  flag: fc.boolean(),
  expects: fc.oneof(
    { weight: 25, arbitrary: fc.constant('nothing' as const) },
    { weight: 2, arbitrary: fc.constant('current' as const) },
    { weight: 1, arbitrary: fc.constant('stale' as const) },
  ),
} as const;

type Arbitraries<Parts> = { readonly [Name in keyof Parts]: fc.Arbitrary<Parts[Name]> };

function action<Kind extends Action['kind'], Parts extends object>(kind: Kind, parts: Arbitraries<Parts>) {
  return fc
    .tuple(fc.record(circumstances), fc.record<Parts>(parts))
    .map(([around, more]) => ({ kind, ...around, ...more }));
}

const policyChange: fc.Arbitrary<PolicyChange> = fc.oneof(
  fc.record({ firstReleaseMustBeFull: fc.boolean() }),
  fc.record({ percentages: fc.record({ presetsOnly: fc.boolean() }) }),
  fc.record({ review: fc.record({ sandbox: fc.boolean(), selfApproval: fc.boolean() }) }),
  fc.record({
    rollout: fc.record({
      propagationLag: fc.constantFrom('PT0S', 'PT2M'),
      minBake: fc.constantFrom('PT1M', 'PT8M'),
      resumeGrace: fc.constantFrom('PT0S', 'PT1H'),
      openingSpread: fc.constantFrom('PT0S', 'PT1H'),
      approvalFrom: fc.constantFrom(null, 0.01, 15, 100),
    }),
  }),
  fc.record({ review: fc.record({ expiresAfterDays: fc.integer({ min: 1, max: 9 }) }) }),
);

const dueOutcome = fc.constantFrom(
  ...(['decided', 'decided', 'decided', 'fails', 'ownerLostRole', 'stopWaits'] as const),
);

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 18, arbitrary: action('create', { version: fc.nat(30) }) },
  // The first move of a stage leads on: half of the moves are that.
  { weight: 90, arbitrary: action('move', { move: fc.oneof(fc.constant(0), fc.nat(1000)) }) },
  { weight: 12, arbitrary: action('stray', { type: fc.constantFrom(...strayTypes) }) },
  { weight: 16, arbitrary: action('answer', { fails: fc.boolean(), late: fc.constantFrom(0, 0, 0, 1) }) },
  { weight: 8, arbitrary: action('target', { isLikely: fc.integer({ min: 0, max: 24 }).map((n) => n > 0) }) },
  { weight: 2, arbitrary: action('tester', {}) },
  { weight: 2, arbitrary: action('sleep', { hours: fc.oneof(fc.nat(48), fc.constant(24 * 8)) }) },
  { weight: 5, arbitrary: action('timers', {}) },
  { weight: 8, arbitrary: action('due', { outcome: dueOutcome }) },
  { weight: 2, arbitrary: action('policy', { change: policyChange }) },
  { weight: 3, arbitrary: action('windows', { closed: fc.constantFrom('no', 'no', 'ours', 'theirs', 'exempted') }) },
);

export interface GeneratedHistory {
  readonly environment: 'production' | 'sandbox' | 'test';
  readonly pilotSupport: boolean;
  readonly confirmation: ConfirmationSource;
  readonly policy: PolicyChange;
  readonly actions: readonly Action[];
}

export const anyHistory: fc.Arbitrary<GeneratedHistory> = fc.record({
  environment: fc.constantFrom('production', 'production', 'production', 'production', 'sandbox', 'test'),
  pilotSupport: fc.boolean(),
  confirmation: fc.constantFrom(...(Object.keys(confirmationSources) as ConfirmationSource[])),
  policy: fc.oneof(
    fc.constant({}),
    policyChange,
    fc.constantFrom(0.01, 15).map((approvalFrom) => ({ rollout: { approvalFrom } })),
  ),
  // Without bias: fast-check prefers short lists, and nothing happens in a short history.
  actions: fc.noBias(fc.array(anyAction, { maxLength: 160, size: 'max' })),
});
