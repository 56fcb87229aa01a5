/** Tables of push: addresses, pending deliveries and unconfirmed changes. */
import type { ColumnType, Generated } from 'kysely';
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import type { TargetKeyColumns } from './columns.js';

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

export interface PushUnconfirmedTable extends TargetKeyColumns {
  release_id: string;
  change: 'FALL' | 'RISE';
  revision: number;
  since: Date;
  /** The share that the super app confirmed last before. */
  confirmed_bp: number;
}
