/**
 * Starts and supervises a Temporal dev server. Its state is in the data directory, so a restart loses nothing. It ends
 * with this process, and is started again when it ends before. Only one server may use a database file: SQLite allows
 * two, but they would take the single shard from each other.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../process/free-port.js';
import type { GuardedProcess } from '../process/guarded-process.js';
import type { Logger } from '../log/logger.js';
import { StartFailure } from '../process/start-failure.js';
import { findTemporalProgram } from './temporal-program.js';
import {
  damageIn,
  damageOf,
  lastWordsIn,
  logEnd,
  serverFilesIn,
  setDatabaseAside,
  setLongLogAside,
} from './temporal-server-files.js';
import {
  endLeftover,
  findUiAddress,
  runServer,
  serverAddress,
  type ServerRun,
  type UiAddress,
  untilUiAnswers,
} from './temporal-server-process.js';

export interface TemporalDevServerOptions {
  /** Must exist and be locked by this process (`data-directory.ts`). */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly onProgress: (line: string) => void;
  readonly cliPath?: string | undefined;
  readonly namespace?: string;
  /** Preferred port. Another free one is used when it is taken, or 0. */
  readonly port?: number;
  /** Starts the server with its UI. Only `temporal-ui.ts` may forward requests to the UI. */
  readonly withUi?: boolean;
}

export interface TemporalDevServer {
  /** host:port of the gRPC service. Does not change when the server is started again. */
  readonly address: string;
  /** Where the UI listens now. Undefined while it is off or restarts. */
  readonly ui: UiAddress | undefined;
  /** Restarts the server with its UI, which takes some seconds. Does nothing when the UI runs. */
  startUi(): Promise<void>;
  stop(): Promise<void>;
}

const startAttempts = 3;
const longestPauseMs = 10_000;

/** @throws StartFailure when there is no program, or when the server does not answer after three attempts. */
export async function startTemporalDevServer(options: TemporalDevServerOptions): Promise<TemporalDevServer> {
  const { dataDir, logger, onProgress, namespace = 'default', withUi = false } = options;
  const program = await findTemporalProgram({ cliPath: options.cliPath, env: process.env, onProgress });
  const files = serverFilesIn(dataDir);
  await endLeftover(files, logger);

  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? options.port : 0);
    const run: ServerRun = { program, files, namespace, port, ui: withUi ? await findUiAddress() : undefined };
    const running = await runUndamaged(run, logger);
    if (running !== undefined) return supervise(run, running, logger);
    // Another program may have taken the port after it was found free.
    if (attempt === startAttempts) throw didNotStart(program, files.log);
  }
}

/** Runs the server. A damaged database is renamed, once, and the server starts with a new one. */
async function runUndamaged(run: ServerRun, logger: Logger): Promise<GuardedProcess | undefined> {
  const { files } = run;
  for (let isRetry = false; ; isRetry = true) {
    const seen = damageOf(files);
    if (seen !== undefined) setDatabaseAside(files, seen, logger);
    setLongLogAside(files.log);
    const begins = logEnd(files.log);
    const running = await runServer(run);
    const said = running === undefined ? damageIn(files.log, begins) : undefined;
    if (said === undefined || isRetry) return running;
    setDatabaseAside(files, said, logger);
  }
}

function supervise(first: ServerRun, firstProcess: GuardedProcess, logger: Logger): TemporalDevServer {
  let run = first;
  let current: GuardedProcess | undefined = firstProcess;
  let uiRestart: Promise<void> | undefined;
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const address = serverAddress(run);
  logger.info({ address, program: run.program }, 'Temporal dev server runs');

  async function runAgain(): Promise<GuardedProcess | undefined> {
    if (run.ui !== undefined) run = { ...run, ui: await findUiAddress() }; // Another program may have taken the last address.
    return runUndamaged(run, logger).catch((error: unknown) => {
      logger.error({ err: error }, 'the Temporal dev server cannot be started');
      return undefined;
    });
  }

  async function keepRunning(): Promise<void> {
    for (let pauseMs = 100; !isStopping(); ) {
      if (current !== undefined) {
        await current.ended;
        if (isStopping()) return;
        if (uiRestart === undefined)
          logger.error({ lastWords: lastWordsIn(run.files.log) }, 'Temporal dev server ended, starting it again');
        pauseMs = 100;
      }
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (!isStopping()) current = await runAgain();
    }
  }

  async function restartWithUi(): Promise<void> {
    logger.info({}, 'the Temporal dev server starts again with its user interface');
    run = { ...run, ui: await findUiAddress() };
    const before = current;
    await before?.stop();
    while (!isStopping() && (current === before || current === undefined)) await pause(50);
    if (run.ui !== undefined) await untilUiAnswers(run.ui, run.namespace);
  }

  const kept = keepRunning();
  return {
    address,
    get ui() {
      return uiRestart === undefined ? run.ui : undefined;
    },
    async startUi() {
      if (run.ui !== undefined && uiRestart === undefined) return;
      uiRestart ??= restartWithUi().finally(() => (uiRestart = undefined));
      await uiRestart;
    },
    async stop() {
      stopping.abort();
      await current?.stop();
      await kept;
      await current?.stop(); // A server that `runAgain` started meanwhile.
    },
  };
}

function didNotStart(program: string, logFile: string): StartFailure {
  return new StartFailure({
    message: `The Temporal dev server (${program}) does not start; its last words: ${lastWordsIn(logFile)}`,
    remedy: `Read ${logFile}, or set TEMPORAL_ADDRESS to a cluster that runs`,
  });
}
