/** One run of the Temporal dev server: how it is called, when it is ready, what an earlier run may have left. */
import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GuardedProcess, startGuarded } from './guarded-process.js';
import type { Logger } from './logger.js';
import { commandLineOf, isRunning } from './process-identity.js';
import { openTemporalConnection, temporalAnswers } from './temporal-connection.js';
import { releaseSearchAttributes } from './temporal-search-attributes.js';
import { localTarget } from './temporal-target.js';

export const serverHost = '127.0.0.1';
/**
 * A single shard polls its queues 20 times a second by default: 50 ms of waiting a step. And a task queue has four
 * partitions by default, between which tasks and the polls of one worker miss each other: with one, half as many
 * commands more are done in a second.
 */
const dynamicConfig = [
  'history.transferProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxPollRPS=2000',
  'history.visibilityProcessorMaxPollRPS=2000',
  'system.enableActivityEagerExecution=true',
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
];
const sqlitePragmas = ['journal_mode=WAL', 'synchronous=NORMAL'];
/** Generous: a slow disk may need long to replay a log; a server that fails ends, and that is noticed at once. */
const readyWithinMs = 60_000;
const keepLogBytes = 10_000_000;

export interface ServerFiles {
  readonly database: string;
  readonly pid: string;
  readonly log: string;
}

export interface ServerRun {
  readonly program: string;
  readonly files: ServerFiles;
  readonly namespace: string;
  readonly port: number;
  readonly uiPort: number;
}

export function serverFilesIn(dataDir: string): ServerFiles {
  return {
    database: join(dataDir, 'temporal.db'),
    pid: join(dataDir, 'temporal.pid'),
    log: join(dataDir, 'temporal.log'),
  };
}

export function serverAddress({ port }: Pick<ServerRun, 'port'>): string {
  return `${serverHost}:${String(port)}`;
}

/** Resolves when it serves; undefined when it ended, or stayed silent for too long, instead. */
export async function runServer(run: ServerRun): Promise<GuardedProcess | undefined> {
  const { files, port, uiPort } = run;
  setLongLogAside(files.log);
  const note = `${String(port)} ${String(uiPort)}`;
  const running = startGuarded({ command: serverCommand(run), pidFile: files.pid, note, logFile: files.log });
  if (await answers(run, running)) return running;
  await running.stop();
  return undefined;
}

/** How the dev server is called. */
export function serverCommand({ program, files, namespace, port, uiPort }: ServerRun): [string, ...string[]] {
  const attributes = Object.entries(releaseSearchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    program,
    ...['server', 'start-dev', '--ip', serverHost, '--port', String(port), '--ui-port', String(uiPort)],
    ...['--db-filename', files.database, '--namespace', namespace, '--log-format', 'json'],
    ...sqlitePragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ...dynamicConfig.flatMap((value) => ['--dynamic-config-value', value]),
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}

async function answers(run: ServerRun, running: GuardedProcess): Promise<boolean> {
  const connection = openTemporalConnection(localTarget(serverAddress(run), run.namespace));
  const untilMs = Date.now() + readyWithinMs;
  try {
    while (!running.hasEnded && Date.now() < untilMs) {
      if (await temporalAnswers(connection, run.namespace, 500)) return !running.hasEnded;
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
export async function endLeftover(files: ServerFiles, logger: Logger): Promise<void> {
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

/** The server only ever appends. One old log is kept. */
function setLongLogAside(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > keepLogBytes) renameSync(path, `${path}.old`);
}

/** The end of the last line that the server wrote. */
export function lastWordsIn(path: string): string {
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
