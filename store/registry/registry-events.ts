/**
 * The trail of workspaces, mini programs and target apps. The revision of an aggregate is the number of its last event.
 * Both increase together under the row's lock, so the numbers have no gaps.
 */
import { uuidv7 } from 'uuidv7';
import type { RegistryEventType } from '../../domain/registry/registry-event-type.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';

type Facts = Readonly<Record<string, unknown>>;

export interface RegistryEvent {
  readonly aggregate: 'workspace' | 'mini_program' | 'target_app';
  readonly aggregateId: string;
  /** The revision of the aggregate after the event. */
  readonly revision: number;
  readonly type: RegistryEventType;
  readonly actor: string;
  readonly atMs: number;
  readonly before: Facts | null;
  readonly after: Facts | null;
}

export async function recordRegistryEvent(trx: Transaction, event: RegistryEvent): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      aggregate_kind: event.aggregate,
      aggregate_id: event.aggregateId,
      seq: event.revision,
      id: uuidv7(),
      mini_program_id: event.aggregate === 'mini_program' ? event.aggregateId : null,
      type: event.type,
      actor: event.actor,
      before: event.before === null ? null : toJson(event.before),
      after: event.after === null ? null : toJson(event.after),
      reason: null,
      command_id: null,
      at: new Date(event.atMs),
    })
    .execute();
}
