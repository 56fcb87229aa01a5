/**
 * What a command asks for. Imperative; percentages in basis points. What is true of each command at all times is in
 * `command-catalog.ts`. Values are checked before a command is made (contracts), so `decide` gets only well-formed ones.
 */
import type { CommandType, ReleaseCommandType, SystemCommandType, TargetCommandType } from './command-catalog.js';

/** Adds nothing to a command. */
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
  /** `to`: the retained release to go back to; null is the previous baseline. */
  readonly rollback: { readonly reason: string; readonly to: string | null };
  readonly forceOffline: WithReason;
  readonly liftSuspension: WithReason;
  readonly expireReview: { readonly deadlineMs: number };
  readonly expireOffline: { readonly deadlineMs: number };
  /** Attempt and share together name one step: within an attempt no share comes twice. */
  readonly confirmStep: { readonly attempt: number; readonly bp: number };
  readonly failStep: { readonly attempt: number; readonly bp: number; readonly cause: string };
}

type CommandOf<Type extends CommandType> = { [T in Type]: { readonly type: T } & CommandArguments[T] }[Type];

export type ReleaseCommand = CommandOf<ReleaseCommandType>;
export type TargetCommand = CommandOf<TargetCommandType>;
/** What only the system asks for: deadlines and the super app's answers. */
export type SystemCommand = CommandOf<SystemCommandType>;
export type Command = CommandOf<CommandType>;

/** The circumstances of a command. `fresh` brings the randomness that a pure decision cannot draw. */
export interface CommandContext {
  readonly actor: string;
  readonly atMs: number;
  /** When the command reached us; a review's expiry is held against this. */
  readonly receivedAtMs: number;
  readonly expectedRevision: number | null;
  readonly fresh: { readonly id: string; readonly salt: string };
}

export function isSystemActor(actor: string): boolean {
  return actor.startsWith('system:');
}
