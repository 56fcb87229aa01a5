/**
 * Common to all long-running processes: settings, log, orderly shutdown. A failed start stops the started parts first
 * and then prints its problems as lines for the operator.
 */
import { type Config, readConfig } from '../../platform/config/config.js';
import { asStartFailure } from '../../platform/process/file-problem.js';
import { createLogger, type Logger } from '../../platform/log/logger.js';
import { createShutdown, type Shutdown } from '../../platform/process/shutdown.js';
import { startFailureLines } from '../../platform/process/start-failure.js';

export interface ProcessParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  /** Prints a line for the operator. */
  readonly tell: (line: string) => void;
}

/** Resolves when it has started; a process that could not is ended. @throws StartFailure for bad settings. */
export async function runProcess(start: (parts: ProcessParts) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger({ level: config.logLevel });
  const failure: string[] = [];
  const shutdown = createShutdown({
    logger,
    exit(code) {
      for (const line of failure) console.error(line);
      process.exit(code);
    },
  });
  shutdown.listenToSignals();
  endInOrderOnBugs(shutdown, logger);
  try {
    await start({ config, logger, shutdown, tell: (line) => console.log(line) });
  } catch (error) {
    // During a shutdown every part may fail; these failures are not reported.
    if (!shutdown.isStopping) failure.push(...startFailureLines(asStartFailure(error)));
    await shutdown.begin('it could not start', 1);
  }
}

/** After an uncaught error the state is unknown: the process ends, and its supervisor restarts it. */
function endInOrderOnBugs(shutdown: Shutdown, logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'an uncaught error ends the process');
    void shutdown.begin('an uncaught error', 1);
  });
}
