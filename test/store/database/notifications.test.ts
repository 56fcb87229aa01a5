import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { CHANNELS, notify } from '../../../store/database/notifications.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeInTurn, describeOnPostgres } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { latch } from '../../support/latch.js';

const channel = CHANNELS.commandDecided;

describeInTurn('notifications', (databases) => {
  it('reach every subscriber of the channel once the transaction commits', async () => {
    const { db } = databases;
    const received: string[] = [];
    const unsubscribes = ['a', 'b'].map((name) =>
      db.notifications.subscribe(channel, (payload) => received.push(`${name}:${payload}`)),
    );
    const other = db.notifications.subscribe(CHANNELS.relayWork, () => received.push('other'));
    await inTransaction(db.kysely, async (trx) => {
      await notify(trx, { channel, payload: '1' });
      await sleep(30);
      expect(received).toEqual([]);
    });
    await eventually(() => expect(received).toEqual(['a:1', 'b:1']));
    for (const unsubscribe of [...unsubscribes, other]) unsubscribe();
  });

  it('reach no subscriber when the transaction rolls back', async () => {
    const { db } = databases;
    const received: string[] = [];
    const unsubscribe = db.notifications.subscribe(channel, (payload) => received.push(payload));
    const rolledBack = inTransaction(db.kysely, async (trx) => {
      await notify(trx, { channel, payload: 'never' });
      throw new Error('planted');
    });
    await expect(rolledBack).rejects.toThrow('planted');
    await inTransaction(db.kysely, (trx) => notify(trx, { channel, payload: 'after' }));
    await eventually(() => expect(received).toEqual(['after']));
    unsubscribe();
  });

  it('do not reach a handler that has unsubscribed', async () => {
    const { db } = databases;
    const received: string[] = [];
    const gone = db.notifications.subscribe(channel, (payload) => received.push(`gone:${payload}`));
    const here = db.notifications.subscribe(channel, (payload) => received.push(`here:${payload}`));
    gone();
    await inTransaction(db.kysely, (trx) => notify(trx, { channel, payload: '1' }));
    await eventually(() => expect(received).toEqual(['here:1']));
    here();
  });

  it('let their handler read the database', async () => {
    const { db } = databases;
    const read = latch<unknown>();
    const unsubscribe = db.notifications.subscribe(channel, () => {
      void sql`select 1 as one`.execute(db.kysely).then(({ rows }) => read.open(rows), read.open);
    });
    await inTransaction(db.kysely, (trx) => notify(trx, { channel, payload: '' }));
    expect(await read.opened).toEqual([{ one: 1 }]);
    unsubscribe();
  });
});

describeOnPostgres('the listening connection', (databases) => {
  it('is made again after its loss, announces that, and receives what comes later', async () => {
    const { db } = databases;
    const received: string[] = [];
    const reconnected = latch();
    db.notifications.onReconnect(reconnected.open);
    db.notifications.subscribe(channel, (payload) => received.push(payload));
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'
    `.execute(db.kysely);
    await reconnected.opened;
    await inTransaction(db.kysely, (trx) => notify(trx, { channel, payload: 'later' }));
    await eventually(() => expect(received).toEqual(['later']));
  });
});
