/** A pause that ends early when what it paces is being stopped. */
import { setTimeout as sleep } from 'node:timers/promises';

/** True after `ms`; false as soon as `signal` is aborted. */
export async function rested(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
