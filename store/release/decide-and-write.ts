/** Decides one waiting command and writes the result. Runs under the target's lock, in its transaction. */
import { targetName } from '../../domain/target/target.js';
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { type CommandContext, isGatedCommand } from '../../domain/release/command-catalog.js';
import type { decide as domainDecide } from '../../domain/release/decide.js';
import type { Decision } from '../../domain/release/decision.js';
import type { Facts } from '../../domain/release/facts.js';
import { freezePassedBy } from '../../domain/release/decide-freeze.js';
import { type FreezePassed, openWindow } from '../../domain/release/freeze.js';
import { type CommandRecord, commandOf, type DecidedRecord } from './ledger/command-record.js';
import { overtakeWaiting } from './ledger/overtake.js';
import type { CommandResult } from './ledger/write-command.js';
import { CHANNELS, type Notice } from '../database/notifications.js';
import { needsPush, writePush } from '../push/write-push.js';
import type { Clock } from '../database/clock.js';
import type { Transaction } from '../database/transaction.js';
import type { CommandToDecide } from './read-to-decide.js';
import { createdReleaseIn, type StateChanges, applyEvents } from './apply-events.js';
import { outboxMessagesFor } from '../outbox/outbox.js';
import { markExemptionsUsed } from '../window/exemptions.js';
import { lockAndReadWindows } from '../window/window-state.js';
import { writeChanges } from './write-changes.js';

export interface DecidingTools {
  readonly isFromWorkflow: boolean;
  readonly decide: typeof domainDecide;
  readonly now?: Clock | undefined;
}

export interface Decided {
  readonly record: DecidedRecord;
  /** The facts after the commit. */
  readonly after: Facts;
}

export async function decideAndWrite(
  trx: Transaction,
  toDecide: CommandToDecide,
  { isFromWorkflow, decide, now }: DecidingTools,
): Promise<Decided> {
  const { command, loaded } = toDecide;
  if (command.releaseId !== null && loaded.facts.release === null) throw new Error(`No release ${command.releaseId}`);
  const { decision, atMs } = await decided(trx, toDecide, { decide, now });
  const events = decision.outcome === 'APPLIED' ? decision.events : [];
  const stateChanges = applyEvents(loaded.facts, events, { actor: command.actor, atMs });
  const freeze = freezePassedBy(events);
  const result = resultOf(decision, stateChanges, freeze);
  const messages =
    decision.outcome === 'REJECTED' ? [] : outboxMessagesFor(stateChanges, isFromWorkflow ? command.releaseId : null);
  const { workspaceId, appWorkspaceId } = loaded;
  const context = { actor: command.actor, commandId: command.id, atMs, workspaceId, appWorkspaceId };
  await markExemptionsUsed(trx, freeze, command.id);
  const passed = await overtakeWaiting(trx, command, atMs);
  const record = await writeChanges(trx, {
    changes: stateChanges.changes,
    context,
    messages,
    notices: [...decidedNotices([command.id, ...passed]), ...noticesOf(stateChanges, messages.length > 0)],
    decided: { id: command.id, result },
    isLast: !needsPush(stateChanges),
  });
  if (record === null) throw new Error(`Command ${command.id} was decided, and its outcome was not written`);
  await writePush(trx, stateChanges, atMs);
  return { record, after: stateChanges.after };
}

function resultOf(decision: Decision, changes: StateChanges, freeze: FreezePassed | null): CommandResult {
  if (decision.outcome === 'REJECTED') return decision;
  return {
    outcome: decision.outcome,
    revision: addressedRevision(changes.after),
    createdReleaseId: createdReleaseIn(changes)?.id ?? null,
    ...(freeze === null ? {} : { freeze }),
  };
}

/** An increase is decided against the change windows, at the time after the wait for their locks. */
async function decided(
  trx: Transaction,
  { command, loaded, lapsed, rights }: CommandToDecide,
  { decide, now }: Pick<DecidingTools, 'decide' | 'now'>,
): Promise<{ readonly decision: Decision; readonly atMs: number }> {
  const readAtMs = now?.() ?? loaded.readAtMs;
  if (lapsed !== null) return { decision: { outcome: 'REJECTED', rejection: lapsed }, atMs: readAtMs };
  const { window, atMs } = isGatedCommand(command.type)
    ? await lockAndReadWindows(trx, command, now)
    : { window: openWindow, atMs: readAtMs };
  const context = { ...contextOf(command, atMs), ...rights };
  return { decision: decide({ ...loaded.facts, window }, commandOf(command), context), atMs };
}

export function decidedNotices(commandIds: readonly string[]): Notice[] {
  return commandIds.map((id) => ({ channel: CHANNELS.commandDecided, payload: id }));
}

/** Notifications of a decision to subscribers of releases, targets and the relay. */
export function noticesOf({ changes, after }: StateChanges, hasRelayWork: boolean): Notice[] {
  const releases = new Set(changes.flatMap((change) => (change.kind === 'release' ? [change.after.id] : [])));
  return [
    ...[...releases].map((id) => ({ channel: CHANNELS.releaseChanged, payload: id })),
    ...(changes.some(({ kind }) => kind === 'target')
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
