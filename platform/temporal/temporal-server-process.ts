/** One run of the Temporal dev server: how it is called, when it is ready, what an earlier run may have left. */
import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GuardedProcess, startGuarded } from '../process/guarded-process.js';
import type { Logger } from '../log/logger.js';
import { commandLineOf, isRunning, workingDirectoryOf } from '../process/process-identity.js';
import { localTarget, openTemporalConnection, temporalAnswers } from './temporal-connection.js';
import { releaseSearchAttributes } from './search-attributes.js';
import type { ServerFiles } from './temporal-server-files.js';

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

export interface ServerRun {
  readonly program: string;
  readonly files: ServerFiles;
  readonly namespace: string;
  readonly port: number;
  /** Where the server's own user interface listens; undefined: it has none. See temporal-ui.ts. */
  readonly ui?: UiAddress | undefined;
}

export interface UiAddress {
  readonly host: string;
  readonly port: number;
}

export function serverAddress({ port }: Pick<ServerRun, 'port'>): string {
  return `${serverHost}:${String(port)}`;
}

/** Resolves when it serves; undefined when it ended, or stayed silent for too long, instead. */
export async function runServer(run: ServerRun): Promise<GuardedProcess | undefined> {
  const { files, port } = run;
  const running = startGuarded({
    command: serverCommand(run),
    pidFile: files.pid,
    note: String(port),
    logFile: files.log,
    cwd: files.folder,
  });
  if (await answers(run, running)) return running;
  await running.stop();
  return undefined;
}

/**
 * How the dev server is called, in the folder of its files: SQLite reads a path as a URI, so that `%`, `#` and `?` in the
 * name of a folder would name another file.
 */
export function serverCommand({ program, files, namespace, port, ui }: ServerRun): [string, ...string[]] {
  const attributes = Object.entries(releaseSearchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    program,
    ...['server', 'start-dev', '--ip', serverHost, '--port', String(port)],
    ...(ui === undefined ? ['--headless'] : ['--ui-ip', ui.host, '--ui-port', String(ui.port)]),
    ...['--db-filename', basename(files.database), '--namespace', namespace, '--log-format', 'json'],
    ...sqlitePragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ...[...dynamicConfig, noHttpHost()].flatMap((value) => ['--dynamic-config-value', value]),
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}

/**
 * The server's HTTP API cannot be switched off, and takes a write from any web page. It answers only requests that name
 * this host, which no page can have: it is random, and `.invalid` has no addresses.
 */
function noHttpHost(): string {
  return `frontend.httpAllowedHosts=["${randomBytes(16).toString('hex')}.invalid"]`;
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
  const isOurs = (): boolean => pid !== undefined && isRunning(pid) && servesOurFile(pid, files);
  for (let waitedMs = 0; pid !== undefined && isOurs(); waitedMs += 50) {
    if (waitedMs === 0) logger.warn({ pid }, 'ending the Temporal dev server that an earlier run left');
    if (waitedMs % 5_000 === 0) signal(pid, waitedMs < 10_000 ? 'SIGTERM' : 'SIGKILL');
    await pause(50);
  }
  rmSync(files.pid, { force: true });
}

/** Earlier versions named the file by its whole path. */
function servesOurFile(pid: number, { folder, database }: ServerFiles): boolean {
  const command = commandLineOf(pid);
  if (command === undefined) return false;
  if (command.includes(database)) return true;
  const at = workingDirectoryOf(pid);
  return command.includes('start-dev') && (at === undefined || isSameFolder(at, folder));
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
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
