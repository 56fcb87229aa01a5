/** What a decision knows. */
import type { TargetApp } from '../registry/target-app.js';
import type { Target } from '../target/target.js';
import type { WindowState } from './freeze.js';
import type { Release } from './release.js';

/**
 * Everything that a decision on one target needs. `release`: the addressed one, null for a target command. `others`:
 * the other releases on the target that are not final.
 */
export interface Facts {
  readonly release: Release | null;
  readonly others: readonly Release[];
  readonly target: Target;
  readonly app: TargetApp;
  /** The change windows at the moment of the decision. Read for commands with `isGated` only, and for views. */
  readonly window: WindowState;
  /** Read for `advanceStep` only. */
  readonly automaticStep?: AutomaticStepFacts;
}

/** What may keep an automatic step from being made. */
export interface AutomaticStepFacts {
  /** The person for whom the plan runs may no longer bring the release to users. */
  readonly ownerLostRole: boolean;
  /** A stop command for the release or its target has no outcome yet. */
  readonly hasWaitingStop: boolean;
}

/** The facts of a command that addresses a release. */
export interface ReleaseFacts extends Facts {
  readonly release: Release;
}
