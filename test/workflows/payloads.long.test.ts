/** Payloads that Temporal stores for releases. Every user of the namespace can read histories. */
import { expect, it } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Release } from '../../domain/release/release.js';
import { describeOnPglite } from '../support/database/databases.js';
import { useScene } from '../support/temporal/release-scene.js';
import { raise, type ReleaseWorld } from '../support/temporal/release-world.js';

describeOnPglite('Histories', (databases) => {
  const scene = useScene(databases);

  it('contain no salt: commands, changes by other releases, a reshuffle, successive runs and workers', async () => {
    const world = await scene.makeWorld();
    const [first, second] = [await world.ready('1.0.0'), await world.create('2.0.0')];
    await world.startWith(second, { quietEventCap: 12 });
    await world.command(second, { type: 'apply' });
    await world.command(second, { type: 'approve' }, 'reviewer');
    await world.command(first, raise(20));
    await world.command(first, { type: 'reset', reason: null, reshuffle: true });
    await world.command(first, raise(10));
    await scene.restartWorker();
    await world.command(second, { ...raise(1), supersede: true, reason: 'hotfix' });
    await world.handle(first).result();
    await world.command(second, { type: 'cancel', reason: 'wrong text' });
    await world.handle(second).result();

    const salts = await saltsOf(world, [first, second]);
    expect(salts).toHaveLength(3);
    const texts = [...(await textsOf(world, first)), ...(await textsOf(world, second))];
    expect(texts.some((text) => text.includes('changed'))).toBe(true);
    expect(texts.some((text) => text.includes('"targetRevision"'))).toBe(true);
    for (const secret of [...salts, '"salt"', '"hashVersion"'])
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  /** Every salt that the releases ever had. */
  async function saltsOf(world: ReleaseWorld, releases: readonly Release[]): Promise<string[]> {
    const present = await Promise.all(releases.map(async ({ id }) => (await world.release(id)).salt));
    return [...new Set([...releases.map(({ salt }) => salt), ...present])];
  }

  /** Each text in the histories of all runs, raw and decoded from base64. */
  async function textsOf(world: ReleaseWorld, release: Release): Promise<string[]> {
    const histories = await Promise.all((await world.runs(release)).map((run) => run.fetchHistory()));
    return histories.flatMap((history) => {
      const texts = stringsIn(JSON.parse(historyToJSON(history)));
      return texts.flatMap((text) => [text, Buffer.from(text, 'base64').toString('utf8')]);
    });
  }
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
