/** Start and stop of the API in a process, its error messages, and its behaviour without Temporal or database. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { Database } from '../../store/database/database.js';
import { openDatabase } from '../../store/open-database.js';
import { recordCommand } from '../../store/release/record-command.js';
import { apiOfEachTest } from '../support/api/api-of-each-test.js';
import { clientOf, makeToken } from '../support/http/client.js';
import { closedAfterEach } from '../support/closed-after-each.js';
import { describeOnEachDatabase, describeOnPostgres } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { openStream } from '../support/http/event-stream-reader.js';
import { makeRegistryWorld, type RegistryWorld } from '../support/api/registry-world.js';
import { openTcpProxy } from '../support/http/tcp-proxy.js';

const start = apiOfEachTest(); // First, so that the API stops before its resources are closed.
const afterwards = closedAfterEach();

async function newWorld(database: Database): Promise<RegistryWorld> {
  const world = await makeRegistryWorld(database);
  afterwards(() => world.close());
  return world;
}

/** Occupies a port, as another program does. */
async function takePort(): Promise<{ readonly port: number; free(): void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

async function failureOf(starting: Promise<unknown>): Promise<string> {
  const error = await starting.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StartFailure);
  return (error as StartFailure).message;
}

describeOnEachDatabase('the API in a process', (databases) => {
  it('answers while Temporal is not reachable, and names the address that it listens on', async () => {
    const api = await start(databases.db);
    const client = clientOf(api.url, null);
    expect(await client.get('/readyz')).toMatchObject({ status: 200, body: { status: 'degraded' } });
    expect((await client.get('/openapi.json')).body).toMatchObject({ servers: [{ url: api.url }] });
    expect((await clientOf(api.metricsUrl, null).get('/metrics')).body).toContain('halftone_commands_waiting');
  });

  it('serves metrics on the metrics port only, and probes on both ports', async () => {
    const api = await start(databases.db);
    const inside = clientOf(api.metricsUrl, null);
    expect((await inside.get('/metrics')).body).toContain('halftone_stream_clients 0');
    expect((await inside.get('/healthz')).status).toBe(200);
    expect((await inside.get('/v1/me')).status).toBe(404);
    expect((await clientOf(api.url, null).get('/metrics')).status).toBe(404);
    expect((await clientOf(api.url, null).get('/healthz')).status).toBe(200);
  });

  it('fails to start with the taken port and the setting to change', async () => {
    const other = await takePort();
    expect(await failureOf(start(databases.db, { port: other.port }))).toMatch(
      new RegExp(`Port ${other.port} .* is taken by another program\\. .*PORT`),
    );
    expect(await failureOf(start(databases.db, { metricsPort: other.port }))).toContain('METRICS_PORT');
    other.free();
  });

  it('on stop ends streams, completes running requests, and accepts no new ones', async () => {
    const world = await newWorld(databases.db);
    const release = await world.release('1.0.0');
    const secret = await makeToken(databases.db, world.nameOf('maker admin'));
    const api = await start(databases.db);
    const stream = await openStream(`${api.url}/v1/releases/${release.id}/stream`, secret);
    await stream.next();
    const waiting = clientOf(api.url, secret).post(`/v1/releases/${release.id}/commands`, { type: 'apply' });
    await eventually(async () => {
      expect((await world.as('maker admin').get(`/v1/releases/${release.id}/commands`)).body).toMatchObject({
        items: { length: 1 },
      });
    });
    await api.stop();
    expect(await stream.until(() => false)).toBeNull();
    expect((await waiting).status).toBe(202);
    await expect(fetch(`${api.url}/healthz`)).rejects.toThrow();
  });

  it('stops right after a stop command whose signal is not sent yet', async () => {
    const world = await newWorld(databases.db);
    const release = await world.prepared('1.0.0');
    const api = await start(databases.db);
    const client = clientOf(api.url, await makeToken(databases.db, world.nameOf('maker admin')));
    const answer = await client.post(`/v1/releases/${release.id}/commands`, { type: 'cancel', reason: 'crashes' });
    await api.stop();
    expect(answer).toMatchObject({ status: 200, body: { release: { status: 'CANCELED' } } });
  });

  it('applies stop commands that a killed process left', async () => {
    const world = await newWorld(databases.db);
    const release = await world.release('1.0.0');
    const { miniProgram, targetApp, environment } = release;
    const id = randomUUID();
    await recordCommand(databases.db.kysely, {
      id,
      subject: { releaseId: release.id, target: { miniProgram, targetApp, environment } },
      command: { type: 'cancel', reason: 'crashes' },
      actor: world.nameOf('maker admin'),
      role: 'workspace admin',
      idempotency: { key: id, bodyDigest: id },
      expectedRevision: null,
    });
    const api = await start(databases.db);
    await eventually(async () => {
      const { body } = await clientOf(api.metricsUrl, null).get('/metrics');
      expect(body).toContain('halftone_api_stops_applied_total{by="swept"} 1');
    });
    expect(await world.as('maker admin').get(`/v1/commands/${id}`)).toMatchObject({
      body: { command: { outcome: 'REJECTED', code: 'WRONG_STATUS' } },
    });
  });
});

describeOnPostgres('the API without a reachable database', (databases) => {
  it('answers 503 with Retry-After, records nothing, and continues when the database is reachable again', async () => {
    const url = new URL(databases.databaseUrl ?? '');
    const proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.host = `127.0.0.1:${proxy.port}`;
    afterwards(() => proxy.cut());
    const database = await openDatabase({ databaseUrl: url.href });
    afterwards(() => database.close());
    const world = await newWorld(databases.db);
    const release = await world.release('1.0.0');
    const secret = await makeToken(databases.db, world.nameOf('maker admin'));
    const api = await start(database);
    const client = clientOf(api.url, secret);
    const path = `/v1/releases/${release.id}`;
    const stream = await openStream(`${api.url}${path}/stream`, secret);
    await stream.next();

    await proxy.cut();
    const away = [
      await client.get(path),
      await client.post(`${path}/commands`, { type: 'cancel', reason: 'crashes' }),
      await client.post(`/v1/workspaces`, { name: 'Acme', kind: 'developer' }),
    ];
    const ready = await client.get('/readyz');
    const alive = await client.get('/healthz');
    await proxy.restore();

    expect(away).toMatchObject(
      away.map(() => ({ status: 503, body: { code: 'UNAVAILABLE', remedy: expect.any(String) } })),
    );
    expect(away.map(({ headers }) => Number(headers.get('retry-after')) > 0)).toEqual([true, true, true]);
    expect([ready.status, alive.status]).toEqual([503, 200]);
    expect((await world.as('maker admin').get(`${path}/commands`)).body).toEqual({ items: [] });
    await eventually(async () => {
      expect((await client.get(path)).status).toBe(200);
    });
    await world.run(release, { type: 'apply' });
    // The stream sends the command when it is received, and again when it is decided.
    await eventually(async () => expect(await stream.next()).toMatchObject({ data: { status: 'UNDER_REVIEW' } }));
  });
});

describeOnPostgres('a stop command while all other database connections are in use', (databases) => {
  it('is applied before a connection is free', async () => {
    const database = await openDatabase({ databaseUrl: databases.databaseUrl, maxConnections: 2 });
    afterwards(() => database.close());
    const world = await newWorld(databases.db);
    const release = await world.prepared('1.0.0');
    const secret = await makeToken(databases.db, world.nameOf('maker admin'));
    const api = await start(database);
    let isFree = false;
    const crowd = Promise.all([1, 2].map(() => sql`select pg_sleep(6)`.execute(database.kysely)));
    crowd
      .catch(() => undefined)
      .finally(() => {
        isFree = true;
      });
    const client = clientOf(api.url, secret);
    const answer = await client.post(`/v1/releases/${release.id}/commands`, { type: 'cancel', reason: 'crashes' });
    expect({ status: answer.status, isFree }).toEqual({ status: 200, isFree: false });
  });
});
