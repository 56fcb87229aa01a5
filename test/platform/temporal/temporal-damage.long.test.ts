import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../platform/process/free-port.js';
import { silentLogger } from '../../../platform/log/logger.js';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
  temporalAnswers,
} from '../../../platform/temporal/temporal-connection.js';
import { type TemporalDevServer, startTemporalDevServer } from '../../../platform/temporal/temporal-dev-server.js';
import { tempDir, tempDirOfFile } from '../../support/process/temp-dir.js';

const servers: TemporalDevServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const pageBytes = 4_096;
let used: string;

beforeAll(async () => {
  used = tempDirOfFile();
  const server = await start(used);
  await fill(server.address);
  servers.splice(servers.indexOf(server), 1);
  await server.stop();
  expect(statSync(join(used, 'temporal.db')).size).toBeGreaterThan(60 * pageBytes);
});

describe('a damaged database of the Temporal dev server is renamed, and a new one serves', () => {
  it.each<[string, (database: string) => void]>([
    ['is empty', (database) => truncateSync(database, 0)],
    ['is cut between pages', (database) => truncateSync(database, 10 * pageBytes)],
    ['is cut within a page', (database) => truncateSync(database, 100_001)],
    [
      'has garbage in the middle',
      (database) => {
        const bytes = readFileSync(database);
        bytes.fill(0xa5, 10 * pageBytes, 50 * pageBytes);
        writeFileSync(database, bytes);
      },
    ],
    ['is zeros', (database) => writeFileSync(database, Buffer.alloc(500_000))],
    ['is a text', (database) => writeFileSync(database, 'hello\n')],
    ['has no tables yet', (database) => writeFileSync(database, emptyDatabase())],
    [
      'is a folder',
      (database) => {
        rmSync(database);
        mkdirSync(database);
      },
    ],
    ['has a folder for its log', (database) => mkdirSync(`${database}-wal`)],
    ['has a folder for its index', (database) => mkdirSync(`${database}-shm`)],
  ])('when it %s', async (_, damage) => {
    const dataDir = usedDataDir();
    // The log holds copies of pages. SQLite could repair some of the damage with them.
    for (const part of ['-wal', '-shm']) rmSync(join(dataDir, `temporal.db${part}`), { force: true });
    damage(join(dataDir, 'temporal.db'));
    const server = await start(dataDir);
    expect(await answersAt(server.address)).toBe(true);
    expect(aside(dataDir)).not.toEqual([]);
  });

  it('when it is damaged while the server runs, and the server dies', async () => {
    const dataDir = usedDataDir();
    const server = await start(dataDir);
    truncateSync(join(dataDir, 'temporal.db'), pageBytes);
    truncateSync(join(dataDir, 'temporal.db-wal'), 0);
    const pid = Number.parseInt(readFileSync(join(dataDir, 'temporal.pid'), 'utf8'), 10);
    process.kill(pid, 'SIGKILL');
    while (aside(dataDir).length === 0 || !(await answersAt(server.address))) await pause(100);
    expect(existsSync(join(dataDir, 'temporal.db'))).toBe(true);
  });
});

describe('an intact database of the Temporal dev server is not renamed', () => {
  it('when the port is taken', async () => {
    const dataDir = usedDataDir();
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    await start(dataDir, port);
    taken.close();
    expect(aside(dataDir)).toEqual([]);
  });

  it.each([
    ['database or disk is full (13)'],
    ['unable to open database file: permission denied (14)'],
    ['attempt to write a readonly database (8)'],
    ['disk I/O error (10)'],
    ['listen tcp 127.0.0.1:7233: bind: address already in use'],
  ])('when the server ends with "%s"', async (words) => {
    const dataDir = usedDataDir();
    const program = join(dataDir, 'ending-temporal');
    writeFileSync(program, `#!/bin/sh\necho '{"level":"ERROR","msg":"${words}"}'; exit 1\n`);
    chmodSync(program, 0o755);
    await expect(start(dataDir, 0, program)).rejects.toThrow('does not start');
    expect(aside(dataDir)).toEqual([]);
  });

  it('when an earlier run has logged damage', async () => {
    const dataDir = usedDataDir();
    appendFileSync(join(dataDir, 'temporal.log'), '{"level":"ERROR","msg":"database disk image is malformed (11)"}\n');
    const server = await start(dataDir);
    expect(await answersAt(server.address)).toBe(true);
    expect(aside(dataDir)).toEqual([]);
  });
});

/** A copy of a database with data of a real server. */
function usedDataDir(): string {
  const dataDir = tempDir();
  cpSync(used, dataDir, { recursive: true });
  return dataDir;
}

/** Enough data for SQLite to move pages from its log into the database file. */
async function fill(address: string): Promise<void> {
  const target = localTarget(address, 'default');
  const connection = openTemporalConnection(target);
  const client = createTemporalClient(connection, target);
  for (let n = 0; n < 60; n += 1)
    await client.workflow.start('anyWorkflow', {
      workflowId: `release/${String(n)}`,
      taskQueue: 'unused',
      args: [randomBytes(12_000).toString('base64')],
    });
  await connection.close();
}

/** A header and one page without entries. */
function emptyDatabase(): Buffer {
  const page = Buffer.alloc(pageBytes);
  page.write('SQLite format 3\0', 0, 'latin1');
  page.writeUInt16BE(pageBytes, 16);
  page.set([1, 1, 0, 64, 32, 32], 18);
  page.writeUInt32BE(1, 24);
  page.writeUInt32BE(1, 28);
  page.writeUInt32BE(4, 44);
  page.writeUInt32BE(1, 56);
  page.writeUInt32BE(1, 92);
  page[100] = 13;
  page.writeUInt16BE(pageBytes, 105);
  return page;
}

function aside(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => /^temporal\.db\.damaged-\d{4}-\d{2}-\d{2}T/.test(name));
}

async function start(dataDir: string, port = 0, cliPath?: string): Promise<TemporalDevServer> {
  const logger = silentLogger();
  const server = await startTemporalDevServer({ dataDir, logger, onProgress: () => undefined, port, cliPath });
  servers.push(server);
  return server;
}

async function answersAt(address: string): Promise<boolean> {
  const connection = openTemporalConnection(localTarget(address, 'default'));
  const known = await temporalAnswers(connection, 'default', 2_000);
  await connection.close();
  return known;
}
