/**
 * A worker that is away for a part of a long wait. Without cached workflows: with them, a worker restart stops the
 * clock of the test server.
 */
import { expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { dayMs, hourMs } from '../../../domain/values/time-units.js';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { eventually } from '../../support/eventually.js';
import type { ReleaseWorld } from '../../support/temporal/release-world.js';
import { describeTimeSkipping, useTimeSkipping } from '../../support/temporal/time-skipping-scene.js';
import { deadlineOf, expectExpiries, expiries, makeRequest, review } from './expiring-requests.js';

describeTimeSkipping('A deadline', (databases) => {
  const scene = useTimeSkipping(databases, { maxCachedWorkflows: 0 });

  it('is met by a worker that was started in the middle of the wait', async () => {
    const world = await scene.makeWorld();
    const release = await world.started('1.0.0');
    const deadline = await makeRequest(world, release, review.make);
    await scene.skip(3 * dayMs);
    await scene.stopWorker();
    await scene.skip(dayMs);
    await scene.startWorker();
    await scene.skipTo(deadline - hourMs);
    expect(await deadlineOf(world, release)).toBe(deadline);
    await scene.skipTo(deadline);
    await expectExpiries(world, release, [deadline]);
  });

  /** Approves when the timer of the deadline has fired and no worker has taken the task. */
  async function approveTooLate(world: ReleaseWorld, release: Release, receivedAtMs: number): Promise<CommandRecord> {
    await scene.stopWorker();
    const skipped = scene.skip(2 * hourMs); // The pending task stops the clock until the worker is back.
    await eventually(async () => {
      const { events } = await world.handle(release).fetchHistory();
      expect(events?.some((event) => event.timerFiredEventAttributes)).toBe(true);
    });
    const id = await world.giveUnseen(release.id, review.approve, { actor: 'reviewer', receivedAtMs });
    await world.signalByHand(release, 'approve', { commandId: id, releaseId: release.id });
    await scene.startWorker();
    await skipped;
    return world.outcome(id);
  }

  it('does not affect an approval that was received a millisecond before it and decided after it', async () => {
    const world = await scene.makeWorld();
    const release = await world.started('1.0.0');
    const deadline = await makeRequest(world, release, review.make);
    await scene.skipTo(deadline - hourMs);
    const { outcome, decidedAtMs } = await approveTooLate(world, release, deadline - 1);
    expect({ outcome, isAfter: (decidedAtMs ?? 0) >= deadline }).toEqual({ outcome: 'APPLIED', isAfter: true });
    expect(await expiries(world, release)).toMatchObject([]);
  });

  it('refuses an approval that was received at it', async () => {
    const world = await scene.makeWorld();
    const release = await world.started('1.0.0');
    const deadline = await makeRequest(world, release, review.make);
    await scene.skipTo(deadline - hourMs);
    expect(await approveTooLate(world, release, deadline)).toMatchObject({
      rejection: { code: 'REVIEW_EXPIRED', expiresAtMs: deadline },
    });
    await expectExpiries(world, release, [deadline]);
  });
});
