/** Tables of change windows. */
import type { ChangeWindow } from '../../../domain/window/window.js';
import type { Json } from './columns.js';

export interface ChangeWindowTable {
  id: string;
  workspace_id: string;
  name: string;
  kind: ChangeWindow['kind'];
  target_app_id: string | null;
  mini_program_id: string | null;
  /** Local times and an IANA zone. */
  local_start: string;
  local_end: string | null;
  zone: string;
  rrule: string | null;
  exdates: Json<readonly string[]>;
  reason: string;
  enabled: boolean;
  version: number;
  created_by: string;
  created_at: Date;
}

/** Locked by an increase for share, and by a write of the workspace's windows for update. */
export interface WindowLockTable {
  workspace_id: string;
}

export interface ExemptionTable {
  id: string;
  window_id: string;
  release_id: string;
  reason: string;
  created_by: string;
  created_at: Date;
  expires_at: Date;
  /** The command whose increase used it. */
  used_by: string | null;
}
