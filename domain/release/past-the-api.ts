/**
 * Which commands may be decided without a row in the ledger: steps of the system, and stop commands from Temporal where
 * the installation accepts them. Temporal has no roles. Its UI, HTTP API and command line can send any command with any
 * actor.
 */
import { type CommandType, isStopCommand, isReleaseCommand } from './command-catalog.js';
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

/** The commands that the system gives through the workflow, by actor. `system:push` does not use the workflow. */
const systemSteps = {
  'system:policy': ['apply'],
  'system:timer': ['expireReview', 'expireOffline'],
} as const satisfies Readonly<Record<string, readonly CommandType[]>>;

/** An actor of the workflow's own commands. */
export type WorkflowActor = keyof typeof systemSteps;

export function isSystemStep({ actor, command, isFromWorkflow }: UnrecordedCommand): boolean {
  if (!isFromWorkflow) return true;
  return isWorkflowActor(actor) && systemSteps[actor].some((type) => type === command.type);
}

function isWorkflowActor(actor: string): actor is WorkflowActor {
  return Object.hasOwn(systemSteps, actor);
}

/** Null when the command may be decided. */
export function pastTheApi(given: UnrecordedCommand, stops: TemporalStops): Rejection | null {
  if (isSystemStep(given)) return null;
  const { type } = given.command;
  const isReleaseStop = isStopCommand(type) && isReleaseCommand(type);
  if (!isReleaseStop) return { code: 'UNATTRIBUTED', command: type };
  return stops === 'accept' ? null : { code: 'TEMPORAL_STOPS_OFF', command: type };
}
