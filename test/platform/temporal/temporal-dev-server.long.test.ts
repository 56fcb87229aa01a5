import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../platform/process/free-port.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { isRunning } from '../../../platform/process/process-identity.js';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
  temporalAnswers,
} from '../../../platform/temporal/temporal-connection.js';
import { type TemporalDevServer, startTemporalDevServer } from '../../../platform/temporal/temporal-dev-server.js';
import { findTemporalProgram } from '../../../platform/temporal/temporal-program.js';
import { serverFilesIn } from '../../../platform/temporal/temporal-server-files.js';
import { runServer, serverAddress } from '../../../platform/temporal/temporal-server-process.js';
import { releaseSearchAttributes } from '../../../platform/temporal/search-attributes.js';
import { tempDir } from '../../support/process/temp-dir.js';

const servers: TemporalDevServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

describe('startTemporalDevServer', () => {
  it('keeps its state over a restart', async () => {
    const dataDir = tempDir();
    const first = await start(dataDir);
    await startWorkflow(first.address, 'release/weather');
    await first.stop();

    const second = await start(dataDir);
    expect(await workflowStatus(second.address, 'release/weather')).toBe('RUNNING');
  });

  it('has the search attributes of a release, and the configured namespace', async () => {
    const server = await start(tempDir(), { namespace: 'releases' });
    const connection = openTemporalConnection(localTarget(server.address, 'releases'));
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'releases' });
    await connection.close();
    expect(Object.keys(customAttributes).sort()).toEqual(
      expect.arrayContaining(Object.keys(releaseSearchAttributes).sort()),
    );
  });

  it('starts no user interface until it is requested, and then keeps its address and state', async () => {
    const server = await start(tempDir());
    await startWorkflow(server.address, 'release/weather');
    expect(server.ui).toBeUndefined();
    await Promise.all([server.startUi(), server.startUi()]);
    const { host, port } = server.ui ?? { host: '', port: 0 };
    const page = await fetch(`http://${host}:${String(port)}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
    if (process.platform === 'linux') expect(host).toMatch(/^127\.(?!0\.0\.1$)/);
    expect(await workflowStatus(server.address, 'release/weather')).toBe('RUNNING');
  });

  it('passes general variables of the environment to the server, and none of our secrets', async () => {
    process.env['DATABASE_URL'] = 'postgres://secret';
    process.env['PUSH_SECRET_KEYS'] = 'secret';
    try {
      const dataDir = tempDir();
      await start(dataDir);
      const given = readFileSync(`/proc/${String(serverPid(dataDir))}/environ`, 'utf8');
      expect(given).toContain('PATH=');
      expect(given).not.toContain('secret');
    } finally {
      delete process.env['DATABASE_URL'];
      delete process.env['PUSH_SECRET_KEYS'];
    }
  });

  it.each(['feature%2Flogin', 'c#', 'c#2', 'a?b', "100% 'done' & 中文", 'file:x?mode=memory'])(
    'keeps all its state in a folder named %s',
    async (name) => {
      const above = tempDir();
      const dataDir = join(above, name);
      mkdirSync(dataDir);
      const first = await start(dataDir);
      await startWorkflow(first.address, 'release/weather');
      await first.stop();
      expect(readdirSync(above)).toEqual([name]);
      expect(readdirSync(dataDir)).toContain('temporal.db');
      const second = await start(dataDir);
      expect(await workflowStatus(second.address, 'release/weather')).toBe('RUNNING');
    },
  );

  it('takes another port if the wanted one is taken', async () => {
    const first = await start(tempDir());
    const wanted = Number(first.address.split(':')[1]);
    const second = await start(tempDir(), { port: wanted });
    expect(second.address).not.toBe(first.address);
  });

  it('leaves no process running after stop', async () => {
    const dataDir = tempDir();
    const server = await start(dataDir);
    const pid = serverPid(dataDir);
    expect(isRunning(pid)).toBe(true);
    await server.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('restarts the server at the same address when it is killed', async () => {
    const dataDir = tempDir();
    const { address } = await start(dataDir);
    await startWorkflow(address, 'release/weather');
    const killed = serverPid(dataDir);
    process.kill(killed, 'SIGKILL');
    while (isRunning(killed) || !(await answersAt(address))) await pause(50);
    expect(await workflowStatus(address, 'release/weather')).toBe('RUNNING');
  });

  it('ends the server of an earlier run, and continues with its state', async () => {
    const dataDir = tempDir();
    const left = await serverLeftBehind(dataDir);
    await startWorkflow(left.address, 'release/weather');

    const next = await start(dataDir);
    expect(isRunning(left.pid)).toBe(false);
    expect(await workflowStatus(next.address, 'release/weather')).toBe('RUNNING');
  });

  it('repeats the last output of a server that does not start', async () => {
    const dataDir = tempDir();
    const program = join(dataDir, 'broken-temporal');
    writeFileSync(program, '#!/bin/sh\necho "unable to open database" >&2; exit 1\n', { mode: 0o755 });
    const attempt = startTemporalDevServer({
      dataDir,
      logger: silentLogger(),
      onProgress: () => undefined,
      cliPath: program,
    });
    await expect(attempt).rejects.toThrow(
      /does not start; its last words: unable to open database.*Read .*temporal\.log/,
    );
  });
});

async function start(dataDir: string, options: { port?: number; namespace?: string } = {}): Promise<TemporalDevServer> {
  const server = await startTemporalDevServer({
    dataDir,
    logger: silentLogger(),
    onProgress: (line) => process.stderr.write(`${line}\n`),
    ...options,
  });
  servers.push(server);
  return server;
}

async function startWorkflow(address: string, workflowId: string): Promise<void> {
  const connection = openTemporalConnection(localTarget(address, 'default'));
  const client = createTemporalClient(connection, localTarget(address, 'default'));
  await client.workflow.start('anyWorkflow', { workflowId, taskQueue: 'unused' });
  await connection.close();
}

async function workflowStatus(address: string, workflowId: string): Promise<string> {
  const connection = openTemporalConnection(localTarget(address, 'default'));
  const client = createTemporalClient(connection, localTarget(address, 'default'));
  const { status } = await client.workflow.getHandle(workflowId).describe();
  await connection.close();
  return status.name;
}

async function answersAt(address: string): Promise<boolean> {
  const connection = openTemporalConnection(localTarget(address, 'default'));
  const known = await temporalAnswers(connection, 'default', 500);
  await connection.close();
  return known;
}

/** Simulates a kill of both the program and the guard. */
async function serverLeftBehind(dataDir: string): Promise<{ address: string; pid: number }> {
  const program = await findTemporalProgram({ cliPath: undefined, env: process.env, onProgress: () => undefined });
  const port = await freePort();
  const run = { program, files: serverFilesIn(dataDir), namespace: 'default', port };
  await runServer(run);
  const address = serverAddress(run);
  return { address, pid: serverPid(dataDir) };
}

function serverPid(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'temporal.pid'), 'utf8'), 10);
}
