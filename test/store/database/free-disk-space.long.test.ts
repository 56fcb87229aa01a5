import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { neededBytes, watchFreeDiskSpace } from '../../../store/database/synced-files.js';
import { ConnectionLost, DatabaseUnavailable } from '../../../store/database/errors.js';
import { openPglite } from '../../../store/database/open-pglite.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { tempDir } from '../../support/process/temp-dir.js';

function logOf() {
  const said: string[] = [];
  const say = (_: object, message: string): void => void said.push(message);
  return { said, logger: { info: say, warn: say, error: say } };
}

it('the watch of the disk refuses writes while it is too full, says so once, and once that there is room again', () => {
  const { said, logger } = logOf();
  let free = neededBytes;
  const requireFreeSpace = watchFreeDiskSpace({ folder: '/data', logger, bytesFree: () => free });
  requireFreeSpace();
  free = neededBytes - 1;
  expect(requireFreeSpace).toThrow(ConnectionLost);
  expect(requireFreeSpace).toThrow('The disk of /data is full: 31 MB are left, writing needs 32 MB');
  free = neededBytes;
  requireFreeSpace();
  requireFreeSpace();
  expect(said).toEqual([expect.stringContaining('is full'), 'The disk has room again']);
});

it('the embedded database reads on a full disk, writes nothing, and goes on when there is room', async () => {
  let free = neededBytes;
  const { logger } = logOf();
  const database = await openPglite({ dataDir: tempDir(), logger, bytesFree: () => free });
  const { kysely } = database;
  try {
    await sql`create table workspace (id text primary key)`.execute(kysely);
    const insert = (id: string) =>
      kysely
        .insertInto('workspace')
        .values({ id } as never)
        .execute();
    const count = async () => (await kysely.selectFrom('workspace').select('id').execute()).length;
    await insert('before');
    free = 0;
    await expect(insert('alone')).rejects.toBeInstanceOf(ConnectionLost);
    const byHand = sql`/* by hand */ with room as (insert into workspace (id) values ('hand')) select 1`.execute(
      kysely,
    );
    await expect(byHand).rejects.toBeInstanceOf(ConnectionLost);
    const together = inTransaction(kysely, (trx) =>
      trx
        .insertInto('workspace')
        .values({ id: 'x' } as never)
        .execute(),
    );
    await expect(together).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await count()).toBe(1);
    free = neededBytes;
    await insert('after');
    expect(await count()).toBe(2);
  } finally {
    await database.close();
  }
});
