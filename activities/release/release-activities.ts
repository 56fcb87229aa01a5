/**
 * The activities as workflow code sees them: types only, no implementation behind them here.
 * Each is safe to repeat; refusals are returned, only what waiting may cure is thrown.
 */
import type { ReleaseSnapshot } from '../../domain/release/snapshot.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import type { ExternalCommand } from '../../store/release/ledger/external-command.js';

/** The type of the failure by which a workflow knows that the database does not answer. */
export type DatabaseFailureType = 'DatabaseUnavailable';

export interface ReleaseActivities {
  /** Null when there is no such release. */
  loadSnapshot(input: { readonly releaseId: string }): Promise<ReleaseSnapshot | null>;
  applyCommand(input: ApplyCommandInput): Promise<AppliedCommand>;
}

export interface ApplyCommandInput {
  readonly commandId: string;
  readonly releaseId: string;
  /** What to record when the ledger knows no such command. */
  readonly ifAbsent: ExternalCommand;
}

export interface AppliedCommand {
  readonly outcome: 'APPLIED' | 'NO_OP' | 'REJECTED';
  readonly code: RejectionCode | null;
  /** Who gave it, according to the ledger. */
  readonly actor: string;
  readonly snapshot: ReleaseSnapshot;
}
