/**
 * Turns any signal into a command in the queue. Never throws: an exception in a signal handler blocks the run or ends
 * it. Only the id of a signal is trusted. A command that is in the ledger is read there, and `ifAbsent` says what to do
 * with one that is not.
 */
import type { ApplyCommandInput } from '../../activities/release/release-activities.js';
import {
  isReleaseCommand,
  isStopCommand,
  type ReleaseCommand,
  type ReleaseCommandType,
  type StopCommandType,
} from '../../domain/release/command-catalog.js';
import { cleanText } from '../../domain/values/text.js';
import type { QueuedCommand } from './command-queue.js';
import { summaryOf } from './workflow-descriptions.js';
import { isUndecodable } from '../payload-converter.js';

export const limits = { signalName: 64, id: 64, reason: 500, problem: 200 } as const;

const reasonWithoutApi = 'sent past the API';

export interface ReceivedSignal {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface SignalReader {
  readonly releaseId: string;
  /** Makes the id of a command that has none. Must be deterministic in a workflow. */
  readonly newId: () => string;
}

type Absent = ApplyCommandInput['ifAbsent'];
type Words = Readonly<Record<string, unknown>>;
type StopType = StopCommandType & ReleaseCommandType;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readSignal({ name, args }: ReceivedSignal, { releaseId, newId }: SignalReader): QueuedCommand {
  const type = cleanText(name, limits.signalName);
  const refuse = (problem: string): QueuedCommand => malformed(type, problem, newId());
  if (!isReleaseCommand(name)) return refuse(`there is no signal called ${type}`);
  const [payload] = args;
  if (isUndecodable(payload)) return refuse('its payload cannot be decoded');
  // During an incident an operator may send a stop command with its name only. It is accepted.
  const words = payload === undefined || (payload === null && isStopCommand(name)) ? {} : payload;
  if (!isRecord(words)) return refuse('its payload is not an object');
  if (words['releaseId'] !== undefined && words['releaseId'] !== releaseId)
    return refuse('it is addressed to another release');

  const { commandId } = words;
  const isNamed = typeof commandId === 'string' && uuid.test(commandId);
  return {
    commandId: isNamed ? commandId.toLowerCase() : newId(),
    type,
    summary: isNamed ? summaryOf(type, words) : `${summaryOf(type, { ...words, by: undefined })}, ${reasonWithoutApi}`,
    ifAbsent: absent(name, words),
  };
}

/** The command for "cancel" of the workflow in the Temporal UI. */
export function cancellationCommand(commandId: string): QueuedCommand {
  const command: ReleaseCommand = { type: 'cancel', reason: 'cancellation requested in Temporal' };
  const ifAbsent: Absent = { is: 'taken', actor: 'temporal', command };
  return { commandId, type: 'cancel', summary: 'cancel, requested in Temporal', ifAbsent };
}

function malformed(type: string, problem: string, commandId: string): QueuedCommand {
  const rejection = { code: 'MALFORMED', problem: cleanText(problem, limits.problem) } as const;
  return { commandId, type, summary: `malformed: ${type}`, ifAbsent: { is: 'refused', type, rejection } };
}

/** Without a row in the ledger no user is known to have sent a command. Only stop commands are accepted. */
function absent(type: ReleaseCommandType, words: Words): Absent {
  if (isStopCommand(type)) return { is: 'taken', actor: 'temporal', command: stopCommand(type, words) };
  return { is: 'refused', type, rejection: { code: 'UNATTRIBUTED', command: type } };
}

function stopCommand(type: StopType, words: Words): ReleaseCommand {
  const reason = textOf(words['reason'], limits.reason) ?? reasonWithoutApi;
  switch (type) {
    case 'holdPlan':
    case 'pause':
    case 'cancel':
      return { type, reason };
    case 'reset':
      return { type, reason, reshuffle: words['reshuffle'] === true };
    case 'rollback':
      return { type, reason, to: textOf(words['to'], limits.id) };
  }
}

function textOf(value: unknown, limit: number): string | null {
  if (typeof value !== 'string') return null;
  const text = cleanText(value, limit).trim();
  return text === '' ? null : text;
}

function isRecord(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
