import { beforeEach, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { snapshotOf } from '../../../domain/release/release.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { uuidv7 } from 'uuidv7';
import type { Database } from '../../../store/database/database.js';
import { deleteOldRows } from '../../../store/housekeeping/delete-expired-rows.js';
import { claimOutbox, handBackMessage, markDelivered } from '../../../store/outbox/relay-queue.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const minute = 60_000;

/** Another message to the release of the first one, later in order. Answers with its id. */
async function copy(kysely: Database['kysely']): Promise<string> {
  const first = await kysely
    .selectFrom('outbox')
    .selectAll()
    .where('delivered_at', 'is', null)
    .executeTakeFirstOrThrow();
  const id = uuidv7();
  await kysely
    .insertInto('outbox')
    .values({ ...first, id, payload: JSON.stringify(first.payload), next_attempt_at: new Date() })
    .execute();
  return id;
}

describeInTurn('the outbox', (databases) => {
  const empty = async (): Promise<void> => {
    await databases.db.kysely.deleteFrom('outbox').execute();
  };
  // Tests that claim what is there must meet no message of another test.
  beforeEach(empty);

  it('gives a message to one claimer until its lease is over, then again, until it is delivered', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const nowMs = Date.now() + 1;
    const claim = (atMs: number) => claimOutbox(kysely, { nowMs: atMs, limit: 10, leaseMs: 5_000 });
    const [message, ...others] = await claim(nowMs);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ topic: 'release.start', key: id, attempts: 1 });
    expect(await claim(nowMs + 4_999)).toEqual([]);
    const [again] = await claim(nowMs + 5_001);
    expect(again).toMatchObject({ id: message?.id, attempts: 2 });
    await markDelivered(kysely, message?.id ?? '', nowMs);
    expect(await claim(nowMs + 60 * minute)).toEqual([]);
  });

  it('waits longer after each failure, a minute at most', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    let nowMs = Date.now() + 1;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(await claimOutbox(kysely, { nowMs, limit: 1, leaseMs: 5_000 })).toHaveLength(1);
      const row = await kysely
        .selectFrom('outbox')
        .select('next_attempt_at')
        .where('delivered_at', 'is', null)
        .executeTakeFirstOrThrow();
      pauses.push(row.next_attempt_at.getTime() - nowMs);
      nowMs = row.next_attempt_at.getTime();
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('gives at once what a process wrote whose clock is an hour ahead', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await empty();
    const commandId = await world.giveUnseen(id, { type: 'cancel', reason: 'x' });
    await applyCommand(kysely, { commandId, isFromWorkflow: false }, { now: () => Date.now() + 60 * minute });
    expect(await claimOutbox(kysely, { limit: 10, leaseMs: 5_000 })).toMatchObject([
      { topic: 'release.changed', key: id },
    ]);
  });

  it('never gives one message to two claimers at once', async () => {
    const { kysely } = databases.db;
    for (let n = 0; n < 6; n += 1) await (await makeWorld(databases.db, { versions: ['1.0.0'] })).create('1.0.0');
    const nowMs = Date.now() + 1;
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => claimOutbox(kysely, { nowMs, limit: 3, leaseMs: 5_000 })),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids).toHaveLength(6);
  });

  it('carries the snapshot that a workflow is to keep', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await empty();
    await world.apply(await world.giveUnseen(id, { type: 'cancel', reason: 'x' }), { isFromWorkflow: false });
    const messages = await claimOutbox(kysely, { nowMs: Date.now() + 1, limit: 10, leaseMs: 1 });
    expect(messages).toMatchObject([
      { topic: 'release.changed', key: id, payload: snapshotOf(await world.release(id), 0) },
    ]);
  });

  it('gives no message before an earlier one to the same release that is being delivered', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    const nowMs = Date.now() + 1;
    const claim = (atMs: number) => claimOutbox(kysely, { nowMs: atMs, limit: 10, leaseMs: 5_000 });
    const [first] = await claim(nowMs);
    const second = await copy(kysely);
    const other = await world.create('2.0.0');
    expect((await claim(nowMs + 1_000)).map(({ key }) => key)).toEqual([other.id]);
    await markDelivered(kysely, first?.id ?? '', nowMs);
    expect((await claim(nowMs + 1_001)).map(({ id }) => id)).toEqual([second]);
  });

  it('gives what an older program wrote, and shows it what this one writes', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const row = kysely.selectFrom('outbox').select(['kind', 'release_id', 'topic', 'key']).where('key', '=', id);
    expect(await row.execute()).toEqual([{ kind: 'START', release_id: id, topic: 'release.start', key: id }]);
    await empty();
    const snapshot = snapshotOf(await world.release(id), 3);
    for (const [kind, payload] of [
      ['START', {}],
      ['CHANGED', snapshot],
    ] as const)
      await sql`insert into outbox (id, kind, release_id, payload, created_at, next_attempt_at)
        values (${uuidv7()}, ${kind}, ${id}, ${JSON.stringify(payload)}::jsonb, now(), now())`.execute(kysely);
    expect(await claimOutbox(kysely, { limit: 10, leaseMs: 5_000 })).toMatchObject([
      { topic: 'release.start', key: id, payload: {} },
      { topic: 'release.changed', key: id, payload: snapshot },
    ]);
  });

  it('leaves a topic that it does not know to a newer program', async () => {
    const { kysely } = databases.db;
    const id = uuidv7();
    await sql`insert into outbox (id, topic, key, payload, created_at, next_attempt_at)
      values (${id}, 'of a newer program', 'some-key', '{}', now(), now())`.execute(kysely);
    expect(await claimOutbox(kysely, { limit: 10, leaseMs: 5_000 })).toEqual([]);
  });

  it('gives a message that was handed back at once, as if it had not been claimed', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    const [claimed] = await claimOutbox(kysely, { limit: 10, leaseMs: 60_000 });
    if (claimed === undefined) throw new Error('Nothing was claimed');
    await handBackMessage(kysely, claimed);
    expect(await claimOutbox(kysely, { limit: 10, leaseMs: 60_000 })).toEqual([claimed]);
    await markDelivered(kysely, claimed.id, Date.now());
    await handBackMessage(kysely, claimed);
    expect(await claimOutbox(kysely, { limit: 10, leaseMs: 60_000 })).toEqual([]);
  });

  it('deletes what was delivered long ago and nothing else', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    const ages = [0, 6, 8].map((days) => Date.now() - days * 24 * 60 * minute);
    for (const atMs of ages) await markDelivered(kysely, await copy(kysely), atMs);
    await deleteOldRows(kysely, new AbortController().signal);
    const rows = await kysely.selectFrom('outbox').select('delivered_at').execute();
    const left = rows.map(({ delivered_at }) => delivered_at?.getTime() ?? null);
    expect(left).toEqual(expect.arrayContaining([ages[1], ages[0], null]));
    expect(left).not.toContain(ages[2]);
  });
});
