/** Tables of releases and of what serves them: targets, releases, reviews, QR codes, push and exposure. */
import type { ColumnType, Generated } from 'kysely';
import type { Release, ReleaseStatus } from '../../../domain/release/release.js';
import type { ReviewedStep, ReviewKind, ReviewState } from '../../../domain/review/review-change.js';
import type { Variant } from '../../../domain/serving/assign.js';
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import type { Availability, Target } from '../../../domain/target/target.js';
import type { Derived, Json, TargetKeyColumns } from './columns.js';

export interface TargetTable extends TargetKeyColumns {
  workspace_id: string;
  app_workspace_id: string;
  body: Json<Target>;
  /** Release id to user keys. */
  testers: ColumnType<Readonly<Record<string, readonly string[]>>, string | undefined, string>;
  updated_at: Date;
  revision: Derived<number>;
  baseline_release_id: Derived<string | null>;
  candidate_release_id: Derived<string | null>;
  candidate_bp: Derived<number | null>;
  suspended: Derived<boolean>;
  availability: Derived<Availability>;
}

export interface ReleaseTable extends TargetKeyColumns {
  id: string;
  kind: Release['kind'];
  version: string;
  workspace_id: string;
  app_workspace_id: string;
  created_by: string;
  created_at: Date;
  updated_at: Date;
  body: Json<Release>;
  status: Derived<ReleaseStatus>;
  phase: Derived<string | null>;
  bp: Derived<number>;
  revision: Derived<number>;
  is_final: Derived<boolean>;
  last_change_ms: Derived<number>;
  last_change_by: Derived<string>;
}

export interface ReviewTable {
  id: string;
  kind: ReviewKind;
  state: ReviewState;
  release_id: string;
  workspace_id: string;
  app_workspace_id: string;
  reason: string | null;
  cancel_active: boolean;
  /** The policy when the review was requested. */
  self_approval: Generated<boolean>;
  requested_by: string;
  requested_at: Date;
  /** Null: of a step whose release is paused. */
  expires_at: Date | null;
  /** Of a review of the kind STEP. */
  step: ColumnType<ReviewedStep | null, string | null, string | null>;
  decided_by: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

export interface QrCodeTable extends TargetKeyColumns {
  id: string;
  workspace_id: Derived<string>;
  app_workspace_id: Derived<string>;
  page: string;
  query: string | null;
  description: string | null;
  kind: 'PROMO' | 'PREVIEW';
  release_id: string | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
  created_by: string;
  created_at: Date;
}

export interface TargetAppPushTable {
  target_app_id: string;
  url: string;
  /** Encrypted by the secret box, as is the previous one. */
  secret: string;
  previous_secret: string | null;
  previous_until: Date | null;
  set_by: string;
  set_at: Date;
}

export interface PushDeliveryTable extends TargetKeyColumns {
  /** Counts the changes to deliver. */
  generation: Generated<number>;
  confirmed_revision: Generated<number>;
  unconfirmed_since: Date | null;
  fall_revision: number | null;
  fall_body: ColumnType<ServedTarget | null, string | null, string | null>;
  /** Failed tries in a row. */
  tries: Generated<number>;
  last_error: string | null;
  /** Null when there is nothing to deliver, or nothing that may be delivered now. */
  next_signal_at: Date | null;
}

/** One delivery to a super app. */
export interface PushAttemptTable extends TargetKeyColumns {
  id: string;
  /** The release whose step, or whose unconfirmed change, was sent. */
  release_id: string | null;
  /** Of the target that was sent. */
  revision: number;
  /** 1 is the first after a confirmation. */
  attempt: number;
  started_at: Date;
  duration_ms: number;
  outcome: 'confirmed' | 'refused' | 'unreachable' | 'forbidden';
  status: number | null;
  error: string | null;
  next_try_at: Date | null;
}

export interface PushUnconfirmedTable extends TargetKeyColumns {
  release_id: string;
  change: 'FALL' | 'RISE';
  revision: number;
  since: Date;
  /** The share that the super app confirmed last before. */
  confirmed_bp: number;
}

export interface ExposureTable extends TargetKeyColumns {
  minute: Date;
  variant: Variant;
  /** Empty when no release was served. */
  release_id: string;
  decisions: number;
}
