/** Probes and metrics: cached database reads, no user data on the public port, one exact path each. */
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createApp } from '../../../api/app.js';
import { openDatabase } from '../../../store/open-database.js';
import { apiDeps } from '../../support/api/api-deps.js';
import { apiOfEachTest } from '../../support/api/api-of-each-test.js';
import { clientOf } from '../../support/http/client.js';
import { countedDatabase } from '../../support/api/counted-database.js';
import { describeInTurn, describeOnPglite, describeOnPostgres } from '../../support/database/databases.js';
import { listen } from '../../support/http/http.js';
import { migratedPglite } from '../../support/database/pglite-images.js';
import { tempDir } from '../../support/process/temp-dir.js';

const start = apiOfEachTest();

describeInTurn('probes and metrics', (databases) => {
  it('120 requests send at most ten statements, besides the loops of the process', async () => {
    const counted = countedDatabase(databases.db);
    const api = await start(counted);
    const inside = clientOf(api.metricsUrl, null);
    const outside = clientOf(api.url, null);
    await Promise.all([inside.get('/metrics'), outside.get('/readyz')]);
    counted.takeCount();
    const startedAt = performance.now();
    // Few at a time: requests that wait for the same read share it even where nothing is kept.
    for (let round = 0; round < 20; round += 1)
      await Promise.all(
        Array.from({ length: 6 }, (_, n) => {
          if (n % 3 === 0) return outside.get('/readyz');
          return n % 3 === 1 ? inside.get('/metrics') : inside.get('/readyz');
        }),
      );
    // Loops of the process are counted too: waiting stops, and targets and tokens of the decision plane, each second.
    const seconds = (performance.now() - startedAt) / 1000;
    expect(counted.takeCount()).toBeLessThan(10 + 10 * seconds);
  });

  it('the public port serves no metrics, and each path in its exact spelling only', async () => {
    const api = await start(databases.db);
    const spellings = ['/metrics', '/METRICS', '/metrics/', '//metrics', '/%6detrics', '/Readyz', '/healthz/'];
    for (const path of [...spellings, '/V1/Me', '/v1/me/', '//v1/me', '/v1/Releases', '/Docs', '/OPENAPI.json'])
      for (const accept of ['*/*', 'text/html'])
        expect([path, (await fetch(`${api.url}${path}`, { headers: { accept } })).status]).toEqual([path, 404]);
    for (const path of ['/METRICS', '/metrics/', '//metrics', '/%6detrics'])
      expect([path, (await clientOf(api.metricsUrl, null).get(path)).status]).toEqual([path, 404]);
    for (const path of ['/docs', '/docs/', '/healthz', '/readyz', '/openapi.json'])
      expect([path, (await clientOf(api.url, null).get(path)).status]).toEqual([path, 200]);
  });
});

describeOnPglite('readiness on a full disk', () => {
  it('readyz answers 503 while the database refuses writes', async () => {
    let bytesFree = 1e9;
    const database = await migratedPglite({ dataDir: tempDir(), bytesFree: () => bytesFree });
    bytesFree = 0;
    const server = await listen(createApp(apiDeps(database)));
    const { status, body } = await clientOf(server.url, null).get('/readyz');
    await server.close();
    await database.close();
    expect(status).toBe(503);
    expect(body).toMatchObject({ parts: { database: { ok: false, detail: 'The disk of the database is full.' } } });
  });
});

describeOnPostgres('readiness on a read-only server', (databases) => {
  it('readyz answers 503, and writes are answered 503', async () => {
    const url = new URL(databases.databaseUrl ?? '');
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    const database = await openDatabase({ databaseUrl: url.href });
    const server = await listen(createApp(apiDeps(database)));
    const ready = await clientOf(server.url, null).get('/readyz');
    const session = await clientOf(server.url, null).post('/v1/session', { code: 'x'.repeat(32) });
    await server.close();
    await database.close();
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({ parts: { database: { ok: false, detail: 'The database is read-only.' } } });
    expect([session.status, session.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await sql`select 1 as one`.execute(databases.db.kysely)).rows).toEqual([{ one: 1 }]);
  });
});
