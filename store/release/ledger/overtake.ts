/**
 * A go-live or approve command received before a stop command must not take effect after it (I11). A stop settles such
 * waiting commands with a lower number. A command that is decided late finds the stop that was decided before it.
 */
import { sql } from 'kysely';
import {
  isOvertakenCommand,
  isStopCommand,
  overtakenOfPlan,
  overtakenTypes,
  type StopCommandType,
  stopCommandTypes,
  stopReach,
} from '../../../domain/release/command-catalog.js';
import type { Rejection } from '../../../domain/release/rejections.js';
import { targetKeyColumns } from '../../target/targets.js';
import type { Transaction } from '../../database/transaction.js';
import { type CommandRecord, rejectionColumns } from './command-record.js';

type Overtaken = Extract<Rejection, { code: 'OVERTAKEN_BY_STOP' }>;

const releaseStops = stopCommandTypes.filter((type) => stopReach(type) === 'release');
const targetStops = stopCommandTypes.filter((type) => stopReach(type) === 'target');
const planStops = stopCommandTypes.filter((type) => stopReach(type) === 'plan');

/** Settles what `stop` overtakes, also when the stop itself was rejected. Returns the ids. */
export async function overtakeWaiting(trx: Transaction, stop: CommandRecord, atMs: number): Promise<string[]> {
  if (!isStopCommand(stop.type)) return [];
  const rejection: Overtaken = { code: 'OVERTAKEN_BY_STOP', stop: stop.type, stopId: stop.id, by: stop.actor };
  const rows = await trx
    .updateTable('command')
    .set({ outcome: 'REJECTED', ...rejectionColumns(rejection), decided_at: new Date(atMs), next_signal_at: null })
    .where((eb) => eb.and(targetKeyColumns(stop.target)))
    .$if(stopReach(stop.type) !== 'target', (update) => update.where('release_id', '=', stop.releaseId))
    .where('outcome', '=', 'RECEIVED')
    .where('number', '<', stop.number)
    .where('type', 'in', stopReach(stop.type) === 'plan' ? overtakenOfPlan : overtakenTypes)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** A decided stop, as `stopAheadOf` reads it beside its command. */
export interface StopAhead {
  readonly stop_id: string | null;
  readonly stop_type: string | null;
  readonly stop_actor: string | null;
}

/**
 * The decided stop with a higher number that should have overtaken the command `c` of a statement. The command got its
 * number first, but became visible only after the stop had been decided. Joined as `stop`.
 */
export const stopAheadOf = sql`
  left join lateral (
    select s.id, s.type, s.actor from command s
    where s.mini_program_id = c.mini_program_id and s.target_app_id = c.target_app_id
      and s.environment = c.environment and s.number > c.number and s.outcome <> 'RECEIVED'
      -- Malformed, or sent past the API where this installation does not accept stop commands from Temporal.
      and coalesce(s.code, '') not in ('MALFORMED', 'TEMPORAL_STOPS_OFF')
      and (s.type in (${sql.join(targetStops)})
        or s.release_id = c.release_id and (s.type in (${sql.join(releaseStops)})
          or s.type in (${sql.join(planStops)}) and c.type in (${sql.join(overtakenOfPlan)})))
    order by s.number limit 1
  ) stop on true`;

/** Whether a stop for the release or the target of the command `c` of a statement has no outcome yet. */
export const hasWaitingStop = sql`exists (
    select from command waiting
    where waiting.outcome = 'RECEIVED' and waiting.mini_program_id = c.mini_program_id
      and waiting.target_app_id = c.target_app_id and waiting.environment = c.environment
      and (waiting.type in (${sql.join(targetStops)})
        or waiting.type in (${sql.join([...releaseStops, ...planStops])}) and waiting.release_id = c.release_id))`;

/** The rejection of `command` for that stop. Null when it is not overtaken. */
export function overtakenBy(command: CommandRecord, stop: StopAhead): Overtaken | null {
  const { stop_id: stopId, stop_type: type, stop_actor: by } = stop;
  if (!isOvertakenCommand(command.type) || stopId === null || by === null || !isStopCommand(type ?? '')) return null;
  return { code: 'OVERTAKEN_BY_STOP', stop: type as StopCommandType, stopId, by };
}
