/** Decides one waiting command and writes what follows from it. Under the target's lock, in its transaction. */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { CommandContext } from '../../domain/release/commands.js';
import type { decide as domainDecide } from '../../domain/release/decide.js';
import type { Decision } from '../../domain/release/decision.js';
import type { Facts } from '../../domain/release/evolve.js';
import { type CommandRecord, commandOf } from '../ledger/command-record.js';
import { writeOutbox } from '../ledger/outbox.js';
import { stopAheadOf } from '../ledger/overtake.js';
import { settleCommand } from '../ledger/write-command.js';
import { CHANNELS, type Notice } from '../notifications.js';
import { writePush } from '../push/write-push.js';
import type { Transaction } from '../transaction.js';
import { type LoadedFacts, loadFacts } from './load-facts.js';
import { targetName } from './target-key.js';
import { createdIn, type Unfolded, unfold } from './unfold.js';
import { messagesAfter } from './who-is-told.js';
import { writeChanges } from './write-changes.js';

export interface DecidingTools {
  readonly through: 'workflow' | 'api' | 'relay';
  readonly tools: { readonly decide: typeof domainDecide; readonly now: () => number };
}

export interface Decided {
  readonly record: CommandRecord;
  /** What is true from the commit on. */
  readonly after: Facts;
  /** To be notified in the same transaction. */
  readonly told: readonly Notice[];
}

export async function decideAndWrite(
  trx: Transaction,
  command: CommandRecord,
  { through, tools }: DecidingTools,
): Promise<Decided> {
  const atMs = tools.now();
  const loaded = await loadFacts(trx, command.target, command.releaseId);
  const overtaken = await stopAheadOf(trx, command);
  const decision: Decision =
    overtaken === null
      ? tools.decide(loaded.facts, commandOf(command), contextOf(command, atMs))
      : { outcome: 'REJECTED', rejection: overtaken };
  if (decision.outcome === 'REJECTED')
    return { record: await settleCommand(trx, command.id, decision, atMs), after: loaded.facts, told: [] };
  const unfolded = unfold(loaded.facts, decision.outcome === 'APPLIED' ? decision.events : [], atMs);
  const told = await writeEffects(trx, { command, unfolded, loaded, atMs, through });
  const settlement = {
    outcome: decision.outcome,
    revision: addressedRevision(unfolded.after),
    createdReleaseId: createdIn(unfolded)?.id ?? null,
  };
  return { record: await settleCommand(trx, command.id, settlement, atMs), after: unfolded.after, told };
}

interface Effects {
  readonly command: CommandRecord;
  readonly unfolded: Unfolded;
  readonly loaded: LoadedFacts;
  readonly atMs: number;
  readonly through: DecidingTools['through'];
}

async function writeEffects(trx: Transaction, effects: Effects): Promise<Notice[]> {
  const { command, unfolded, loaded, atMs, through } = effects;
  const { workspaceId, appWorkspaceId } = loaded;
  const context = { actor: command.actor, commandId: command.id, atMs, workspaceId, appWorkspaceId };
  await writeChanges(trx, unfolded.changes, context);
  const messages = messagesAfter(unfolded, through === 'workflow' ? command.releaseId : null);
  await writeOutbox(trx, messages, atMs);
  const isPushed = await writePush(trx, unfolded, atMs);
  return noticesOf(unfolded, isPushed || messages.length > 0);
}

/** What the subscribers of releases, targets and the relay hear after the commit. */
export function noticesOf({ changes, after }: Unfolded, hasRelayWork: boolean): Notice[] {
  const releases = new Set(changes.flatMap((change) => (change.of === 'release' ? [change.after.id] : [])));
  return [
    ...[...releases].map((id) => ({ channel: CHANNELS.releaseChanged, payload: id })),
    ...(changes.some(({ of }) => of === 'target')
      ? [{ channel: CHANNELS.targetChanged, payload: targetName(after.target) }]
      : []),
    ...(hasRelayWork ? [{ channel: CHANNELS.relayWork, payload: '' }] : []),
  ];
}

export function contextOf(
  command: Pick<CommandRecord, 'actor' | 'receivedAtMs' | 'expectedRevision'>,
  atMs: number,
): CommandContext {
  return {
    actor: command.actor,
    atMs,
    receivedAtMs: command.receivedAtMs,
    expectedRevision: command.expectedRevision,
    fresh: { id: uuidv7(), salt: newSalt() },
  };
}

/** 128 random bits in hex. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

function addressedRevision(facts: Facts): number {
  return facts.release === null ? facts.target.revision : facts.release.revision;
}
