/** Requests expire at their deadline, a week away: before it, at it, and after what ended the request earlier. */
import { expect, it } from '@jest/globals';
import { dayMs, hourMs } from '../../../domain/values/time-units.js';
import {
  describeTimeSkipping,
  type SkippingScene,
  useTimeSkipping,
} from '../../support/temporal/time-skipping-scene.js';
import {
  deadlineOf,
  expectExpiries,
  expiries,
  type ExpiringRequest,
  makeRequest,
  offlineRequest,
  review,
} from './expiring-requests.js';

function deadlines(scene: SkippingScene, { make, approve, withdraw, expiry, begin }: ExpiringRequest): void {
  it('expires a week after it was made, and not an hour before', async () => {
    const world = await scene.makeWorld();
    const release = await begin(world);
    const madeAtMs = scene.now();
    const deadline = await makeRequest(world, release, make);
    expect(Math.round((deadline - madeAtMs) / hourMs)).toBe(7 * 24);
    await scene.skipTo(deadline - hourMs);
    expect(await deadlineOf(world, release)).toBe(deadline);
    await scene.skipTo(deadline);
    await expectExpiries(world, release, [deadline]);
    expect((await expiries(world, release))[0]).toMatchObject({ type: expiry, args: { deadlineMs: deadline } });
  });

  it('waits a week each time that it is made', async () => {
    const world = await scene.makeWorld();
    const release = await begin(world);
    const made: number[] = [];
    for (let times = 1; times <= 3; times += 1) {
      const deadline = await makeRequest(world, release, make);
      made.push(deadline);
      await scene.skipTo(deadline - hourMs);
      expect(await deadlineOf(world, release)).toBe(deadline);
      await scene.skipTo(deadline + dayMs);
      await expectExpiries(world, release, made);
    }
  });

  it('does not expire after it was approved in its last hour', async () => {
    const world = await scene.makeWorld();
    const release = await begin(world);
    const deadline = await makeRequest(world, release, make);
    await scene.skipTo(deadline - hourMs);
    expect(await world.command(release, approve, 'reviewer')).toMatchObject({ outcome: 'APPLIED' });
    await scene.skip(30 * dayMs);
    expect(await expiries(world, release)).toEqual([]);
  });

  it('has a deadline of its own when it replaces one that was withdrawn', async () => {
    const world = await scene.makeWorld();
    const release = await begin(world);
    const first = await makeRequest(world, release, make);
    await scene.skipTo(first - dayMs);
    await world.command(release, withdraw);
    const second = await makeRequest(world, release, make);
    expect(Math.round((second - first) / dayMs)).toBe(6);
    await scene.skipTo(second - hourMs);
    expect(await deadlineOf(world, release)).toBe(second);
    await scene.skipTo(second);
    await expectExpiries(world, release, [second]);
  });
}

describeTimeSkipping('A review', (databases) => {
  deadlines(useTimeSkipping(databases), review);
});

describeTimeSkipping('An offline request, without cached workflows', (databases) => {
  deadlines(useTimeSkipping(databases, { maxCachedWorkflows: 0 }), offlineRequest);
});
