/** Stop commands on the embedded database wait for the work in progress, and for nothing that waits. */
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeOnPglite } from '../../support/database/databases.js';

describeOnPglite('the lane of stop commands', (databases) => {
  it('lets a stop pass every statement and transaction that waits', async () => {
    const { kysely, stopKysely } = databases.db;
    let generalDone = 0;
    const crowd = Array.from({ length: 300 }, async (_, n) => {
      const read = sql`select 1`;
      await (n % 3 === 0 ? inTransaction(kysely, (trx) => read.execute(trx)) : read.execute(kysely));
      generalDone += 1;
    });
    const before: number[] = [];
    for (let statement = 0; statement < 5; statement += 1) {
      const doneBefore = generalDone;
      await inTransaction(stopKysely, (trx) => sql`select 2`.execute(trx));
      before.push(generalDone - doneBefore);
    }
    await Promise.all(crowd);
    // One holds the session when the stop arrives. Between two statements of a stop the next general one may begin.
    expect(Math.max(...before)).toBeLessThanOrEqual(2);
  });

  it('gives other work a turn while stops keep arriving', async () => {
    const { kysely, stopKysely } = databases.db;
    let stopsDone = 0;
    const stops = Array.from({ length: 200 }, async () => {
      await sql`select 1`.execute(stopKysely);
      stopsDone += 1;
    });
    await sql`select 2`.execute(kysely);
    expect(stopsDone).toBeLessThan(200);
    await Promise.all(stops);
  });
});
