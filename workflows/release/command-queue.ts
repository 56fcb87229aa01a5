/**
 * The commands that wait in a workflow, and the ids of those that are settled. Plain data, so that both travel
 * through continue-as-new. The ledger alone decides what a repeated command is worth; this only saves asking it.
 */
import type { ApplyCommandInput } from '../../activities/release/release-activities.js';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import type { LastCommand } from './workflow-descriptions.js';

export interface QueuedCommand {
  readonly commandId: string;
  /** The name of its signal; decides only whether it goes first. */
  readonly type: string;
  /** For the reader in the Temporal UI. */
  readonly summary: string;
  readonly ifAbsent: ApplyCommandInput['ifAbsent'];
}

/** What a run hands to the next one. */
export interface CarriedState {
  readonly queue: readonly QueuedCommand[];
  readonly settledIds: readonly string[];
  /** Shown in the details until the next command. */
  readonly last?: LastCommand | undefined;
}

/** As many as a client could still repeat by mistake; older repetitions cost one question to the ledger. */
const keptIds = 200;
/**
 * Beyond this a command that is no stop is let go: it stands in the ledger, from where it is signalled again. So a
 * flood cannot grow what continue-as-new carries past the size Temporal takes.
 */
const longestQueue = 500;

export interface CommandQueue {
  /** Ignores what waits already or is settled. */
  add(command: QueuedCommand): void;
  /** The oldest stop command, else the oldest command. */
  takeStopFirst(): QueuedCommand | undefined;
  /** Returns a command that was taken and got no outcome; it keeps its place before all others of its kind. */
  putBack(command: QueuedCommand): void;
  hasWork(): boolean;
  settle(commandId: string): void;
  isSettled(commandId: string): boolean;
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
    settle(commandId) {
      if (settledIds.includes(commandId)) return;
      settledIds.push(commandId);
      if (settledIds.length > keptIds) settledIds.shift();
    },
    isSettled: (commandId) => settledIds.includes(commandId),
    carry: () => ({ queue: [...waiting], settledIds: [...settledIds] }),
  };
}

function isSame(one: QueuedCommand, other: QueuedCommand): boolean {
  return one.commandId === other.commandId;
}
