/** Targets, releases, their reviews and QR codes. */
import type { ColumnType, Generated } from 'kysely';
import type { Release, ReleaseStatus } from '../../../domain/release/release.js';
import type { ReviewKind, ReviewState } from '../../../domain/review/review-change.js';
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
  expires_at: Date;
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
