/**
 * What may be decided without a row in the ledger: the steps of the system itself, and stop commands from Temporal
 * where the installation accepts them. Temporal knows no roles, and its UI, its HTTP API and its command line can name
 * any command and any actor.
 */
import { isStopCommand, isReleaseCommand } from './command-catalog.js';
import type { ReleaseCommand, SystemCommand } from './commands.js';
import type { Rejection } from './rejections.js';

/** `accept`: a stop command from Temporal is applied, by the actor `temporal`. */
export type TemporalStops = 'accept' | 'refuse';

/** The actor of everything that comes from Temporal and is no step of the system. */
export const temporalActor = 'temporal';

export interface UnrecordedCommand {
  readonly actor: string;
  readonly command: ReleaseCommand | SystemCommand;
  /** True: the command came through a workflow, so its content may be forged. */
  readonly isFromWorkflow: boolean;
}

/** The commands that the system gives by itself, by their actor. `system:push` reports past the workflow. */
const systemSteps: Readonly<Record<string, readonly string[]>> = {
  'system:policy': ['apply'],
  'system:timer': ['expireReview', 'expireOffline'],
};

export function isSystemStep({ actor, command, isFromWorkflow }: UnrecordedCommand): boolean {
  if (!isFromWorkflow) return true;
  return Object.hasOwn(systemSteps, actor) && systemSteps[actor]?.includes(command.type) === true;
}

/** Null: it may be decided. */
export function pastTheApi(given: UnrecordedCommand, stops: TemporalStops): Rejection | null {
  if (isSystemStep(given)) return null;
  const { type } = given.command;
  const isReleaseStop = isStopCommand(type) && isReleaseCommand(type);
  if (!isReleaseStop) return { code: 'UNATTRIBUTED', command: type };
  return stops === 'accept' ? null : { code: 'TEMPORAL_STOPS_OFF', command: type };
}
