/**
 * Delivers one claimed piece of work to Temporal. Idempotent: an expired lease, or a call that failed after its
 * delivery, delivers the same twice.
 */
import { isFinal } from '../../domain/release/release.js';
import type { ReleaseCommand } from '../../domain/release/command-catalog.js';
import type { Logger } from '../../platform/log/logger.js';
import { applyCommand } from '../../store/release/apply-command.js';
import type { Database } from '../../store/database/database.js';
import { commandOf, type CommandRecord } from '../../store/release/ledger/command-record.js';
import { type ClaimedPush, markPushSignalled } from '../../store/push/claim-push.js';
import type { OutboxMessage, OutboxTopic } from '../../store/outbox/outbox.js';
import { type ClaimedMessage, markDelivered, markSignalled } from '../../store/outbox/relay-queue.js';
import { readSnapshot } from '../../store/release/read-snapshots.js';
import {
  type ReleaseWorkflows,
  signalChanged,
  signalRelease,
  startRelease,
} from '../../workflows/release/release-workflow-client.js';
import { signalDelivery } from '../../workflows/push/push-workflow-client.js';
import { commandMessage } from '../../workflows/release/messages.js';

export interface DeliveryNeeds {
  readonly database: Database;
  readonly workflows: ReleaseWorkflows;
  readonly logger: Logger;
}

/** For one call to Temporal. */
export const callWithinMs = 2_000;

type MessageOf<T extends OutboxTopic> = Extract<OutboxMessage, { readonly topic: T }>;

/** What becomes of the messages of each topic. */
const handlers: { readonly [T in OutboxTopic]: (needs: DeliveryNeeds, message: MessageOf<T>) => Promise<void> } = {
  async 'release.start'({ database, workflows }, { key: releaseId }) {
    const current = await readSnapshot(database.kysely, releaseId);
    if (current === null || isFinal(current.release)) return;
    await startRelease(workflows, current.release, callWithinMs);
  },
  async 'release.changed'({ database, workflows }, { key: releaseId, payload: snapshot }) {
    const current = await readSnapshot(database.kysely, releaseId);
    // Releases are never deleted; without one there is no workflow to deliver to.
    if (current === null) return;
    await signalChanged(workflows, current.release, { snapshot }, callWithinMs);
  },
};

export async function deliverMessage(needs: DeliveryNeeds, message: ClaimedMessage): Promise<void> {
  await (handlers[message.topic] as (needs: DeliveryNeeds, message: OutboxMessage) => Promise<void>)(needs, message);
  await markDelivered(needs.database.kysely, message.id, Date.now());
}

/** A command to an ended release is decided here, without starting a workflow. */
export async function deliverSignal(needs: DeliveryNeeds, record: CommandRecord): Promise<void> {
  const { database, workflows, logger } = needs;
  const { id: commandId, releaseId, actor } = record;
  if (releaseId === null) return; // A command to a target has no workflow, and is applied where it was recorded.
  const current = await readSnapshot(database.kysely, releaseId);
  if (current === null || isFinal(current.release)) {
    await applyCommand(database.kysely, { commandId, releaseId, through: 'relay' }, { logger });
    return;
  }
  const command = commandOf(record) as ReleaseCommand;
  const message = commandMessage({ commandId, releaseId, actor, command });
  await signalRelease(workflows, current.release, message, callWithinMs);
  await markSignalled(database.kysely, commandId);
}

/** Signals the push workflow of a target. It reads what to send from the database. */
export async function deliverPushes({ database, workflows }: DeliveryNeeds, claimed: ClaimedPush): Promise<void> {
  await signalDelivery(workflows, claimed.target, callWithinMs);
  await markPushSignalled(database.kysely, claimed);
}
