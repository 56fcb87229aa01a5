import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { answerOnce, type KeyedRequest } from '../../../store/access/answer-once.js';
import { deleteOldRows } from '../../../store/housekeeping/delete-expired-rows.js';
import { createRelease } from '../../../store/release/create-release.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

describeInTurn('a keyed write', (databases) => {
  const request = (change: Partial<KeyedRequest> = {}): KeyedRequest => ({
    actor: 'alice',
    scope: 'POST /v1/things',
    key: randomUUID(),
    bodyDigest: 'digest',
    atMs: Date.now(),
    ...change,
  });
  const answer = { status: 201, body: { id: 'x', list: [1, null] }, headers: { location: '/x' } };

  it('does its work once and answers the same ever after', async () => {
    const { kysely } = databases.db;
    const keyed = request();
    let runs = 0;
    const work = async () => {
      runs += 1;
      return Promise.resolve(answer);
    };
    expect(await answerOnce(kysely, keyed, work)).toEqual({ outcome: 'answered', answer });
    expect(await answerOnce(kysely, keyed, work)).toEqual({ outcome: 'repeated', answer });
    expect(await answerOnce(kysely, { ...keyed, bodyDigest: 'other' }, work)).toEqual({ outcome: 'keyReused' });
    expect(runs).toBe(1);
    expect((await answerOnce(kysely, { ...keyed, actor: 'bob' }, work)).outcome).toBe('answered');
    expect((await answerOnce(kysely, { ...keyed, scope: 'another' }, work)).outcome).toBe('answered');
  });

  it('does its work once when ten come at the same moment', async () => {
    const world = await makeWorld(databases.db);
    const keyed = request();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        answerOnce(databases.db.kysely, keyed, async (trx) => {
          const wanted = { target: world.target, version: '1.0.0', createdBy: 'alice' };
          const created = await createRelease(trx, wanted);
          return { status: created.outcome === 'created' ? 201 : 409, body: created, headers: {} };
        }),
      ),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
      'answered',
      ...Array.from({ length: 9 }, () => 'repeated'),
    ]);
    expect(new Set(answers.map((one) => JSON.stringify('answer' in one && one.answer))).size).toBe(1);
  });

  it('drops the key when its work throws', async () => {
    const keyed = request();
    const failing = answerOnce(databases.db.kysely, keyed, () => Promise.reject(new Error('planted')));
    await expect(failing).rejects.toThrow('planted');
    expect((await answerOnce(databases.db.kysely, keyed, () => Promise.resolve(answer))).outcome).toBe('answered');
  });

  it('is new again once its answer is deleted', async () => {
    const keyed = request({ atMs: 1_000 });
    await answerOnce(databases.db.kysely, keyed, () => Promise.resolve(answer));
    await deleteOldRows(databases.db.kysely, new AbortController().signal);
    expect((await answerOnce(databases.db.kysely, keyed, () => Promise.resolve(answer))).outcome).toBe('answered');
  });
});

describeInTurn('the creation of a release', (databases) => {
  it('refuses a version that met the target before, and a target that is suspended', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    await expect(world.create('1.0.0')).rejects.toThrow('VERSION_ALREADY_RELEASED_TO_TARGET');
    await world.run(null, { type: 'forceOffline', reason: 'fraud' });
    await expect(world.create('2.0.0')).rejects.toThrow('TARGET_SUSPENDED');
    expect((await world.release(id)).state.status).toBe('CREATED');
  });

  it('accepts one of many for the same version on the same target', async () => {
    const world = await makeWorld(databases.db);
    const made = await Promise.allSettled(Array.from({ length: 8 }, () => world.create('1.0.0')));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
