/**
 * What somebody wants of a release or a target. Imperative; percentages in basis points.
 * Values are checked before a command is made (contracts), so `decide` meets only well-formed ones.
 */
export type ReleaseCommand =
  | { readonly type: 'apply' }
  | { readonly type: 'withdraw' }
  | { readonly type: 'approve' }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'completeTesting' }
  | { readonly type: 'chooseType'; readonly releaseType: 'GRAYSCALE' }
  | {
      readonly type: 'setPercentage';
      /** 1…10000; 10000 is a full release. */
      readonly bp: number;
      readonly supersede: boolean;
      readonly reason: string | null;
    }
  | { readonly type: 'fullRelease'; readonly supersede: boolean; readonly reason: string | null }
  | { readonly type: 'pause'; readonly reason: string }
  | { readonly type: 'resume' }
  | { readonly type: 'reset'; readonly reason: string | null; readonly reshuffle: boolean }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'requestOffline'; readonly reason: string; readonly cancelActive: boolean }
  | { readonly type: 'withdrawOffline' }
  | { readonly type: 'approveOffline' }
  | { readonly type: 'rejectOffline'; readonly reason: string }
  /** `to`: the retained release to go back to; null is the previous baseline. */
  | { readonly type: 'rollback'; readonly reason: string; readonly to: string | null };

/** What only the system asks for: deadlines and the super app's answers. */
export type SystemCommand =
  | { readonly type: 'expireReview'; readonly deadlineMs: number }
  | { readonly type: 'expireOffline'; readonly deadlineMs: number }
  /** Attempt and share together name one step: within an attempt no share comes twice. */
  | { readonly type: 'confirmStep'; readonly attempt: number; readonly bp: number }
  | { readonly type: 'failStep'; readonly attempt: number; readonly bp: number; readonly cause: string };

export type TargetCommand =
  | { readonly type: 'forceOffline'; readonly reason: string }
  | { readonly type: 'liftSuspension'; readonly reason: string };

export type Command = ReleaseCommand | SystemCommand | TargetCommand;
export type ReleaseCommandType = ReleaseCommand['type'];
export type TargetCommandType = TargetCommand['type'];
export type CommandType = Command['type'];

export const releaseCommandTypes = [
  'apply',
  'withdraw',
  'approve',
  'reject',
  'completeTesting',
  'chooseType',
  'setPercentage',
  'fullRelease',
  'pause',
  'resume',
  'reset',
  'cancel',
  'requestOffline',
  'withdrawOffline',
  'approveOffline',
  'rejectOffline',
  'rollback',
] as const satisfies readonly ReleaseCommandType[];

export const targetCommandTypes = ['forceOffline', 'liftSuspension'] as const satisfies readonly TargetCommandType[];

export type StopCommandType = 'pause' | 'reset' | 'cancel' | 'rollback' | 'forceOffline';

/** Stop commands are never gated, overtake what waits, and are applied even with every worker dead. */
export function isStopCommand(type: string): type is StopCommandType {
  return type === 'pause' || type === 'reset' || type === 'cancel' || type === 'rollback' || type === 'forceOffline';
}

/** Go-live and approve commands: what a later stop settles as OVERTAKEN_BY_STOP while they still wait. */
export const overtakenTypes = [
  'apply',
  'approve',
  'completeTesting',
  'chooseType',
  'setPercentage',
  'fullRelease',
  'resume',
] as const satisfies readonly ReleaseCommandType[];

/** How far a stop reaches among the commands that wait: its release, or everything on the target. */
export function stopReach(type: StopCommandType): 'release' | 'target' {
  return type === 'rollback' || type === 'forceOffline' ? 'target' : 'release';
}

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
