/** Requests that expire: a review and an offline request, and what a test reads of their deadlines. */
import { expect } from '@jest/globals';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import type { Release } from '../../../domain/release/release.js';
import { hourMs } from '../../../domain/values/time-units.js';
import type { CommandRecord } from '../../../store/release/ledger/command-record.js';
import { eventually } from '../../support/eventually.js';
import type { ReleaseWorld } from '../../support/temporal/release-world.js';

export interface ExpiringRequest {
  readonly make: ReleaseCommand;
  readonly approve: ReleaseCommand;
  readonly withdraw: ReleaseCommand;
  readonly expiry: 'expireReview' | 'expireOffline';
  /** A release for which the request can be made. */
  readonly begin: (world: ReleaseWorld) => Promise<Release>;
}

export const review: ExpiringRequest = {
  make: { type: 'apply' },
  approve: { type: 'approve' },
  withdraw: { type: 'withdraw' },
  expiry: 'expireReview',
  begin: (world) => world.started('1.0.0'),
};

export const offlineRequest: ExpiringRequest = {
  make: { type: 'requestOffline', reason: 'season over', cancelActive: false },
  approve: { type: 'approveOffline' },
  withdraw: { type: 'withdrawOffline' },
  expiry: 'expireOffline',
  async begin(world) {
    const release = await world.ready('1.0.0');
    await world.command(release, { type: 'fullRelease', supersede: false, reason: null });
    return release;
  },
};

/** Makes the request and returns its deadline, once the workflow waits for it. */
export async function makeRequest(world: ReleaseWorld, release: Release, make: ReleaseCommand): Promise<number> {
  expect(await world.command(release, make)).toMatchObject({ outcome: 'APPLIED' });
  await world.untilQuiet(release);
  const deadline = await deadlineOf(world, release);
  if (deadline === undefined) throw new Error('There is no request');
  return deadline;
}

export async function deadlineOf(world: ReleaseWorld, release: Release): Promise<number | undefined> {
  const view = await world.view(release);
  const open = view.review ?? view.offlineRequest;
  return open === undefined ? undefined : Date.parse(open.expiresAt);
}

export async function expiries(world: ReleaseWorld, release: Release): Promise<CommandRecord[]> {
  return (await world.ledger(release)).filter(({ actor }) => actor === 'system:timer').reverse();
}

/** Decided at the deadline or within the hour after it: while tasks run, the clock goes on. */
export async function expectExpiries(
  world: ReleaseWorld,
  release: Release,
  deadlines: readonly number[],
): Promise<void> {
  await eventually(async () => expect(await expiries(world, release)).toHaveLength(deadlines.length));
  for (const [index, { outcome, decidedAtMs }] of (await expiries(world, release)).entries()) {
    const lateMs = (decidedAtMs ?? 0) - (deadlines[index] ?? 0);
    expect({ outcome, isEarly: lateMs < 0, isLate: lateMs > hourMs }).toEqual({
      outcome: 'APPLIED',
      isEarly: false,
      isLate: false,
    });
  }
  expect(await deadlineOf(world, release)).toBeUndefined();
  await world.untilQuiet(release);
}
