/**
 * The activities as workflow code sees them: types only, no implementation behind them here.
 * Each is safe to repeat; refusals are returned, only what waiting may cure is thrown.
 */
import type { ReleaseCommand, SystemCommand } from '../domain/release/commands.js';
import type { ReleaseSnapshot } from '../domain/release/next-step.js';
import type { Rejection, RejectionCode } from '../domain/release/rejections.js';

export interface ReleaseActivities {
  /** Null when there is no such release. */
  loadSnapshot(input: { readonly releaseId: string }): Promise<ReleaseSnapshot | null>;
  applyCommand(input: ApplyCommandInput): Promise<AppliedCommand>;
}

export interface ApplyCommandInput {
  readonly commandId: string;
  readonly releaseId: string;
  /** What to record when the ledger knows no such command. */
  readonly ifAbsent: AbsentCommand;
}

/** A command that no API wrote down: the system's own, or one that was signalled past the API. */
export type AbsentCommand =
  | { readonly is: 'taken'; readonly actor: string; readonly command: ReleaseCommand | SystemCommand }
  | {
      readonly is: 'refused';
      /** As it was sent, cut to its limit: the name of the signal. */
      readonly type: string;
      readonly rejection: Extract<Rejection, { code: 'UNATTRIBUTED' | 'MALFORMED' }>;
    };

export interface AppliedCommand {
  readonly outcome: 'APPLIED' | 'NO_OP' | 'REJECTED';
  readonly code: RejectionCode | null;
  /** Who gave it, according to the ledger. */
  readonly actor: string;
  readonly snapshot: ReleaseSnapshot;
}
