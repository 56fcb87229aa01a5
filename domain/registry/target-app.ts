/**
 * A target app's part in a decision: environments, pilot testing and policy. The policy is read at each decision, so a
 * change applies from the next command on. A review keeps `selfApproval` and its expiry from when it was requested.
 */

export type Environment = 'development' | 'test' | 'sandbox' | 'production';

export const environments = ['development', 'test', 'sandbox', 'production'] as const satisfies readonly Environment[];

export interface TargetAppPolicy {
  readonly review: {
    /** Production is always reviewed, development and test never. */
    readonly sandbox: boolean;
    readonly selfApproval: boolean;
    readonly expiresAfterDays: number;
  };
  readonly percentages: {
    /** Percent, strictly increasing, each with at most two decimals. */
    readonly presets: readonly number[];
    readonly presetsOnly: boolean;
  };
  readonly firstReleaseMustBeFull: boolean;
}

export const defaultPolicy: TargetAppPolicy = {
  review: { sandbox: false, selfApproval: false, expiresAfterDays: 7 },
  percentages: { presets: [1, 5, 10, 20, 50, 100], presetsOnly: false },
  firstReleaseMustBeFull: false,
};

export interface TargetApp {
  readonly id: string;
  readonly environments: readonly Environment[];
  readonly pilotSupport: boolean;
  readonly policy: TargetAppPolicy;
  readonly confirmation: ConfirmationSource;
}

/** A policy change as a user writes it. Absent parts keep their value. */
export interface PolicyChange {
  readonly review?: Parts<TargetAppPolicy['review']>;
  readonly percentages?: Parts<TargetAppPolicy['percentages']>;
  readonly firstReleaseMustBeFull?: boolean | undefined;
}

type Parts<T> = { readonly [Part in keyof T]?: T[Part] | undefined } | undefined;

export function mergePolicy(
  { review, percentages, firstReleaseMustBeFull }: TargetAppPolicy,
  change: PolicyChange,
): TargetAppPolicy {
  return {
    review: {
      sandbox: change.review?.sandbox ?? review.sandbox,
      selfApproval: change.review?.selfApproval ?? review.selfApproval,
      expiresAfterDays: change.review?.expiresAfterDays ?? review.expiresAfterDays,
    },
    percentages: {
      presets: change.percentages?.presets ?? percentages.presets,
      presetsOnly: change.percentages?.presetsOnly ?? percentages.presetsOnly,
    },
    firstReleaseMustBeFull: change.firstReleaseMustBeFull ?? firstReleaseMustBeFull,
  };
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
