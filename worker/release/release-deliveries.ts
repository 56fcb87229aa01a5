/**
 * The relay's sources of deliveries to release workflows: outbox messages (a workflow starts, a release changed without
 * its workflow) and commands whose signal Temporal has not acknowledged.
 */
import { targetName } from '../../domain/target/target.js';
import { isCommandType, isReleaseCommand, type ReleaseCommand } from '../../domain/release/command-catalog.js';
import { isFinal } from '../../domain/release/release.js';
import type { OutboxMessage, OutboxTopic } from '../../store/outbox/outbox.js';
import {
  claimDueSignals,
  type ClaimedMessage,
  claimOutbox,
  type DueSignal,
  handBackMessage,
  handBackSignal,
  markDelivered,
  markSignalled,
} from '../../store/outbox/relay-queue.js';
import { applyCommand } from '../../store/release/apply-command.js';
import { commandOf } from '../../store/release/ledger/command-record.js';
import { readSnapshot } from '../../store/release/read-snapshots.js';
import { commandMessage } from '../../workflows/release/messages.js';
import { signalChanged, signalRelease, startRelease } from '../../workflows/release/release-workflow-client.js';
import { callWithinMs, type Delivery, type DeliveryNeeds, type SourceClaim } from '../outbox/delivery.js';

export async function outboxMessages(needs: DeliveryNeeds, claim: SourceClaim): Promise<readonly Delivery[]> {
  const { kysely } = needs.database;
  return (await claimOutbox(kysely, claim)).map((message) => ({
    to: message.key,
    deliver: () => deliverMessage(needs, message),
    handBack: () => handBackMessage(kysely, message),
  }));
}

export async function commandSignals(needs: DeliveryNeeds, claim: SourceClaim): Promise<readonly Delivery[]> {
  const { kysely } = needs.database;
  return (await claimDueSignals(kysely, claim)).map((signal) => ({
    to: signal.record.releaseId ?? targetName(signal.record.target),
    deliver: () => deliverSignal(needs, signal),
    handBack: () => handBackSignal(kysely, signal.record.id),
  }));
}

type MessageOf<T extends OutboxTopic> = Extract<OutboxMessage, { readonly topic: T }>;

/** How the messages of each topic are delivered. */
const handlers: { readonly [T in OutboxTopic]: (needs: DeliveryNeeds, message: MessageOf<T>) => Promise<void> } = {
  async 'release.start'({ database, workflows }, { key: releaseId }) {
    const current = await readSnapshot(database.kysely, releaseId);
    if (current === null || isFinal(current.release)) return;
    await startRelease(workflows, current.release, callWithinMs);
  },
  async 'release.changed'({ database, workflows }, { key: releaseId, payload: snapshot }) {
    const current = await readSnapshot(database.kysely, releaseId);
    // Releases are never deleted. Without one there is no workflow to deliver to.
    if (current === null) return;
    await signalChanged(workflows, current.release, { snapshot }, callWithinMs);
  },
};

async function deliverMessage(needs: DeliveryNeeds, message: ClaimedMessage): Promise<void> {
  await (handlers[message.topic] as (needs: DeliveryNeeds, message: OutboxMessage) => Promise<void>)(needs, message);
  await markDelivered(needs.database.kysely, message.id, Date.now());
}

/**
 * Signals the command to its workflow. Three kinds are decided here, and the workflow gets the change. They are
 * commands to an ended release, which has no workflow; those of the system, for which workflows have no signal; and
 * those that a run did not answer. Its code may not know them, or its tasks fail.
 */
async function deliverSignal(needs: DeliveryNeeds, { record, isUnanswered }: DueSignal): Promise<void> {
  const { database, workflows, logger } = needs;
  const { id: commandId, releaseId, actor, type } = record;
  if (releaseId === null) return; // A command to a target has no workflow. It was applied when it was recorded.
  // A newer program recorded it. Its relay knows what to do.
  if (!isCommandType(type)) return;
  const current = await readSnapshot(database.kysely, releaseId);
  if (isUnanswered)
    logger.warn({ commandId, releaseId, type }, 'A workflow did not answer. Its command is decided here');
  if (isUnanswered || current === null || isFinal(current.release) || !isReleaseCommand(type)) {
    await applyCommand(database.kysely, { commandId, releaseId, isFromWorkflow: false }, { logger });
    return;
  }
  const command = commandOf(record) as ReleaseCommand;
  const message = commandMessage({ commandId, releaseId, actor, command });
  await signalRelease(workflows, current.release, message, callWithinMs);
  await markSignalled(database.kysely, commandId);
}
