/** Repeats `check` until it passes. After `patienceMs`, rethrows the last error. */
import { setTimeout as sleep } from 'node:timers/promises';

/** The pauses grow, because each check uses CPU time that the awaited work may need. */
const firstPauseMs = 10;
const longestPauseMs = 100;

export async function eventually(check: () => void | Promise<void>, patienceMs = 40_000): Promise<void> {
  const endsAtMs = Date.now() + patienceMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(1.5 * pauseMs, longestPauseMs)) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > endsAtMs) throw error;
      await sleep(pauseMs);
    }
  }
}
