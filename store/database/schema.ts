/** The tables as kysely types. Times are `Date` here and milliseconds (`…AtMs`) above the store. */
import type { Selectable } from 'kysely';
import type {
  ExposureTable,
  PushAttemptTable,
  PushDeliveryTable,
  PushUnconfirmedTable,
  QrCodeTable,
  ReleaseTable,
  ReviewTable,
  TargetAppPushTable,
  TargetTable,
} from './schema/release-tables.js';
import type { ChangeWindowTable, ExemptionTable, WindowLockTable } from './schema/window-tables.js';
import type { CommandTable, EventTable, IdempotentAnswerTable, OutboxTable } from './schema/ledger-tables.js';
import type {
  ApiTokenTable,
  InvitationTable,
  ManagedObjectTable,
  MemberTable,
  MiniProgramMemberTable,
  MiniProgramTable,
  PlanTemplateTable,
  TargetAppTable,
  VersionTable,
  WorkspaceTable,
} from './schema/ownership-tables.js';

export interface Schema {
  workspace: WorkspaceTable;
  member: MemberTable;
  mini_program: MiniProgramTable;
  mini_program_member: MiniProgramMemberTable;
  version: VersionTable;
  target_app: TargetAppTable;
  api_token: ApiTokenTable;
  invitation: InvitationTable;
  target: TargetTable;
  release: ReleaseTable;
  review: ReviewTable;
  qr_code: QrCodeTable;
  command: CommandTable;
  event: EventTable;
  outbox: OutboxTable;
  idempotent_answer: IdempotentAnswerTable;
  target_app_push: TargetAppPushTable;
  push_delivery: PushDeliveryTable;
  push_unconfirmed: PushUnconfirmedTable;
  push_attempt: PushAttemptTable;
  exposure: ExposureTable;
  change_window: ChangeWindowTable;
  window_lock: WindowLockTable;
  exemption: ExemptionTable;
  plan_template: PlanTemplateTable;
  managed_object: ManagedObjectTable;
}

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
