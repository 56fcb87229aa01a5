/**
 * The database's clock, the only one that all processes share. It says when something happened and what is due, so that
 * a process whose own clock is wrong changes neither the order of events nor the length of a wait. Tests set another.
 */
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** In milliseconds since the epoch. */
export type Clock = () => number;

/** For a statement: the start of its transaction. */
export function clock(nowMs: number | undefined): RawBuilder<Date> {
  return nowMs === undefined ? sql<Date>`now()` : sql<Date>`${new Date(nowMs)}::timestamptz`;
}

/** For a decision: the moment of the statement, after the locks that its transaction waited for. */
export const momentOfStatement = sql<Date>`clock_timestamp()`;

/** The moment of this statement, by `now` if it is set. */
export async function readClock(db: QueryExecutorProvider, now?: Clock): Promise<number> {
  if (now !== undefined) return now();
  const { rows } = await sql<{ at: Date }>`select ${momentOfStatement} as at`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The database gave no time');
  return row.at.getTime();
}
