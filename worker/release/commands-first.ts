/**
 * After an outage clients wait for the outcomes of their commands. A new worker finds the tasks of these commands in
 * Temporal. Further signals to the same workflows, such as reminders and the state of each release, would delay them.
 */
import { pauseFor } from '../../platform/process/background-loop.js';
import type { Database } from '../../store/database/database.js';
import { countWaitingCommands } from '../../store/release/ledger/count-waiting.js';

export interface CommandsFirst {
  /** True when other signals delay no waiting command any more. */
  readonly isOver: boolean;
  /**
   * Resolves when no command waits, when no fewer commands wait than ten seconds ago, or when `signal` is aborted.
   *
   * @throws the error of the database. Call it again.
   */
  wait(signal: AbortSignal): Promise<void>;
}

export interface Pace {
  /** Each look costs a query. */
  readonly lookAgainMs: number;
  /** Commands that nothing decides in this time need the other signals. */
  readonly stallMs: number;
}

export function createCommandsFirst(
  { kysely }: Pick<Database, 'kysely'>,
  { lookAgainMs, stallMs }: Pace = { lookAgainMs: 500, stallMs: 10_000 },
): CommandsFirst {
  let isOver = false;
  return {
    get isOver() {
      return isOver;
    },
    async wait(signal) {
      let fewest = Infinity;
      let fellAtMs = performance.now();
      while (!isOver) {
        const waiting = await countWaitingCommands(kysely);
        if (waiting < fewest) fellAtMs = performance.now();
        fewest = Math.min(fewest, waiting);
        isOver = waiting === 0 || performance.now() >= fellAtMs + stallMs;
        if (!isOver && !(await pauseFor(lookAgainMs, signal))) return;
      }
    },
  };
}
