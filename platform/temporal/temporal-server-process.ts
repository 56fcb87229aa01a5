/** One run of the Temporal dev server: its arguments, its UI address, its readiness, and the end of an earlier run. */
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../log/logger.js';
import { freePort } from '../process/free-port.js';
import { type GuardedProcess, startGuarded } from '../process/guarded-process.js';
import { commandLineOf, isRunning, workingDirectoryOf } from '../process/process-identity.js';
import { releaseSearchAttributes } from './search-attributes.js';
import { localTarget, openTemporalConnection, temporalAnswers } from './temporal-connection.js';
import type { ServerFiles } from './temporal-server-files.js';

export const serverHost = '127.0.0.1';
/**
 * By default a shard polls its queues 20 times a second, so each step waits up to 50 ms. By default a task queue has
 * four partitions, and the polls of a single worker often wait on a partition without tasks. One partition gives about
 * 50 % more commands per second.
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
/** A slow disk may need long to replay SQLite's log. A server that fails ends, which is detected at once. */
const readyWithinMs = 60_000;

export interface ServerRun {
  readonly program: string;
  readonly files: ServerFiles;
  readonly namespace: string;
  readonly port: number;
  /** Where the UI of the server listens. Undefined: the server runs without its UI. */
  readonly ui?: UiAddress | undefined;
}

export interface UiAddress {
  readonly host: string;
  readonly port: number;
}

export function serverAddress({ port }: Pick<ServerRun, 'port'>): string {
  return `${serverHost}:${String(port)}`;
}

/** Resolves when the server answers. Undefined when it ended, or did not answer within 60 s. */
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
 * The command line of the server. It runs in the folder of its files and gets only the name of the database. SQLite
 * reads a path as a URI, where `%`, `#` and `?` in the name of a folder have a meaning.
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
 * The server's HTTP API cannot be switched off, and accepts writes from any web page. With this setting it accepts only
 * requests for a random host name under `.invalid`, which no page can use.
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
 * Ends the server of an earlier process that was killed. Usually its guard is ending it already. A process id in the
 * pid file may be in use by another program, so the process is checked first: it must serve the same database file.
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

/** Servers of earlier versions have the whole path in their command line. */
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
    // The process has ended meanwhile.
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

/**
 * An address for the UI of the server. The UI answers every web page, so no page may find its address. On Linux every
 * address 127.x.y.z is this machine: a random one with a random port has 37 bits.
 */
const answersWithinMs = 10_000;

export async function findUiAddress(): Promise<UiAddress> {
  const host = `127.${[1, 2, 3].map(() => String(randomInt(1, 255))).join('.')}`;
  // Other systems have only 127.0.0.1. Then only the port is random (13 bits).
  return { host: (await canListenOn(host)) ? host : '127.0.0.1', port: await freePort() };
}

/** Waits until the UI reaches its server, at most 10 s. The UI listens earlier, and retries with growing pauses. */
export async function untilUiAnswers({ host, port }: UiAddress, namespace: string): Promise<void> {
  const url = `http://${host}:${String(port)}/api/v1/namespaces/${encodeURIComponent(namespace)}`;
  const untilMs = Date.now() + answersWithinMs;
  while (Date.now() < untilMs) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
    await pause(100);
  }
}

function canListenOn(host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(0, host, () => server.close(() => resolve(true)));
  });
}
