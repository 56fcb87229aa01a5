/**
 * Repeats `check` until it passes. After 45 s, fails with what the last check found. The 45 s end what never
 * comes, and are no limit of what is tested: on a busy machine a worker needs ten seconds to take its next task.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** The pauses grow, because each check uses CPU time that the awaited work may need. */
const firstPauseMs = 10;
const longestPauseMs = 100;

/** For what may take some ten seconds also when it works. `because` names what it waits for. */
export interface LongerTimeout {
  readonly timeoutMs: number;
  readonly because: string;
}

/** Ends before the test that waits (see jest.config.mjs), so that the report says what was missing. */
const usual: Pick<LongerTimeout, 'timeoutMs'> & Partial<LongerTimeout> = { timeoutMs: 45_000 };

export async function eventually(check: () => void | Promise<void>, longer?: LongerTimeout): Promise<void> {
  const { timeoutMs, because } = longer ?? usual;
  const endsAtMs = Date.now() + timeoutMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(1.5 * pauseMs, longestPauseMs)) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > endsAtMs) throw lateError(error, timeoutMs, because);
      await sleep(pauseMs);
    }
  }
}

function lateError(error: unknown, timeoutMs: number, because: string | undefined): Error {
  const waited = `${String(timeoutMs / 1_000)} s${because === undefined ? '' : ` (${because})`}`;
  const found = error instanceof Error ? error.message : String(error);
  return new Error(`Not within ${waited}. Last: ${found}`, { cause: error });
}
