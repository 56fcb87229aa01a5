/** The round trips of a decision, counted on the wire, and what happens when its statements fail together. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, silentLogger } from '../../../store/database/database.js';
import { TransactionFailed } from '../../../store/database/errors.js';
import { inOneTrip, withCommit } from '../../../store/database/in-one-trip.js';
import { openDatabase } from '../../../store/open-database.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeInTurn, describeOnPostgres } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';
import { openTcpProxy, type TcpProxy } from '../../support/http/tcp-proxy.js';

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

  it('a decision takes two: begin, lock and read; write and commit', async () => {
    const world = await makeWorld(db);
    const reset = { type: 'reset', reason: null, reshuffle: false } as const;
    const { id } = await world.prepared('1.0.0');
    const choose = { type: 'chooseType', releaseType: 'GRAYSCALE' } as const;
    await world.run(id, choose); // Its statements are prepared now.
    await world.run(id, reset);
    const commandId = await world.giveUnseen(id, choose);
    proxy.takeRoundTrips();
    const { record } = await world.apply(commandId);
    expect([record.outcome, proxy.takeRoundTrips()]).toEqual(['APPLIED', 2]);
  });

  it('an increase takes one more, to lock and read the change windows', async () => {
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

describeOnPostgres('a statement after the one that was sent with the commit', (databases) => {
  it('is refused, and the connection works afterwards', async () => {
    const { kysely } = databases.db;
    const late = inTransaction(kysely, async (trx) => {
      await withCommit(trx, (db) => sql`select 1`.execute(db));
      await sql`create table too_late (n integer)`.execute(trx);
    });
    await expect(late).rejects.toThrow('was committed with the statement before');
    const { rows } = await sql`select to_regclass('too_late') as made`.execute(kysely);
    expect(rows).toEqual([{ made: null }]);
  });
});

describeInTurn('a transaction', (databases) => {
  const count = async (): Promise<unknown> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from written`.execute(databases.db.kysely);
    return rows[0]?.n;
  };

  beforeAll(() => sql`create table written (n integer primary key)`.execute(databases.db.kysely));

  it('commits with its last statement', async () => {
    const { rows } = await inTransaction(databases.db.kysely, async (trx) => {
      await sql`insert into written values (1)`.execute(trx);
      return withCommit(trx, (db) => sql`insert into written values (2) returning n`.execute(db));
    });
    expect([rows, await count()]).toEqual([[{ n: 2 }], 2]);
  });

  it('changes nothing when its last statement fails, and says why', async () => {
    const failing = inTransaction(databases.db.kysely, async (trx) => {
      await sql`insert into written values (3)`.execute(trx);
      return withCommit(trx, (db) => sql`insert into written values (3)`.execute(db));
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await count()).toBe(2);
  });

  it('is an error when a failure in it was swallowed: its commit changes nothing', async () => {
    const swallowing = inTransaction(databases.db.kysely, async (trx) => {
      await sql`insert into written values (4)`.execute(trx);
      await sql`select 1 / 0`.execute(trx).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(TransactionFailed);
    expect(await count()).toBe(2);
    await inTransaction(databases.db.kysely, (trx) => sql`select 1`.execute(trx));
  });
});

describeInTurn('statements in one trip', (databases) => {
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
