/** The settings that make a difference to the rules, each explored on its own. */
import { type Environment, environments } from '../../domain/registry/target-app.js';
import { defaultPolicy, mergePolicy, type PolicyChange } from '../../domain/registry/target-app-policy.js';
import type { Setting } from './explore.js';

const strict: PolicyChange = { percentages: { presetsOnly: true }, firstReleaseMustBeFull: true };

export const production: readonly Setting[] = [
  setting('production', false, 'COMMIT', {}),
  setting('production', false, 'COMMIT', strict),
  setting('production', false, 'PUSH', {}),
  setting('production', true, 'COMMIT', {}),
];

/** One with and one without answers of the super app. */
export const withPlans: readonly Setting[] = (['COMMIT', 'PUSH'] as const).map((confirmation) => ({
  ...setting('production', false, confirmation, {}),
  withPlan: true,
}));

export const outsideProduction: readonly Setting[] = [
  setting('test', true, 'COMMIT', { review: { sandbox: true } }),
  ...[false, true].flatMap((pilotSupport) =>
    [false, true].map((sandbox) => setting('sandbox', pilotSupport, 'COMMIT', { review: { sandbox } })),
  ),
];

function setting(
  environment: Environment,
  pilotSupport: boolean,
  confirmation: 'COMMIT' | 'PUSH',
  policy: PolicyChange,
): Setting {
  const app = { id: 'wallet', environments, pilotSupport, confirmation, policy: mergePolicy(defaultPolicy, policy) };
  return { environment, app };
}
