/**
 * What the processes that stay have in common: settings, a log, an end in order. A failure to start is told in lines for
 * a person, as the last thing, after what was started already has been stopped.
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
  /** A line for whoever watches. */
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
    // Once it is being stopped, everything may fail; whoever asked for the end wants no reasons.
    if (!shutdown.isStopping) failure.push(...startFailureLines(asStartFailure(error)));
    await shutdown.begin('it could not start', 1);
  }
}

/** Nobody knows what still works then: let go of everything, and let whoever watches the process start it again. */
function endInOrderOnBugs(shutdown: Shutdown, logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'an error that nobody caught ends the process');
    void shutdown.begin('an error that nobody caught', 1);
  });
}
