/** Tables of workspaces, members, mini programs, versions, target apps and tokens. */
import type { ConfirmationSource, Environment } from '../../../domain/registry/target-app.js';
import type { StoredPolicy } from '../../../domain/registry/target-app-policy.js';
import type { ColumnType, Generated } from 'kysely';
import type { MiniProgramRole, WorkspaceKind, WorkspacePolicy, WorkspaceRole } from '../../../domain/access/roles.js';
import type { Fields } from '../../../domain/file/field-changes.js';
import type { FileKind } from '../../../domain/file/file-kinds.js';
import type { PlanStep } from '../../../domain/plan/plan.js';
import type { Json } from './columns.js';

export interface WorkspaceTable {
  id: string;
  name: string;
  kind: WorkspaceKind;
  policy: Json<WorkspacePolicy>;
  revision: number;
  created_by: string;
  created_at: Date;
}

export interface MemberTable {
  workspace_id: string;
  user_name: string;
  role: WorkspaceRole;
  added_by: string;
  added_at: Date;
}

export interface MiniProgramTable {
  id: string;
  workspace_id: string;
  name: string;
  search_text: string;
  search_grams: string[];
  revision: number;
  created_by: string;
  created_at: Date;
}

export interface MiniProgramMemberTable {
  mini_program_id: string;
  user_name: string;
  role: MiniProgramRole;
  added_by: string;
  added_at: Date;
}

export interface PlanTemplateTable {
  id: string;
  workspace_id: string;
  name: string;
  version: number;
  steps: Json<readonly PlanStep[]>;
  deadline_after_ms: number | null;
  created_by: string;
  created_at: Date;
}

/** The last apply of files to an object. The object may be gone. */
export interface ManagedObjectTable {
  workspace_id: string;
  kind: FileKind;
  name: string;
  manager: string;
  spec: Json<Fields>;
  applied_at: Date;
}

export interface VersionTable {
  mini_program_id: string;
  number: string;
  ordinal: number;
  package_url: string;
  package_sha256: string;
  pages: Json<readonly string[]>;
  notes: string | null;
  uploaded_by: string;
  uploaded_at: Date;
}

export interface TargetAppTable {
  id: string;
  workspace_id: string;
  name: string;
  search_text: string;
  search_grams: string[];
  environments: Json<readonly Environment[]>;
  pilot_support: boolean;
  confirmation: ConfirmationSource;
  policy: Json<StoredPolicy>;
  revision: number;
  created_by: string;
  created_at: Date;
}

export interface InvitationTable {
  id: string;
  hash: string;
  workspace_id: string;
  user_name: string;
  role: WorkspaceRole;
  /** Of the token that made it. */
  scopes: Json<readonly string[]>;
  created_by: string;
  created_with: string;
  created_in_session: string | null;
  created_at: Date;
  expires_at: Date;
  /** Null: open, or expired. */
  outcome: 'USED' | 'WITHDRAWN' | null;
  ended_at: Date | null;
  /** The token that the link made for a new user. */
  token_id: string | null;
}

/** DECIDE: reads decisions for its target apps and nothing else. The API does not accept it. */
export type TokenKind = 'API' | 'SESSION' | 'LOGIN_CODE' | 'DECIDE';

export interface ApiTokenTable {
  id: string;
  hash: string;
  kind: TokenKind;
  /** The token of a session or of a one-time code. */
  parent_id: string | null;
  user_name: string;
  name: string;
  scopes: Json<readonly string[]>;
  /** Of a DECIDE token: the target apps whose decisions it may read. */
  target_apps: ColumnType<readonly string[], string | undefined, string>;
  /** Of a DECIDE token. Null: created before tokens had kinds. */
  decide_kind: ColumnType<'page' | 'server' | null, 'page' | 'server' | undefined>;
  workspace_id: string | null;
  /** With a `workspace_id`: its user joined them with this token. Never contains `workspace_id`. */
  joined_workspaces: Generated<string[]>;
  system_admin: boolean;
  created_by: string;
  /** The API token that created this one, directly or through a session. */
  created_with: ColumnType<string | null, string | null | undefined, string | null>;
  /** The session in which it was created. The row of that session may be deleted. */
  created_in_session: ColumnType<string | null, string | null | undefined, string | null>;
  /** Of a session: the client that began it. */
  client_address: ColumnType<string | null, string | null | undefined, string | null>;
  user_agent: ColumnType<string | null, string | null | undefined, string | null>;
  /** The token in the data folder. Each start renews it. */
  is_installation: Generated<boolean>;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}
