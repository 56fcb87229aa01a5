import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { DatabaseUnavailable } from '../../../store/database/errors.js';
import { checkSchemaVersion, migrateToLatest } from '../../../store/database/migrate.js';
import { openDatabase } from '../../../store/open-database.js';
import { inTransaction, ReentrantTransaction } from '../../../store/database/transaction.js';
import { describeOnEachDatabase, describeOnPglite, describeOnPostgres } from '../../support/database/databases.js';
import { latch } from '../../support/latch.js';
import { tempDir } from '../../support/process/temp-dir.js';

describeOnEachDatabase('a transaction', (databases) => {
  it('commits what its work wrote and returns its value', async () => {
    const { db } = databases;
    await sql`create table kept (n integer)`.execute(db.kysely);
    const answer = await inTransaction(db.kysely, async (trx) => {
      await sql`insert into kept values (1)`.execute(trx);
      return 'done';
    });
    expect(answer).toBe('done');
    expect((await sql`select n from kept`.execute(db.kysely)).rows).toEqual([{ n: 1 }]);
  });

  it('leaves nothing behind when its work throws, and hands the error on', async () => {
    const { db } = databases;
    await sql`create table dropped (n integer)`.execute(db.kysely);
    const bug = new Error('planted');
    const attempt = inTransaction(db.kysely, async (trx) => {
      await sql`insert into dropped values (1)`.execute(trx);
      throw bug;
    });
    await expect(attempt).rejects.toBe(bug);
    expect((await sql`select n from dropped`.execute(db.kysely)).rows).toEqual([]);
  });

  it('throws instead of waiting for itself when opened inside another', async () => {
    const { db } = databases;
    const nested = inTransaction(db.kysely, () => inTransaction(db.kysely, () => Promise.resolve(1)));
    await expect(nested).rejects.toBeInstanceOf(ReentrantTransaction);
  });

  it('throws when a statement goes past the transaction that is open', async () => {
    const { db } = databases;
    const past = inTransaction(db.kysely, () => sql`select 1`.execute(db.kysely));
    await expect(past).rejects.toBeInstanceOf(ReentrantTransaction);
    expect((await sql`select 1 as one`.execute(db.kysely)).rows).toEqual([{ one: 1 }]);
  });

  it('lets work that it left running use the database afterwards', async () => {
    const { db } = databases;
    const ended = latch();
    const later = await inTransaction(db.kysely, () =>
      Promise.resolve({ read: ended.opened.then(() => sql`select 1 as one`.execute(db.kysely)) }),
    );
    ended.open();
    expect((await later.read).rows).toEqual([{ one: 1 }]);
  });

  it('keeps two that change one row apart', async () => {
    const { db } = databases;
    await sql`create table counted (n integer)`.execute(db.kysely);
    await sql`insert into counted values (0)`.execute(db.kysely);
    const addOne = (): Promise<void> =>
      inTransaction(db.kysely, async (trx) => {
        const { rows } = await sql<{ n: number }>`select n from counted for update`.execute(trx);
        await sleep(1);
        await sql`update counted set n = ${(rows[0]?.n ?? 0) + 1}`.execute(trx);
      });
    await Promise.all(Array.from({ length: 10 }, addOne));
    expect((await sql`select n from counted`.execute(db.kysely)).rows).toEqual([{ n: 10 }]);
  });

  it('reads counts as numbers, times as Date, jsonb as data, on every database', async () => {
    const { rows } = await sql`
      select count(*) as count, timestamptz '2026-01-02T03:04:05.678Z' as at, '{"a":[1]}'::jsonb as data
    `.execute(databases.db.kysely);
    expect(rows).toEqual([{ count: 1, at: new Date('2026-01-02T03:04:05.678Z'), data: { a: [1] } }]);
  });

  it('closes twice without complaint', async () => {
    const database = await databases.makeEmpty();
    await database.close();
    await expect(database.close()).resolves.toBeUndefined();
  });
});

describeOnPglite('the event loop', (databases) => {
  it('turns while a thousand statements are queued', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await Promise.all(Array.from({ length: 1_000 }, () => sql`select 1`.execute(databases.db.kysely)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});

describeOnPostgres('a Postgres server', (databases) => {
  it('ends the session of a holder that is idle for two seconds, and no other session', async () => {
    const { db } = databases;
    await sql`create table held (n integer)`.execute(db.kysely);
    await sql`insert into held values (0)`.execute(db.kysely);
    const holds = latch();
    const frozen = db.kysely.transaction().execute(async (trx) => {
      await sql`select n from held for update`.execute(trx);
      holds.open();
      await sleep(3_000);
      await sql`update held set n = 99`.execute(trx);
    });
    await holds.opened;
    const [holder, waiter] = await Promise.allSettled([
      frozen,
      inTransaction(db.kysely, (trx) => sql`update held set n = n + 1`.execute(trx)),
    ]);
    expect(holder.status).toBe('rejected');
    expect(waiter.status).toBe('fulfilled');
    expect((await sql`select n from held`.execute(db.kysely)).rows).toEqual([{ n: 1 }]);
  });

  it('survives the loss of every connection', async () => {
    const { db } = databases;
    const database = await openDatabase({ databaseUrl: databases.databaseUrl, maxConnections: 3 });
    await Promise.all([1, 2, 3].map(() => sql`select 1`.execute(database.kysely)));
    const inFlight = sql`select pg_sleep(5)`.execute(database.kysely).catch((error: unknown) => error);
    await sleep(50);
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
    `.execute(db.stopKysely);
    expect(await inFlight).toBeInstanceOf(Error);
    expect(await inTransaction(database.kysely, async (trx) => (await sql`select 1 as one`.execute(trx)).rows)).toEqual(
      [{ one: 1 }],
    );
    await database.close();
  });

  it('keeps stop connections free while all general ones are busy', async () => {
    const database = await openDatabase({ databaseUrl: databases.databaseUrl, maxConnections: 1 });
    let generalIsDone = false;
    const busy = sql`select pg_sleep(1)`.execute(database.kysely).then(() => {
      generalIsDone = true;
    });
    await sql`select 1`.execute(database.stopKysely);
    expect(generalIsDone).toBe(false);
    await busy;
    await database.close();
  });
});

describe('an embedded database in a folder', () => {
  it('keeps what was committed and writes it through to the disk', async () => {
    const dataDir = join(tempDir(), 'database');
    const first = await openDatabase({ dataDir });
    await migrateToLatest(first.kysely);
    await sql`create table kept (n integer)`.execute(first.kysely);
    await sql`insert into kept values (1)`.execute(first.kysely);
    expect((await sql`show fsync`.execute(first.kysely)).rows).toEqual([{ fsync: 'on' }]);
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await checkSchemaVersion(second.kysely)).toEqual({ outcome: 'current' });
    expect((await sql`select n from kept`.execute(second.kysely)).rows).toEqual([{ n: 1 }]);
    await second.close();
  });
});

describe('an address where no server listens', () => {
  it('is reported as unavailable', async () => {
    const opening = openDatabase({ databaseUrl: 'postgres://halftone@127.0.0.1:1/none' });
    await expect(opening).rejects.toBeInstanceOf(DatabaseUnavailable);
  });
});
