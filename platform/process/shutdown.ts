/**
 * Orderly end of the process: what was started last is stopped first, one after the other, under one deadline.
 * SIGINT, SIGTERM or SIGHUP begins it; a second signal ends the process at once, unless it is an echo of the first: Ctrl-C under
 * `npm start` arrives twice, from the terminal and from npm.
 */
import type { Logger } from '../log/logger.js';

export interface Shutdown {
  /** Registers what to stop. What is registered while the shutdown runs is stopped as well. */
  onStop(name: string, stop: () => Promise<void> | void): void;
  /** Begins it, or joins the one that runs. Never rejects; resolves when everything is stopped or the deadline passed. */
  begin(reason: string, exitCode?: number): Promise<void>;
  /** Listens to SIGINT, SIGTERM and SIGHUP from now on. */
  listenToSignals(): void;
  readonly isStopping: boolean;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  /** For all stops together; what is left then is abandoned and the exit code is 1. */
  readonly deadlineMs?: number;
  /** Ends the process; replaced in tests. */
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
