/**
 * The native core of Temporal's SDK, which only a worker loads: its settings for the process, and its connection. Its
 * log goes to the log of the process. It does not handle signals of the process: `shutdown.ts` does.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { proxyFor } from '../../platform/http/proxy-variables.js';
import type { Logger } from '../../platform/log/logger.js';
import type { TemporalTarget } from '../../platform/temporal/temporal-connection.js';

/** The SDK warns about the push worker, which runs only activities on purpose. */
const expectedWarning = 'No workflows registered, not polling for workflow tasks';

let isInstalled = false;

/** Idempotent. Must run before anything else uses the SDK's worker, which would install its defaults. */
export function installTemporalRuntime(logger: Logger): void {
  if (isInstalled) return;
  isInstalled = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      if (message === expectedWarning) return;
      const { error, ...rest } = { error: undefined as unknown, ...meta };
      const facts = { ...rest, ...(error === undefined ? {} : { err: error }), from: 'temporal' };
      if (level === 'ERROR') logger.error(facts, message);
      else logger.warn(facts, message);
    }),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  });
}

const longestPauseMs = 5_000;

export interface WorkerConnectionOptions {
  readonly logger: Logger;
  /** Ends the attempts to connect. */
  readonly signal: AbortSignal;
}

/**
 * Connects, and retries without limit while Temporal is away, with pauses from 200 ms to 5 s.
 *
 * @throws the reason of `signal` when it is aborted.
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
      await pause(pauseMs, undefined, { signal }).catch(() => undefined); // `throwIfAborted` above ends the loop.
    }
  }
}
