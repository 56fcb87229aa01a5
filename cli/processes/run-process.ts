/**
 * Runs a long-running process: reads settings, creates the log, and shuts down in order. A failed start first stops the
 * parts that have started, and then prints its problems as lines for the operator.
 */
import { type Config, readConfig } from '../../platform/config/config.js';
import { createLogger, type Logger } from '../../platform/log/logger.js';
import { createShutdown, type Shutdown } from '../../platform/process/shutdown.js';
import { asStartFailure, startFailureLines } from '../../platform/process/start-failure.js';

export interface ProcessParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  /** Prints a line for the operator. */
  readonly print: (line: string) => void;
}

/**
 * Resolves when the process has started. Ends the process when it cannot start. @throws StartFailure for bad settings.
 */
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
    await start({ config, logger, shutdown, print: (line) => console.log(line) });
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

const silentMs = 2_000;
const repeatMs = 5_000;

/** Prints "Still <doing> (n s)." while `work` takes longer than 2 s, every 5 s. Settles as `work` does. */
export async function reportWhileRunning<T>(
  doing: string,
  work: Promise<T>,
  print: (line: string) => void,
): Promise<T> {
  const startedAtMs = Date.now();
  const report = (): void => print(`Still ${doing} (${String(Math.round((Date.now() - startedAtMs) / 1_000))} s).`);
  let timer = setTimeout(() => {
    report();
    timer = setInterval(report, repeatMs);
  }, silentMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
