/**
 * The worker's connection to Temporal. Apart from the client's because it loads the SDK's native core, which a process
 * that only serves HTTP has no use for.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from '../log/logger.js';
import { proxyFor } from '../http/proxy-variables.js';
import type { TemporalTarget } from './temporal-target.js';

const longestPauseMs = 5_000;

export interface WorkerConnectionOptions {
  readonly logger: Logger;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * Connects, and keeps trying while Temporal is away: it may come up after us, and a worker without it has nothing
 * else to do.
 *
 * @throws the signal's reason when that ends the waiting.
 */
export async function openWorkerConnection(
  target: TemporalTarget,
  { logger, signal }: WorkerConnectionOptions,
): Promise<NativeConnection> {
  const { connectionOptions } = target;
  const proxy = proxyFor(connectionOptions.address ?? '', process.env);
  for (let pauseMs = 200; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    signal.throwIfAborted();
    try {
      return await NativeConnection.connect({ ...connectionOptions, ...(proxy === undefined ? {} : { proxy }) });
    } catch (error) {
      logger.warn({ err: error, address: target.connectionOptions.address, pauseMs }, 'Temporal is away, trying again');
      await pause(pauseMs, undefined, { signal }).catch(() => undefined); // An end of waiting is met above.
    }
  }
}
