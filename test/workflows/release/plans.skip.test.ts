/** A plan in the workflow, over days: its steps come by themselves, stand still while paused, and end it. */
import { expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { dayMs, hourMs } from '../../../domain/values/time-units.js';
import { eventually } from '../../support/eventually.js';
import type { ReleaseWorld } from '../../support/temporal/release-world.js';
import { startPlanBy } from '../../support/domain/start-plan.js';
import { describeTimeSkipping, useTimeSkipping } from '../../support/temporal/time-skipping-scene.js';

const startPlan = startPlanBy('standard');

describeTimeSkipping('A plan of five days', (databases) => {
  const scene = useTimeSkipping(databases);
  const share = async (world: ReleaseWorld, release: Release): Promise<number> =>
    (await world.view(release)).percentage;
  const reaches = (world: ReleaseWorld, release: Release, percentage: number): Promise<void> =>
    eventually(async () => expect(await share(world, release)).toBe(percentage));

  it('raises the release every day, and releases it fully at its end', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    expect(await world.command(release, startPlan)).toMatchObject({ outcome: 'APPLIED' });
    for (const percentage of [1, 5, 20, 50]) {
      await reaches(world, release, percentage);
      await world.untilQuiet(release);
      await scene.skip(dayMs - hourMs);
      expect(await share(world, release)).toBe(percentage);
      await scene.skip(hourMs);
    }
    await reaches(world, release, 100);
    expect(await world.view(release)).toMatchObject({ status: 'FULL_RELEASE' });
  });

  it('stands still while paused, and goes on for the rest of the bake', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, startPlan);
    await reaches(world, release, 1);
    await world.untilQuiet(release);
    await scene.skip(dayMs / 2);
    await world.command(release, { type: 'pause', reason: 'r' });
    await world.untilQuiet(release);
    await scene.skip(3 * dayMs);
    expect(await share(world, release)).toBe(1);
    await world.command(release, { type: 'resume' });
    await world.untilQuiet(release);
    await scene.skip(dayMs / 2 - hourMs);
    expect(await share(world, release)).toBe(1);
    await scene.skip(hourMs);
    await reaches(world, release, 5);
  });

  it('raises nothing while it is held', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, startPlan);
    await reaches(world, release, 1);
    await world.untilQuiet(release);
    await world.command(release, { type: 'holdPlan', reason: 'wait' });
    await world.untilQuiet(release);
    await scene.skip(10 * dayMs);
    expect(await share(world, release)).toBe(1);
  });
});
