/** Arguments that several commands have. */
import type { Override } from './freeze.js';

/** No arguments. */
export type NoArguments = unknown;

export interface MayOverride {
  /** Passes the change windows of the workspaces in which the author may override them. */
  readonly override?: Override;
}

export interface WithReason {
  readonly reason: string;
}

/** Absent: none was given, as in every row of older programs. */
export interface MayHaveReason {
  readonly reason?: string;
}
