/** What a blocker is. The blockers of a release are in `blockers.ts`, those of its plan in `plan-blockers.ts`. */
import type { ReleaseCommandType, TargetCommandType } from './command-catalog.js';
import type { HoldKind } from '../plan/plan.js';
import type { BlockingWindow } from './freeze.js';
import type { Holder } from './rejection-catalog.js';

export type BlockerCode =
  | 'NOT_APPLIED'
  | 'TARGET_SUSPENDED'
  | 'VERSION_MUST_INCREASE'
  | 'REVIEW_PENDING'
  | 'TESTING_NOT_COMPLETED'
  | 'TYPE_NOT_CHOSEN'
  | 'TARGET_BUSY'
  | 'FIRST_RELEASE_MUST_BE_FULL'
  | 'STEP_IN_PROGRESS'
  | 'PAUSED'
  | 'FROZEN'
  | 'BAKING'
  | 'AWAITING_ADVANCE'
  | 'AWAITING_APPROVAL'
  | 'PLAN_HELD'
  | 'PLAN_REQUIRED'
  | 'OFFLINE_REVIEW_PENDING';

export interface Blocker {
  readonly code: BlockerCode;
  readonly sinceMs: number;
  readonly by: string | null;
  readonly clearedBy: { readonly type: ReleaseCommandType | TargetCommandType } | null;
  readonly holder?: Holder;
  /** When it ends by itself. Null: not known. Absent: never by itself. */
  readonly untilMs?: number | null;
  readonly windows?: readonly BlockingWindow[];
  /** Of PLAN_HELD. */
  readonly hold?: HoldKind;
  /** Percent: the policy of the target app, where that asks for the approval. */
  readonly approvalFrom?: number;
}
