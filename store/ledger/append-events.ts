/** The trail: what happened to an aggregate, append only, `seq` without gaps (it is the aggregate's revision). */
import { uuidv7 } from 'uuidv7';
import { toJson } from '../schema/columns.js';
import type { AggregateKind } from '../schema/ledger-tables.js';
import type { Transaction } from '../transaction.js';

export interface NewEvent {
  readonly aggregateKind: AggregateKind;
  readonly aggregateId: string;
  /** The revision that the event brought the aggregate to. */
  readonly seq: number;
  /** The mini program whose activity it is part of; null when it concerns none. */
  readonly miniProgram: string | null;
  readonly type: string;
  readonly actor: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly reason: string | null;
  readonly commandId: string | null;
  readonly atMs: number;
}

export async function appendEvents(trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await trx
    .insertInto('event')
    .values(
      events.map((event) => ({
        aggregate_kind: event.aggregateKind,
        aggregate_id: event.aggregateId,
        seq: event.seq,
        id: uuidv7(),
        mini_program_id: event.miniProgram,
        type: event.type,
        actor: event.actor,
        before: event.before === null ? null : toJson(event.before),
        after: event.after === null ? null : toJson(event.after),
        reason: event.reason,
        command_id: event.commandId,
        at: new Date(event.atMs),
      })),
    )
    .execute();
}
