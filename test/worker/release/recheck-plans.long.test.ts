/** A plan that change windows keep back goes on when they change, by the relay and the workflow. */
import { expect, it } from '@jest/globals';
import { bpOf } from '../../../domain/release/release.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { deleteChangeWindow, insertChangeWindow, lockWindowsOf } from '../../../store/window/change-windows.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { startPlanBy } from '../../support/domain/start-plan.js';
import { freezeOf, readRelease } from '../../support/database/store-world.js';

describeOnPglite('A plan during a freeze', (databases) => {
  const scene = useScene(databases);

  it('waits, and makes its step when the freeze is deleted', async () => {
    const world = await scene.makeWorld({ policy: { rollout: { openingSpread: 'PT1S' } } });
    const release = await world.ready('1.0.0');
    const { kysely } = databases.db;
    const freeze = freezeOf(world.workspaceId);
    const inForce = async (isInForce: boolean): Promise<void> =>
      inTransaction(kysely, async (trx) => {
        await lockWindowsOf(trx, world.workspaceId);
        if (isInForce) await insertChangeWindow(trx, freeze);
        else await deleteChangeWindow(trx, freeze, { actor: 'olga', atMs: Date.now() });
      });
    await inForce(true);
    await world.command(release, startPlanBy('quick'));
    const current = () => readRelease(databases.db, release.id);
    await eventually(async () => expect((await current()).plan?.frozen).toMatchObject({ untilMs: null }));
    await inForce(false);
    await eventually(async () => expect(bpOf(await current())).toBe(1000));
    const types = await kysely
      .selectFrom('command')
      .select(['type', 'outcome'])
      .where('release_id', '=', release.id)
      .execute();
    expect(types.filter(({ type }) => type === 'recheckPlan')).toEqual([{ type: 'recheckPlan', outcome: 'APPLIED' }]);
    expect(types.filter(({ outcome }) => outcome === 'REJECTED')).toEqual([]);
  });
});
