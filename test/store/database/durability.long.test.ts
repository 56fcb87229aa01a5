import {
  type FSWatcher,
  existsSync,
  fsyncSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openPglite } from '../../../store/database/open-pglite.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { migratedPglite } from '../../support/database/pglite-images.js';
import { tempDir } from '../../support/process/temp-dir.js';

it('a commit of the embedded database returns after its log was synced', async () => {
  const dataDir = join(tempDir(), 'database');
  const synced: string[] = [];
  const database = await openPglite({ dataDir, sync: syncInto(synced) });
  expect(database.durability).toBe('synced');
  await sql`create table kept (n integer)`.execute(database.kysely);
  for (let n = 0; n < 10; n += 1) {
    synced.length = 0;
    await inTransaction(database.kysely, (trx) => sql`insert into kept values (${n})`.execute(trx));
    expect(synced.filter((path) => path.includes('/pg_wal/'))).toHaveLength(1);
  }
  synced.length = 0;
  await sql`select count(*) from kept`.execute(database.kysely);
  expect(synced).toEqual([]);
  await database.close();
});

it('a checkpoint syncs data files, control file and the folders whose names changed', async () => {
  const dataDir = join(tempDir(), 'database');
  const synced: string[] = [];
  const database = await openPglite({ dataDir, sync: syncInto(synced) });
  await sql`create table kept as select generate_series(1, 1000) as n`.execute(database.kysely);
  await sql`select pg_switch_wal()`.execute(database.kysely);
  await sql`insert into kept values (1)`.execute(database.kysely);
  await sql`checkpoint`.execute(database.kysely);
  const has = (part: string): boolean => synced.some((path) => path.startsWith(join(dataDir, part)));
  expect({
    data: has('base/'),
    control: has('global/pg_control'),
    log: has('pg_wal/'),
    logFolder: synced.includes(join(dataDir, 'pg_wal')),
    transactions: has('pg_xact/'),
  }).toEqual({ data: true, control: true, log: true, logFolder: true, transactions: true });
  await database.close();
});

it.each(['EINVAL', 'ENOSYS', 'ENOTSUP'])(
  'a file system that answers %s to a sync is reported, and serves',
  async (code) => {
    const said: string[] = [];
    const say = (_: object, message: string): void => void said.push(message);
    const database = await openPglite({
      dataDir: join(tempDir(), 'database'),
      logger: { info: () => undefined, warn: say, error: say },
      sync: () => {
        throw Object.assign(new Error(code), { code });
      },
    });
    expect(database.durability).toBe('not synced');
    expect(said).toEqual([expect.stringContaining('cannot sync its files: a power cut can lose commands')]);
    await sql`create table kept (n integer)`.execute(database.kysely);
    await database.close();
  },
);

it('the folder of the database has its name only once it is whole', async () => {
  const dataDir = join(tempDir(), 'database');
  const missing: string[] = [];
  const watcher: FSWatcher = watch(dirname(dataDir), (_, name) => {
    if (name === basename(dataDir) && existsSync(dataDir) && !existsSync(join(dataDir, 'global/pg_control')))
      missing.push('pg_control');
  });
  const database = await openPglite({ dataDir });
  await database.close();
  watcher.close();
  expect(missing).toEqual([]);
  expect(readdirSync(dirname(dataDir))).toEqual(['database']);
});

it('what a first start left that was killed while it made the database is made again', async () => {
  const dataDir = join(tempDir(), 'database');
  mkdirSync(join(`${dataDir}.new`, 'base'), { recursive: true });
  writeFileSync(join(`${dataDir}.new`, 'PG_VERSION'), '');
  const database = await migratedPglite({ dataDir });
  expect((await sql`select 1 as one`.execute(database.kysely)).rows).toEqual([{ one: 1 }]);
  await database.close();
  expect(readdirSync(dirname(dataDir))).toEqual(['database']);
});

function syncInto(paths: string[]): (descriptor: number) => void {
  return (descriptor) => {
    fsyncSync(descriptor);
    paths.push(readlinkSync(`/proc/self/fd/${String(descriptor)}`));
  };
}
