/** How far a super app has confirmed each of its targets. */
import { type Kysely, sql } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { Schema } from '../database/schema.js';

export interface ListedDelivery {
  readonly miniProgram: string;
  readonly environment: Environment;
  /** Of the target now. */
  readonly revision: number;
  /** The newest that the super app has confirmed. */
  readonly confirmedRevision: number;
  readonly unconfirmedSinceMs: number | null;
  /** Failed tries in a row, and the error of the last one. */
  readonly tries: number;
  readonly lastError: string | null;
  readonly nextTryAtMs: number | null;
}

const most = 200;

interface DeliveryRow {
  readonly mini_program_id: string;
  readonly environment: Environment;
  readonly revision: number;
  readonly confirmed_revision: number;
  readonly unconfirmed_since: Date | null;
  readonly tries: number;
  readonly last_error: string | null;
  readonly next_signal_at: Date | null;
}

/** The longest unconfirmed first. */
export async function listPushDeliveries(db: Kysely<Schema>, targetApp: string): Promise<ListedDelivery[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.mini_program_id, d.environment, (t.body->>'revision')::int as revision, d.confirmed_revision,
      d.unconfirmed_since, d.tries, d.last_error, d.next_signal_at
    from push_delivery d
      join target t on t.mini_program_id = d.mini_program_id and t.target_app_id = d.target_app_id
        and t.environment = d.environment
    where d.target_app_id = ${targetApp}
    order by d.unconfirmed_since nulls last, d.mini_program_id, d.environment
    limit ${most}
  `.execute(db);
  return rows.map((row) => ({
    miniProgram: row.mini_program_id,
    environment: row.environment,
    revision: row.revision,
    confirmedRevision: row.confirmed_revision,
    unconfirmedSinceMs: row.unconfirmed_since?.getTime() ?? null,
    tries: row.tries,
    lastError: row.last_error,
    nextTryAtMs: row.unconfirmed_since === null ? null : (row.next_signal_at?.getTime() ?? null),
  }));
}
