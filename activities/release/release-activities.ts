/**
 * Types of the release activities for workflow code, without their implementation. Each is idempotent. Rejections are
 * returned. Only failures that a retry can cure are thrown.
 */
import type { ReleaseSnapshot } from '../../domain/release/release.js';
import type { RejectionCode } from '../../domain/release/rejections.js';
import type { ExternalCommand } from '../../store/release/ledger/external-command.js';

/** The failure type that marks a database outage for workflows. */
export type DatabaseFailureType = 'DatabaseUnavailable';

export interface ReleaseActivities {
  /** Null when the release does not exist. */
  loadSnapshot(input: { readonly releaseId: string }): Promise<ReleaseSnapshot | null>;
  applyCommand(input: ApplyCommandInput): Promise<AppliedCommand>;
}

export interface ApplyCommandInput {
  readonly commandId: string;
  readonly releaseId: string;
  /** What to record when the ledger has no command with this id. */
  readonly ifAbsent: ExternalCommand;
}

export interface AppliedCommand {
  readonly outcome: 'APPLIED' | 'NO_OP' | 'REJECTED';
  readonly code: RejectionCode | null;
  /** The user who gave the command, according to the ledger. */
  readonly actor: string;
  readonly snapshot: ReleaseSnapshot;
}
