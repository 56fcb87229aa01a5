/** Tables of commands, the trail, the outbox and idempotent answers. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Environment } from '../../../domain/registry/target-app.js';
import type { OutboxTopic } from '../../outbox/outbox.js';
import type { Derived, Json, TargetKeyColumns } from './columns.js';

export type CommandOutcome = 'RECEIVED' | 'APPLIED' | 'NO_OP' | 'REJECTED';

export interface CommandTable extends TargetKeyColumns {
  id: string;
  number: GeneratedAlways<number>;
  release_id: string | null;
  aggregate: Derived<string>;
  type: string;
  args: Json<Readonly<Record<string, unknown>>>;
  actor: string;
  role: string | null;
  reason: string | null;
  expected_revision: number | null;
  idempotency_key: string | null;
  body_digest: string | null;
  received_at: Date;
  outcome: CommandOutcome;
  code: string | null;
  facts: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  resulting_revision: number | null;
  created_release_id: string | null;
  decided_at: Date | null;
  next_signal_at: Date | null;
  signal_attempts: Generated<number>;
  signalled_at: Date | null;
  /** The token or session that sent the command. */
  credential_id: string | null;
  /** By the database's clock; null: never. */
  expires_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Of a rejected command: the workspaces of both sides of its target. The database fills them. */
  rejected_workspace_id: Generated<string | null>;
  rejected_app_workspace_id: Generated<string | null>;
}

export type AggregateKind = 'release' | 'target' | 'workspace' | 'mini_program' | 'target_app';
/** Credentials. Their events are read as the trail of their user. */
export type CredentialKind = 'token' | 'session';

export interface EventTable {
  aggregate_kind: AggregateKind | CredentialKind;
  aggregate_id: string;
  seq: number;
  id: string;
  mini_program_id: string | null;
  type: string;
  actor: string;
  before: ColumnType<Record<string, unknown> | null, string | null, never>;
  after: ColumnType<Record<string, unknown> | null, string | null, never>;
  reason: string | null;
  command_id: string | null;
  /** On events of tokens and sessions: the user of the trail and the API token behind the event. */
  user_name: ColumnType<string | null, string | null | undefined, never>;
  token_id: ColumnType<string | null, string | null | undefined, never>;
  /** On events of releases and targets. A trigger fills these four. */
  workspace_id: Derived<string | null>;
  app_workspace_id: Derived<string | null>;
  target_app_id: Derived<string | null>;
  environment: Derived<Environment | null>;
  at: Date;
}

export interface OutboxTable {
  id: string;
  topic: OutboxTopic;
  key: string;
  /** For older programs, as is `release_id`. The database fills what a program does not write. */
  kind: ColumnType<'START' | 'CHANGED' | null, 'START' | 'CHANGED' | null | undefined>;
  release_id: ColumnType<string | null, string | null | undefined>;
  payload: Json<unknown>;
  created_at: Date;
  next_attempt_at: Date;
  attempts: Generated<number>;
  delivered_at: Date | null;
}

export interface IdempotentAnswerTable {
  actor: string;
  scope: string;
  key: string;
  body_digest: string;
  status: number;
  body: Json<unknown>;
  headers: Json<Readonly<Record<string, string>>>;
  created_at: Date;
}
