/**
 * What was asked for before a stop never takes effect after it (I11): a stop settles the go-live and approve commands
 * that still wait with a lower number, and one that comes to its turn late finds the stop that went before it.
 */
import type { Kysely } from 'kysely';
import { isStopCommand, overtakenTypes, type StopCommandType, stopReach } from '../../domain/release/commands.js';
import type { Rejection } from '../../domain/release/rejections.js';
import { targetKeyColumns } from '../releases/target-key.js';
import type { Schema } from '../schema.js';
import type { Transaction } from '../transaction.js';
import { type CommandRecord, rejectionColumns } from './command-record.js';

type Overtaken = Extract<Rejection, { code: 'OVERTAKEN_BY_STOP' }>;

const releaseStops: readonly StopCommandType[] = ['pause', 'reset', 'cancel'];
const targetStops: readonly StopCommandType[] = ['rollback', 'forceOffline'];

export function isOvertaken(type: string): boolean {
  return overtakenTypes.some((overtaken) => overtaken === type);
}

/** Settles what `stop` overtakes, whatever became of the stop itself; answers with the ids. */
export async function overtakeWaiting(trx: Transaction, stop: CommandRecord, atMs: number): Promise<string[]> {
  if (!isStopCommand(stop.type)) return [];
  const rejection: Overtaken = { code: 'OVERTAKEN_BY_STOP', stop: stop.type, stopId: stop.id, by: stop.actor };
  const rows = await trx
    .updateTable('command')
    .set({ outcome: 'REJECTED', ...rejectionColumns(rejection), decided_at: new Date(atMs), next_signal_at: null })
    .where((eb) => eb.and(targetKeyColumns(stop.target)))
    .$if(stopReach(stop.type) === 'release', (update) => update.where('release_id', '=', stop.releaseId))
    .where('outcome', '=', 'RECEIVED')
    .where('number', '<', stop.number)
    .where('type', 'in', overtakenTypes)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * The decided stop with a higher number that `command` should have been overtaken by: it was written down first but
 * became visible only after the stop had been decided. Null when there is none.
 */
export async function stopAheadOf(db: Kysely<Schema>, command: CommandRecord): Promise<Overtaken | null> {
  if (!isOvertaken(command.type)) return null;
  const stop = await db
    .selectFrom('command')
    .select(['id', 'type', 'actor'])
    .where((eb) => eb.and(targetKeyColumns(command.target)))
    .where('number', '>', command.number)
    .where('outcome', '<>', 'RECEIVED')
    .where('code', 'is distinct from', 'MALFORMED') // never understood, so nobody asked to stop
    .where((eb) =>
      eb.or([
        eb('type', 'in', targetStops),
        eb.and([eb('type', 'in', releaseStops), eb('release_id', '=', command.releaseId)]),
      ]),
    )
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  if (stop === undefined || !isStopCommand(stop.type)) return null;
  return { code: 'OVERTAKEN_BY_STOP', stop: stop.type, stopId: stop.id, by: stop.actor };
}
