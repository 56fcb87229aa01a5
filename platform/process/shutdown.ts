/**
 * Orderly shutdown of a process: parts stop one after the other, in reverse order of their start, with one deadline.
 * SIGINT, SIGTERM and SIGHUP begin it. A second signal ends the process at once, but not within 500 ms of the first:
 * Ctrl-C under `npm start` arrives twice, from the terminal and from npm.
 */
import type { Logger } from '../log/logger.js';

export interface Shutdown {
  /** Registers a part to stop. Parts that are registered during the shutdown are stopped too. */
  onStop(name: string, stop: () => Promise<void> | void): void;
  /** Idempotent: a second call waits for the first. Resolves when all parts have stopped or the deadline has passed. */
  begin(reason: string, exitCode?: number): Promise<void>;
  /** Begins the shutdown on SIGINT, SIGTERM or SIGHUP. */
  listenToSignals(): void;
  readonly isStopping: boolean;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  /** For all parts together. After it the process ends with exit code 1. Default 15 s. */
  readonly deadlineMs?: number;
  /** Default: `process.exit`. */
  readonly exit?: (code: number) => void;
}

interface Stop {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
}

const echoMs = 500;
const signalExitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

export function createShutdown({
  logger,
  deadlineMs = 15_000,
  exit = (code) => process.exit(code),
}: ShutdownOptions): Shutdown {
  const stops: Stop[] = [];
  let running: Promise<void> | undefined;
  let waitingFor: string | undefined;

  async function stopAll(): Promise<boolean> {
    let clean = true;
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) {
      waitingFor = next.name;
      try {
        await next.stop();
      } catch (error) {
        clean = false;
        logger.error({ err: error, part: next.name }, 'could not stop cleanly');
      }
    }
    return clean;
  }

  async function run(reason: string, exitCode: number): Promise<void> {
    logger.info({ reason }, 'stopping');
    const outcome = await withDeadline(stopAll(), deadlineMs);
    if (outcome === 'late') logger.error({ deadlineMs, waitingFor }, 'gave up stopping');
    exit(outcome === true ? exitCode : 1);
  }

  const shutdown: Shutdown = {
    get isStopping() {
      return running !== undefined;
    },
    onStop(name, stop) {
      stops.push({ name, stop });
    },
    begin(reason, exitCode = 0) {
      running ??= run(reason, exitCode);
      return running;
    },
    listenToSignals() {
      let firstAtMs = 0;
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => {
          if (running !== undefined && performance.now() - firstAtMs > echoMs) exit(signalExitCodes[signal]);
          if (running === undefined) firstAtMs = performance.now();
          void shutdown.begin(signal);
        });
    },
  };
  return shutdown;
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, 'late');
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
