/**
 * A Temporal dev server of our own: state in the data directory, so a restart loses nothing; ends with us, however we
 * end; comes back when it dies before us; never two on one file (SQLite would let both run, and they would steal the
 * single shard from each other).
 */
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.js';
import type { GuardedProcess } from './guarded-process.js';
import type { Logger } from './logger.js';
import { StartFailure } from './start-failure.js';
import { findTemporalProgram } from './temporal-program.js';
import {
  endLeftover,
  lastWordsIn,
  runServer,
  type ServerRun,
  serverAddress,
  serverFilesIn,
  serverHost,
} from './temporal-server-process.js';

export interface TemporalDevServerOptions {
  /** Must exist, and be ours alone (see data-directory.ts). */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly onProgress: (line: string) => void;
  readonly cliPath?: string | undefined;
  readonly namespace?: string;
  /** Ports to take when they are free; otherwise, and for 0, any free one. */
  readonly port?: number;
  readonly uiPort?: number;
}

export interface TemporalDevServer {
  /** host:port of the gRPC service; stays the same when the server has to be started again. */
  readonly address: string;
  readonly uiUrl: string;
  stop(): Promise<void>;
}

const startAttempts = 3;
const longestPauseMs = 10_000;

/** @throws StartFailure when there is no program, or when it ends or stays silent instead of serving. */
export async function startTemporalDevServer(options: TemporalDevServerOptions): Promise<TemporalDevServer> {
  const { dataDir, logger, onProgress, namespace = 'default' } = options;
  const program = await findTemporalProgram({ cliPath: options.cliPath, env: process.env, onProgress });
  const files = serverFilesIn(dataDir);
  await endLeftover(files, logger);

  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? options.port : 0);
    const uiPort = await freePort(attempt === 1 ? options.uiPort : 0);
    const run: ServerRun = { program, files, namespace, port, uiPort };
    const running = await runServer(run);
    if (running !== undefined) return supervise(run, running, logger);
    // Someone may have taken the port between our look and the server's.
    if (attempt === startAttempts) throw didNotStart(program, files.log);
  }
}

function supervise(run: ServerRun, first: GuardedProcess, logger: Logger): TemporalDevServer {
  const address = serverAddress(run);
  const stopping = new AbortController();
  let current: GuardedProcess | undefined = first;
  logger.info({ address, uiPort: run.uiPort, program: run.program }, 'Temporal dev server runs');

  const isStopping = (): boolean => stopping.signal.aborted;

  async function keepRunning(): Promise<void> {
    for (let pauseMs = 100; !isStopping(); ) {
      if (current !== undefined) {
        await current.ended;
        if (isStopping()) return;
        logger.error({ lastWords: lastWordsIn(run.files.log) }, 'Temporal dev server ended, starting it again');
        pauseMs = 100;
      }
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (!isStopping()) current = await runServer(run);
    }
  }

  const kept = keepRunning();
  return {
    address,
    uiUrl: `http://${serverHost}:${String(run.uiPort)}`,
    async stop() {
      stopping.abort();
      await current?.stop();
      await kept;
      await current?.stop(); // One that was being started while we asked.
    },
  };
}

function didNotStart(program: string, logFile: string): StartFailure {
  return new StartFailure({
    message: `The Temporal dev server (${program}) does not start; its last words: ${lastWordsIn(logFile)}`,
    remedy: `Read ${logFile}, or set TEMPORAL_ADDRESS to a cluster that runs`,
  });
}
