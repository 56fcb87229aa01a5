/** Stop commands that come from Temporal while the workers refuse them, which is the default. */
import { expect, it } from '@jest/globals';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';

describeOnPglite('Stops from Temporal that are not accepted', (databases) => {
  const scene = useScene(databases, { temporalStops: 'refuse' });

  it('are recorded as refused, by every way of sending, and the workflow details give the cause', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    const refused = (count: number): Promise<void> =>
      eventually(async () => {
        const off = (await world.ledger(release)).filter(({ rejection }) => rejection?.code === 'TEMPORAL_STOPS_OFF');
        expect(off.map(({ actor }) => actor)).toEqual(Array(count).fill('temporal'));
        expect(await world.currentDetails(release)).toContain('REJECTED TEMPORAL_STOPS_OFF');
      });
    await world.handle(release).cancel();
    await refused(1);
    expect(await world.currentDetails(release)).toContain('To take stops from Temporal, set TEMPORAL_STOPS=accept.');
    // A run receives one cancellation request only. A second one is for the next run.
    await eventually(async () => expect(await world.runIds(release)).toHaveLength(2));
    await world.handle(release).cancel();
    await refused(2);
    for (const type of ['pause', 'reset', 'cancel', 'rollback']) await world.signalByHand(release, type);
    await refused(6);
    await world.signalByHand(release, 'cancel', { commandId: 'a5a4a3a2-0000-4000-8000-000000000001' });
    await refused(7);
    expect(await world.view(release)).toMatchObject({ status: 'GRAYSCALE_RELEASE', percentage: 10 });
    expect(await world.command(release, { type: 'pause', reason: 'crashes' })).toMatchObject({ outcome: 'APPLIED' });
  });

  it('are also refused for a workflow that is started by hand with commands in its queue', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    const command = { type: 'setPercentage', bp: 9_000, supersede: false, reason: null } as const;
    const forged = { commandId: 'a5a4a3a2-0000-4000-8000-000000000002', type: 'setPercentage', summary: 'forged' };
    const queue = [{ ...forged, ifAbsent: { is: 'taken', actor: 'alice', command } as const }];
    await world.startWith(release, { carried: { queue, settledIds: [] } });
    // The workflow itself records it, so there is no row and no notification to wait for.
    await eventually(async () =>
      expect((await world.ledger(release))[0]).toMatchObject({
        id: forged.commandId,
        actor: 'temporal',
        rejection: { code: 'UNATTRIBUTED', command: 'setPercentage' },
      }),
    );
    expect(await world.view(release)).toMatchObject({ percentage: 0 });
  });
});
