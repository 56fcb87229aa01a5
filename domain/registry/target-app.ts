/**
 * A target app's part in a decision: environments, pilot testing and policy. The policy is read at each decision, so a
 * change applies from the next command on. A review keeps `selfApproval` and its expiry from when it was requested.
 */

import type { TargetAppPolicy } from './target-app-policy.js';

export type Environment = 'development' | 'test' | 'sandbox' | 'production';

export const environments = ['development', 'test', 'sandbox', 'production'] as const satisfies readonly Environment[];

export interface TargetApp {
  readonly id: string;
  readonly environments: readonly Environment[];
  readonly pilotSupport: boolean;
  readonly policy: TargetAppPolicy;
  readonly confirmation: ConfirmationSource;
}

/** Whether going live and going offline need a reviewer in this environment. */
export function needsReview(app: TargetApp, environment: Environment): boolean {
  return environment === 'production' || (environment === 'sandbox' && app.policy.review.sandbox);
}

/** Whether a release in this environment passes pilot testing: production and sandbox of an app that supports it. */
export function needsPilot(app: TargetApp, environment: Environment): boolean {
  return app.pilotSupport && (environment === 'production' || environment === 'sandbox');
}

interface SourceEntry {
  /** The actor of its answers. Null: the commit of the step confirms it. */
  readonly answersAs: string | null;
}

/**
 * What confirms that the users of a target app are served a step. A source that answers later keeps the step APPLYING
 * until it gives `confirmStep` or `failStep` under its actor. To add a source: an entry here and the part that answers.
 */
export const confirmationSources = {
  COMMIT: { answersAs: null },
  /** The super app answers a push. */
  PUSH: { answersAs: 'system:push' },
} as const satisfies Readonly<Record<string, SourceEntry>>;

export type ConfirmationSource = keyof typeof confirmationSources;

export function isConfirmedByCommit(source: ConfirmationSource): boolean {
  return confirmationSources[source].answersAs === null;
}
