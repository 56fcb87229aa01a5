/**
 * Temporal's native core, set up once for the process: its log goes to ours without a line
 * for each retry, and it does not handle signals of the process (`shutdown.ts` does).
 */
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from '../../platform/log/logger.js';

/** The SDK warns about the push worker, which runs only activities on purpose. */
const isMeant = 'No workflows registered, not polling for workflow tasks';

let isInstalled = false;

/** Does nothing the second time. */
export function installTemporalRuntime(logger: Logger): void {
  if (isInstalled) return;
  isInstalled = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      if (message === isMeant) return;
      const { error, ...rest } = { error: undefined as unknown, ...meta };
      const facts = { ...rest, ...(error === undefined ? {} : { err: error }), from: 'temporal' };
      if (level === 'ERROR') logger.error(facts, message);
      else logger.warn(facts, message);
    }),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  });
}
