/** A change of `openingSpread` of a target app has the plans that wait for an opening decided again. */
import { expect, it } from '@jest/globals';
import { nextStep } from '../../../domain/release/next-step.js';
import type { PolicyChange } from '../../../domain/registry/target-app-policy.js';
import { dayMs } from '../../../domain/values/time-units.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { claimDueSignals } from '../../../store/outbox/relay-queue.js';
import { changeTargetApp } from '../../../store/registry/target-apps.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import { insertChangeWindow, lockWindowsOf } from '../../../store/window/change-windows.js';
import { describeInTurn } from '../../support/database/databases.js';
import { startPlanBy } from '../../support/domain/start-plan.js';
import { freezeOf, makeWorld, readRelease, type World } from '../../support/database/store-world.js';

describeInTurn('another spread after openings', (databases) => {
  const frozenOf = async (releaseId: string) => (await readRelease(databases.db, releaseId)).plan?.frozen;
  const change = (world: World, rollout: NonNullable<PolicyChange['rollout']>) =>
    inTransaction(databases.db.kysely, (trx) =>
      changeTargetApp(trx, world.target.targetApp, { policy: { rollout } }, { actor: 'olga', atMs: Date.now() }),
    );
  /** The outcomes of the commands that the relay would have decided. */
  const rechecked = async (world: World, releaseId: string) => {
    const claimed = await claimDueSignals(databases.db.kysely, { limit: 50, leaseMs: 60_000 });
    const mine = claimed.map(({ record }) => record).filter((one) => one.releaseId === releaseId);
    const outcomes = [];
    for (const { id, type } of mine) outcomes.push([type, (await world.apply(id)).record.outcome]);
    return outcomes;
  };
  /** A release whose first step a freeze of one day keeps back. */
  const waiting = async (world: World): Promise<string> => {
    const { id: releaseId } = await world.prepared('1.0.0');
    await world.run(releaseId, startPlanBy('quick'));
    await inTransaction(databases.db.kysely, async (trx) => {
      await lockWindowsOf(trx, world.workspaceId);
      const end = new Date(Date.now() + dayMs).toISOString().slice(0, 16);
      await insertChangeWindow(trx, { ...freezeOf(world.workspaceId), end });
    });
    const next = nextStep({ release: await readRelease(databases.db, releaseId), targetRevision: 0 });
    if (next.kind !== 'command') throw new Error('Nothing is due');
    const { id: commandId, actor, command } = next.due;
    const ifAbsent = { is: 'taken', actor, command } as const;
    await applyCommand(databases.db.kysely, { commandId, releaseId, ifAbsent, isFromWorkflow: true });
    return releaseId;
  };

  it('makes the wait of a plan shorter at once, and never longer', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await waiting(world);
    const before = await frozenOf(releaseId);
    expect(before?.spreadMs).toBeGreaterThan(0);
    await change(world, { openingSpread: 'PT0S' });
    expect(await rechecked(world, releaseId)).toEqual([['recheckPlan', 'APPLIED']]);
    expect(await frozenOf(releaseId)).toEqual({ untilMs: before?.untilMs, spreadMs: 0 });
    expect((await readRelease(databases.db, releaseId)).plan?.due.atMs).toBe(before?.untilMs);
    await change(world, { openingSpread: 'PT1H' });
    expect(await rechecked(world, releaseId)).toEqual([['recheckPlan', 'NO_OP']]);
  });

  it('is not asked for by another part of the policy, nor of plans that wait for nothing', async () => {
    const world = await makeWorld(databases.db);
    const releaseId = await waiting(world);
    await change(world, { zone: 'Asia/Shanghai', approvalFrom: 50, resumeGrace: 'PT1H' });
    await change(world, { openingSpread: 'PT5M' });
    expect(await rechecked(world, releaseId)).toEqual([]);
    const other = await makeWorld(databases.db);
    const { id: running } = await other.prepared('1.0.0');
    await other.run(running, startPlanBy('quick'));
    await change(other, { openingSpread: 'PT0S' });
    await change(world, { openingSpread: 'PT1M' });
    expect(await rechecked(other, running)).toEqual([]);
  });
});
