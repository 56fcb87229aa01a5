/** The log of attempts: what an attempt leaves behind, what it costs, and how much of it is kept. */
import { expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import { deleteOldRows } from '../../../store/housekeeping/delete-expired-rows.js';
import { keptAttempts, listPushAttempts, shownError } from '../../../store/push/attempts.js';
import { recordPushFailure } from '../../../store/push/deliveries.js';
import { describeInTurn } from '../../support/database/databases.js';
import { usePushWorlds } from '../../support/push/push-worlds.js';
import type { World } from '../../support/database/store-world.js';

describeInTurn('The log of attempts', (databases) => {
  const push = usePushWorlds(databases);
  const { deliver, withPush, raised } = push;
  const attemptsOf = async ({ target: { targetApp } }: World) =>
    (await listPushAttempts(databases.db.kysely, { targetApp }, { limit: 200 })).items;

  it('has failed and confirmed attempts with number, answer, duration and the next try, and the release', async () => {
    const world = await withPush();
    const release = await raised(world);
    const beganAtMs = Date.now();
    push.receiver.answer = 503;
    await expect(deliver(world)).rejects.toThrow('answered 503');
    push.receiver.answer = 204;
    await deliver(world);
    const [second, first] = await attemptsOf(world);
    expect(first).toMatchObject({
      releaseId: release.id,
      revision: 1,
      attempt: 1,
      outcome: 'refused',
      status: 503,
      error: 'answered 503',
      target: { miniProgram: world.target.miniProgram, environment: world.target.environment },
    });
    expect(second).toMatchObject({ releaseId: release.id, attempt: 2, outcome: 'confirmed', status: 204, error: null });
    expect(first?.startedAtMs).toBeGreaterThanOrEqual(beganAtMs);
    expect(first?.durationMs).toBeGreaterThanOrEqual(0);
    expect(first?.nextTryAtMs).toBe((first?.startedAtMs ?? 0) + (first?.durationMs ?? 0) + 1_000);
    expect(second?.nextTryAtMs).toBeNull();
    const ofRelease = await listPushAttempts(databases.db.kysely, { releaseId: release.id }, { limit: 10 });
    expect(ofRelease.items.map(({ id }) => id)).toEqual([second?.id, first?.id]);
    expect(JSON.stringify([first, second])).not.toContain(push.receiver.url);
  });

  it('begins the numbers again after a confirmation, and names the release of a fall', async () => {
    const world = await withPush();
    const release = await raised(world);
    await deliver(world);
    push.receiver.answer = 500;
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    await expect(deliver(world)).rejects.toThrow('answered 500');
    const [fall] = await attemptsOf(world);
    expect(fall).toMatchObject({ attempt: 1, releaseId: release.id, outcome: 'refused' });
  });

  it(`keeps the newest ${keptAttempts} of each target, and none for longer than 30 days`, async () => {
    const world = await withPush();
    await raised(world);
    const failed = { revision: 1, durationMs: 1, outcome: 'unreachable', status: null, nextTryAtMs: null } as const;
    const write = (startedAtMs: number, error: string) =>
      recordPushFailure(databases.db.kysely, {
        target: world.target,
        ofStep: null,
        attempt: { ...failed, startedAtMs, error },
      });
    for (let n = 1; n <= keptAttempts + 3; n += 1) await write(Date.now(), `failure ${n}`);
    const kept = await attemptsOf(world);
    expect(kept).toHaveLength(keptAttempts);
    expect(kept.at(-1)?.error).toBe('failure 4');
    expect(kept[0]?.attempt).toBe(keptAttempts + 3);
    await write(Date.now() - 31 * dayMs, 'old');
    await deleteOldRows(databases.db.kysely, new AbortController().signal);
    const left = await attemptsOf(world);
    expect(left).toHaveLength(keptAttempts - 1);
    expect(left.some(({ error }) => error === 'old')).toBe(false);
  });

  it('shows the text of an error in one line and cut', () => {
    expect(shownError('Parse Error:\r\n\u0000Expected\u202e HTTP/')).toBe('Parse Error: Expected  HTTP/');
    expect(shownError('x'.repeat(1_000))).toHaveLength(300);
    expect(shownError(null)).toBeNull();
  });
});
