import { expect, it } from '@jest/globals';
import { describeOnPglite } from '../support/databases.js';
import { useScene } from '../support/release-scene.js';
import { raise } from '../support/release-world.js';
import { lifetime } from './lifetime.js';

describeOnPglite('The runs of a release', (databases) => {
  const scene = useScene(databases);
  lifetime(scene);

  it('has at most 500 events, also when commands follow each other without a pause', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    let next: Promise<unknown> = Promise.resolve();
    for (let step = 1; step <= 80; step += 1) {
      await next;
      next = world.command(release, raise(step));
    }
    await next;
    const lengths = await world.runLengths(release);
    expect(lengths.length).toBeGreaterThan(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(500);
    const raises = (await world.ledger(release)).filter(({ type }) => type === 'setPercentage');
    expect(raises.map(({ outcome }) => outcome)).toEqual(Array(80).fill('APPLIED'));
  });
});
