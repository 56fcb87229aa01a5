/**
 * Which commands may be decided without a row in the ledger: steps of the system, and stop commands from Temporal where
 * the installation accepts them. Temporal has no roles. Its UI, HTTP API and command line can send any command with any
 * actor.
 */
import { isStopCommand, isReleaseCommand } from './command-catalog.js';
import type { ReleaseCommand, SystemCommand } from './commands.js';
import type { Rejection } from './rejections.js';

/** `accept`: a stop command from Temporal is applied with the actor `temporal`. */
export type TemporalStops = 'accept' | 'refuse';

/** The actor of every command that comes from Temporal and is not a step of the system. */
export const temporalActor = 'temporal';

export interface UnrecordedCommand {
  readonly actor: string;
  readonly command: ReleaseCommand | SystemCommand;
  /** True: the command came through a workflow, so its content may be forged. */
  readonly isFromWorkflow: boolean;
}

/** The commands that the system gives, by actor. `system:push` does not use the workflow. */
const systemSteps: Readonly<Record<string, readonly string[]>> = {
  'system:policy': ['apply'],
  'system:timer': ['expireReview', 'expireOffline'],
};

export function isSystemStep({ actor, command, isFromWorkflow }: UnrecordedCommand): boolean {
  if (!isFromWorkflow) return true;
  return Object.hasOwn(systemSteps, actor) && systemSteps[actor]?.includes(command.type) === true;
}

/** Null when the command may be decided. */
export function pastTheApi(given: UnrecordedCommand, stops: TemporalStops): Rejection | null {
  if (isSystemStep(given)) return null;
  const { type } = given.command;
  const isReleaseStop = isStopCommand(type) && isReleaseCommand(type);
  if (!isReleaseStop) return { code: 'UNATTRIBUTED', command: type };
  return stops === 'accept' ? null : { code: 'TEMPORAL_STOPS_OFF', command: type };
}
