/** The relay's source of deliveries to push workflows: targets with a push that is due. */
import { targetName } from '../../domain/target/target.js';
import { claimDuePushes, handBackPush, markPushSignalled } from '../../store/push/deliveries.js';
import { signalDelivery } from '../../workflows/push/push-workflow-client.js';
import { callWithinMs, type Delivery, type DeliveryNeeds, type SourceClaim } from '../outbox/delivery.js';

/** The signal carries no state: the push workflow reads from the database what to send. */
export async function duePushes(
  { database, workflows }: DeliveryNeeds,
  claim: SourceClaim,
): Promise<readonly Delivery[]> {
  const { kysely } = database;
  return (await claimDuePushes(kysely, claim)).map((push) => ({
    to: targetName(push.target),
    deliver: async () => {
      await signalDelivery(workflows, push.target, callWithinMs);
      await markPushSignalled(kysely, push);
    },
    handBack: () => handBackPush(kysely, push),
  }));
}
