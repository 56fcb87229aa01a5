/**
 * Where the relay finds work. Each source claims by lease and says how to deliver what it claimed. A new source is one
 * more entry of the list; the relay knows none of them.
 */
import { claimDuePushes, handBackPush } from '../../store/push/claim-push.js';
import {
  type Claim,
  claimDueSignals,
  claimOutbox,
  handBackMessage,
  handBackSignal,
} from '../../store/outbox/relay-queue.js';
import { targetName } from '../../store/target/target-key.js';
import { deliverMessage, type DeliveryNeeds, deliverPushes, deliverSignal } from './deliver.js';
import type { Delivery } from './lanes.js';

export interface SourceClaim extends Claim {
  /** Whether signals that Temporal has acknowledged are due too. */
  readonly reminders: boolean;
}

export type DeliverySource = (needs: DeliveryNeeds, claim: SourceClaim) => Promise<readonly Delivery[]>;

/** In the order of their claims. Within a lane, earlier sources are delivered first. */
export const deliverySources: readonly DeliverySource[] = [outboxMessages, commandSignals, duePushes];

async function outboxMessages(needs: DeliveryNeeds, claim: SourceClaim): Promise<readonly Delivery[]> {
  const { kysely } = needs.database;
  return (await claimOutbox(kysely, claim)).map((message) => ({
    to: message.key,
    deliver: () => deliverMessage(needs, message),
    handBack: () => handBackMessage(kysely, message),
  }));
}

async function commandSignals(needs: DeliveryNeeds, claim: SourceClaim): Promise<readonly Delivery[]> {
  const { kysely } = needs.database;
  return (await claimDueSignals(kysely, claim)).map((record) => ({
    to: record.releaseId ?? targetName(record.target),
    deliver: () => deliverSignal(needs, record),
    handBack: () => handBackSignal(kysely, record.id),
  }));
}

async function duePushes(needs: DeliveryNeeds, claim: SourceClaim): Promise<readonly Delivery[]> {
  const { kysely } = needs.database;
  return (await claimDuePushes(kysely, claim)).map((push) => ({
    to: targetName(push.target),
    deliver: () => deliverPushes(needs, push),
    handBack: () => handBackPush(kysely, push),
  }));
}
