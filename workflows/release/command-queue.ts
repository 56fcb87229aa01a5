/**
 * Commands that wait in a workflow, and the ids of decided ones. Plain data, so that continue-as-new can carry both.
 * Only the ledger decides about a repeated command. The ids here save a query to it.
 */
import type { ApplyCommandInput } from '../../activities/release/release-activities.js';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import type { LastCommand } from './workflow-descriptions.js';

export interface QueuedCommand {
  readonly commandId: string;
  /** Name of the command's signal. Used only to order stop commands first. */
  readonly type: string;
  /** Shown in the Temporal UI. */
  readonly summary: string;
  readonly ifAbsent: ApplyCommandInput['ifAbsent'];
}

/** State that a run passes to the next one. */
export interface CarriedState {
  readonly queue: readonly QueuedCommand[];
  readonly settledIds: readonly string[];
  /** Shown in the details until the next command. */
  readonly last?: LastCommand | undefined;
}

/** As many as a client could still repeat by mistake. An older repetition costs one query to the ledger. */
const keptIds = 200;
/**
 * Beyond this length, a command that is not a stop command is dropped here. It stays in the ledger, and the relay
 * signals it again. The limit keeps the state of continue-as-new below Temporal's size limit.
 */
const longestQueue = 500;

export interface CommandQueue {
  /** Ignores a command that already waits or is decided. */
  add(command: QueuedCommand): void;
  /** The oldest stop command, else the oldest command. */
  takeStopFirst(): QueuedCommand | undefined;
  /** Returns a command that was taken and got no outcome. It goes before all others of its kind. */
  putBack(command: QueuedCommand): void;
  hasWork(): boolean;
  markDone(commandId: string): void;
  isDone(commandId: string): boolean;
  carry(): CarriedState;
}

export function createCommandQueue(carried: CarriedState = { queue: [], settledIds: [] }): CommandQueue {
  const waiting = [...carried.queue];
  const settledIds = [...carried.settledIds];

  return {
    add(command) {
      const isKnown = settledIds.includes(command.commandId) || waiting.some((one) => isSame(one, command));
      if (isKnown || (waiting.length >= longestQueue && !isStopCommand(command.type))) return;
      waiting.push(command);
    },
    takeStopFirst() {
      const stop = waiting.findIndex((command) => isStopCommand(command.type));
      const [taken] = waiting.splice(Math.max(stop, 0), 1);
      return taken;
    },
    putBack(command) {
      waiting.unshift(command);
    },
    hasWork: () => waiting.length > 0,
    markDone(commandId) {
      if (settledIds.includes(commandId)) return;
      settledIds.push(commandId);
      if (settledIds.length > keptIds) settledIds.shift();
    },
    isDone: (commandId) => settledIds.includes(commandId),
    carry: () => ({ queue: [...waiting], settledIds: [...settledIds] }),
  };
}

function isSame(one: QueuedCommand, other: QueuedCommand): boolean {
  return one.commandId === other.commandId;
}
