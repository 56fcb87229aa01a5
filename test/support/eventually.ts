/** Repeats `check` until it passes; what it threw last is the failure when patience ends. */
import { setTimeout as sleep } from 'node:timers/promises';

export async function eventually(check: () => void | Promise<void>, patienceMs = 40_000): Promise<void> {
  const endsAtMs = Date.now() + patienceMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > endsAtMs) throw error;
      await sleep(10);
    }
  }
}
