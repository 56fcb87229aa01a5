/** Waits until `/readyz` of the API reports over HTTP that all its dependencies answer. */
import { setTimeout as pause } from 'node:timers/promises';
import { readinessSchema } from '../../contracts/http/operations.js';
import { errorMessage } from '../../platform/log/error-fields.js';
import { StartFailure } from '../../platform/process/start-failure.js';

const patienceMs = 60_000;

/** @throws StartFailure naming the parts that do not answer, after a minute. */
export async function untilReady(apiUrl: string): Promise<void> {
  const endsAtMs = Date.now() + patienceMs;
  for (;;) {
    const missing = await partsMissing(apiUrl);
    if (missing.length === 0) return;
    if (Date.now() > endsAtMs)
      throw new StartFailure({
        message: `It started, and is not ready after a minute: ${missing.join('; ')}`,
        remedy: 'Look for the reason in the log above, and start again',
      });
    await pause(50);
  }
}

async function partsMissing(apiUrl: string): Promise<readonly string[]> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(5_000) });
    const { parts } = readinessSchema.parse(await response.json());
    return Object.entries(parts).flatMap(([name, { ok, detail }]) => (ok ? [] : [`${name}: ${detail ?? 'not ready'}`]));
  } catch (error) {
    return [`the API: ${errorMessage(error)}`];
  }
}
