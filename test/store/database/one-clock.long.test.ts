/** A process whose clock is wrong. On a server only: the embedded database has the clock of its process. */
import { afterEach, expect, it, jest } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { describeOnPostgres } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

describeOnPostgres('the times of a release', (databases) => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([-hourMs, hourMs])('are the database’s where the clock of the process is off by %d ms', async (offMs) => {
    const { kysely } = databases.db;
    const trueNow = Date.now.bind(Date);
    const beganMs = trueNow();
    jest.spyOn(Date, 'now').mockImplementation(() => trueNow() + offMs);
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 100);
    jest.restoreAllMocks();
    const events = await kysely
      .selectFrom('event')
      .select('at')
      .where('aggregate_id', '=', id)
      .orderBy('seq')
      .execute();
    const commands = await kysely.selectFrom('command').selectAll().where('release_id', '=', id).execute();
    const times = [
      ...events.map(({ at }) => at),
      ...commands.flatMap(({ received_at, decided_at }) => [received_at, decided_at]),
    ].map((at) => at?.getTime());
    expect(events.length).toBeGreaterThan(3);
    for (const atMs of times) {
      expect(atMs).toBeGreaterThanOrEqual(beganMs);
      expect(atMs).toBeLessThanOrEqual(trueNow());
    }
    const inOrder = events.map(({ at }) => at.getTime());
    expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
  });
});
