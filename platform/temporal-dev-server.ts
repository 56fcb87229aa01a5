/**
 * A Temporal dev server of our own: state in the data directory, so a restart loses nothing; ends with us, however we
 * end; never two on one file (SQLite would let both run, and they would steal the single shard from each other).
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { type GuardedProcess, startGuarded } from './guarded-process.js';
import type { Logger } from './logger.js';
import { commandLineOf, isRunning } from './process-identity.js';
import { StartFailure } from './start-failure.js';
import { openTemporalConnection, temporalAnswers } from './temporal-connection.js';
import { findTemporalProgram } from './temporal-program.js';
import { releaseSearchAttributes } from './temporal-search-attributes.js';
import { localTarget } from './temporal-target.js';

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
  /** host:port of the gRPC service. */
  readonly address: string;
  readonly uiUrl: string;
  /** Resolves when the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
/** A single shard polls its queues 20 times a second by default: 50 ms of waiting a step. */
const dynamicConfig = [
  'history.transferProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxPollRPS=2000',
  'history.visibilityProcessorMaxPollRPS=2000',
  'system.enableActivityEagerExecution=true',
];
const sqlitePragmas = ['journal_mode=WAL', 'synchronous=NORMAL'];
/** Generous: a slow disk may need long to replay a log; a server that fails ends, and that is noticed at once. */
const readyWithinMs = 60_000;
const startAttempts = 3;

/** @throws StartFailure when there is no program, or when it ends or stays silent instead of serving. */
export async function startTemporalDevServer(options: TemporalDevServerOptions): Promise<TemporalDevServer> {
  const { dataDir, logger, onProgress, namespace = 'default' } = options;
  const program = await findTemporalProgram({ cliPath: options.cliPath, env: process.env, onProgress });
  const files = filesIn(dataDir);
  await endLeftover(files, logger);

  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? options.port : 0);
    const uiPort = await freePort(attempt === 1 ? options.uiPort : 0);
    const command = serverCommand({ program, database: files.database, namespace, port, uiPort });
    const running = startGuarded({
      command,
      pidFile: files.pid,
      note: `${String(port)} ${String(uiPort)}`,
      logFile: files.log,
    });
    const address = `${host}:${String(port)}`;
    if (await answers(address, namespace, running)) {
      logger.info({ address, uiPort, program }, 'Temporal dev server runs');
      return { address, uiUrl: `http://${host}:${String(uiPort)}`, ended: running.ended, stop: () => running.stop() };
    }
    await running.stop();
    // Someone may have taken the port between our look and the server's.
    if (attempt === startAttempts) throw didNotStart(program, files.log);
  }
}

interface ServerFiles {
  readonly database: string;
  readonly pid: string;
  readonly log: string;
}

function filesIn(dataDir: string): ServerFiles {
  return {
    database: join(dataDir, 'temporal.db'),
    pid: join(dataDir, 'temporal.pid'),
    log: join(dataDir, 'temporal.log'),
  };
}

interface ServerCommand {
  readonly program: string;
  readonly database: string;
  readonly namespace: string;
  readonly port: number;
  readonly uiPort: number;
}

function serverCommand({ program, database, namespace, port, uiPort }: ServerCommand): [string, ...string[]] {
  const attributes = Object.entries(releaseSearchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    program,
    ...['server', 'start-dev', '--ip', host, '--port', String(port), '--ui-port', String(uiPort)],
    ...['--db-filename', database, '--namespace', namespace, '--log-format', 'json'],
    ...sqlitePragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ...dynamicConfig.flatMap((value) => ['--dynamic-config-value', value]),
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}

/** True when it answers for the namespace; false when it ended, or stayed silent for too long. */
async function answers(address: string, namespace: string, running: GuardedProcess): Promise<boolean> {
  const connection = openTemporalConnection(localTarget(address, namespace));
  const untilMs = Date.now() + readyWithinMs;
  try {
    while (!running.hasEnded && Date.now() < untilMs) {
      if (await temporalAnswers(connection, namespace, 500)) return true;
      await pause(50);
    }
    return false;
  } finally {
    await connection.close();
  }
}

/**
 * Ends the server of a predecessor that was killed: normally its guard is doing so at this moment. The pid file is
 * believed only if that process serves our file.
 */
async function endLeftover(files: ServerFiles, logger: Logger): Promise<void> {
  const pid = pidIn(files.pid);
  const isOurs = (): boolean =>
    pid !== undefined && isRunning(pid) && (commandLineOf(pid)?.includes(files.database) ?? false);
  for (let waitedMs = 0; pid !== undefined && isOurs(); waitedMs += 50) {
    if (waitedMs === 0) logger.warn({ pid }, 'ending the Temporal dev server that an earlier run left');
    if (waitedMs % 5_000 === 0) signal(pid, waitedMs < 10_000 ? 'SIGTERM' : 'SIGKILL');
    await pause(50);
  }
  rmSync(files.pid, { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in this moment.
  }
}

function pidIn(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function didNotStart(program: string, logFile: string): StartFailure {
  return new StartFailure({
    message: `The Temporal dev server (${program}) does not start; its last words: ${lastWords(logFile)}`,
    remedy: `Read ${logFile}, or set TEMPORAL_ADDRESS to a cluster that runs`,
  });
}

function lastWords(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, 2_000));
    readSync(file, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trim().split('\n').at(-1)?.slice(-300) ?? '';
  } finally {
    closeSync(file);
  }
}
