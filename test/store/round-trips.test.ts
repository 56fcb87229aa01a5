/** The round trips of a decision, counted on the wire, and what happens when its statements fail together. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, silentLogger } from '../../store/database/database.js';
import { inOneTrip } from '../../store/database/in-one-trip.js';
import { openDatabase } from '../../store/open-database.js';
import { inTransaction } from '../../store/database/transaction.js';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.js';
import { makeWorld } from '../support/store-world.js';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

describeOnPostgres('round trips', (databases) => {
  let proxy: TcpProxy;
  let db: Database;

  beforeAll(async () => {
    const url = new URL(databases.databaseUrl ?? '');
    proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.host = `127.0.0.1:${proxy.port}`;
    db = await openDatabase({ databaseUrl: url.href, maxConnections: 1, logger: silentLogger });
  });

  afterAll(async () => {
    await db.close();
    await proxy.cut();
  });

  it('a decision takes three: lock and read with the begin, write, commit', async () => {
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 100); // Its statements are prepared now.
    const commandId = await world.giveUnseen(id, { type: 'setPercentage', bp: 200, supersede: false, reason: null });
    proxy.takeRoundTrips();
    const { record } = await world.apply(commandId);
    expect([record.outcome, proxy.takeRoundTrips()]).toEqual(['APPLIED', 3]);
  });

  it('a transaction that changes without reading first begins before its first statement is sent', async () => {
    proxy.takeRoundTrips();
    await inTransaction(db.kysely, (trx) => sql`select 1`.execute(trx));
    expect(proxy.takeRoundTrips()).toBe(3);
  });
});

describeOnEachDatabase('statements in one trip', (databases) => {
  it('give the error of the first that fails, and leave a connection that works', async () => {
    const { kysely } = databases.db;
    const failing = inTransaction(kysely, (trx) =>
      inOneTrip(trx, (db) => Promise.all([sql`select 1 / 0`.execute(db), sql`select 1`.execute(db)])),
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    const { rows } = await inTransaction(kysely, (trx) =>
      inOneTrip(trx, (db) => sql<{ n: number }>`select 2 as n`.execute(db)),
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('see what the ones before them wrote', async () => {
    const [, counted] = await inTransaction(databases.db.kysely, async (trx) => {
      await sql`create temp table counted (n integer) on commit drop`.execute(trx);
      return inOneTrip(trx, (db) =>
        Promise.all([
          sql`insert into counted values (7)`.execute(db),
          sql<{ n: number }>`select n from counted`.execute(db),
        ]),
      );
    });
    expect(counted.rows).toEqual([{ n: 7 }]);
  });
});
