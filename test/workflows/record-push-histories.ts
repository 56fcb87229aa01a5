/** Records the runs that push a target to a super app, for the replay test. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setPushAddress } from '../../store/push/push-addresses.js';
import { inTransaction } from '../../store/database/transaction.js';
import { pushWorkflowId } from '../../workflows/push/push-messages.js';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { loopbackPush, openPushReceiver, type PushReceiver } from '../support/push/push-receiver.js';
import { useScene } from '../support/temporal/release-scene.js';
import { raise } from '../support/temporal/release-world.js';
import { writeHistory } from './recorded-histories.js';

describeOnPglite('Histories of pushes', (databases) => {
  const scene = useScene(databases, { push: loopbackPush() });
  let receiver: PushReceiver;
  beforeAll(async () => {
    receiver = await openPushReceiver();
  });
  afterAll(() => receiver.close());

  it('delivered at once, then after failures and changes', async () => {
    const world = await scene.makeWorld();
    const { targetApp } = world.target;
    const sealedSecret = `clear:whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const change = { targetApp, actor: 'host', atMs: Date.now(), url: receiver.url, sealedSecret };
    await inTransaction(databases.db.kysely, (trx) => setPushAddress(trx, change));
    const handle = scene.workflows.client.workflow.getHandle(pushWorkflowId(world.target));
    const allDelivered = (times: number): Promise<void> =>
      eventually(async () => {
        expect(receiver.received.length).toBeGreaterThanOrEqual(times);
        expect((await handle.describe()).status.name).toBe('COMPLETED');
      });
    const release = await world.ready('1.0.0');
    await world.command(release, raise(1));
    await allDelivered(1);
    await writeHistory('push', handle);

    receiver.answer = 503;
    await world.command(release, { type: 'reset', reason: null, reshuffle: false });
    await eventually(() => expect(receiver.received.length).toBeGreaterThanOrEqual(4));
    receiver.answer = 200;
    await world.command(release, raise(5));
    await eventually(() => expect(receiver.received.at(-1)?.data).toMatchObject({ candidate: { bp: 500 } }));
    await allDelivered(5);
    await writeHistory('push-after-failures', handle);
  });
});
