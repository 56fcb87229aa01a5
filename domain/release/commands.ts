/**
 * Commands and their arguments. Percentages in basis points. Constant properties of each command are in
 * `command-catalog.ts`. Contracts check the values first, so `decide` gets only well-formed commands.
 */
import type { CommandType, ReleaseCommandType, SystemCommandType, TargetCommandType } from './command-catalog.js';

/** No arguments. */
type None = unknown;

interface WithReason {
  readonly reason: string;
}

interface CommandArguments {
  readonly apply: None;
  readonly withdraw: None;
  readonly approve: None;
  readonly reject: WithReason;
  readonly completeTesting: None;
  readonly chooseType: { readonly releaseType: 'GRAYSCALE' };
  readonly setPercentage: {
    /** 1…10000; 10000 is a full release. */
    readonly bp: number;
    readonly supersede: boolean;
    readonly reason: string | null;
  };
  readonly fullRelease: { readonly supersede: boolean; readonly reason: string | null };
  readonly pause: WithReason;
  readonly resume: None;
  readonly reset: { readonly reason: string | null; readonly reshuffle: boolean };
  readonly cancel: WithReason;
  readonly requestOffline: { readonly reason: string; readonly cancelActive: boolean };
  readonly withdrawOffline: None;
  readonly approveOffline: None;
  readonly rejectOffline: WithReason;
  /** `to`: the retained release to restore. Null: the previous baseline. */
  readonly rollback: { readonly reason: string; readonly to: string | null };
  readonly forceOffline: WithReason;
  readonly liftSuspension: WithReason;
  readonly expireReview: { readonly deadlineMs: number };
  readonly expireOffline: { readonly deadlineMs: number };
  /** Attempt and share together identify a step: within an attempt each share occurs once. */
  readonly confirmStep: { readonly attempt: number; readonly bp: number };
  readonly failStep: { readonly attempt: number; readonly bp: number; readonly cause: string };
}

export type CommandOf<Type extends CommandType> = { [T in Type]: { readonly type: T } & CommandArguments[T] }[Type];

export type ReleaseCommand = CommandOf<ReleaseCommandType>;
export type TargetCommand = CommandOf<TargetCommandType>;
/** Commands that only the system gives: for deadlines and for answers of the super app. */
export type SystemCommand = CommandOf<SystemCommandType>;
export type Command = CommandOf<CommandType>;

/** The context of a command. `fresh` holds the random values that a pure function cannot draw. */
export interface CommandContext {
  readonly actor: string;
  readonly atMs: number;
  /** When the API received the command. A review's expiry is compared with this time. */
  readonly receivedAtMs: number;
  readonly expectedRevision: number | null;
  readonly fresh: { readonly id: string; readonly salt: string };
}

export function isSystemActor(actor: string): boolean {
  return actor.startsWith('system:');
}
