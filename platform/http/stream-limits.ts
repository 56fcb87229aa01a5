/** How many streams one token and one process may hold open; 0 is no limit. */
export interface StreamLimits {
  readonly perToken: number;
  readonly perProcess: number;
}

export const defaultStreamLimits: StreamLimits = { perToken: 20, perProcess: 2_000 };

/** Of the decision plane. All users of a page share its token, so one token may hold many. */
export const defaultDecisionStreamLimits: StreamLimits = { perToken: 10_000, perProcess: 19_000 };
