/**
 * Type, id, signals and query of a release's workflow, shared by the workflow, the API and the relay. Names are frozen
 * because running workflows use them.
 */
import { defineQuery, defineSignal, type QueryDefinition, type SignalDefinition } from '@temporalio/workflow';
import { percentOf } from '../../domain/values/percentage.js';
import {
  type ReleaseCommand,
  type ReleaseCommandType,
  releaseCommandTypes,
} from '../../domain/release/command-catalog.js';
import type { Release, ReleaseSnapshot } from '../../domain/release/release.js';
import type { ReleaseView } from '../../domain/release/release-view.js';
import type { CarriedState } from './command-queue.js';

export const releaseWorkflowType = 'releaseWorkflow';

export interface ReleaseWorkflowInput {
  readonly releaseId: string;
  /** Set only between the runs of one workflow, by continue-as-new. */
  readonly carried?: CarriedState;
  /** History events after which a run continues as new at the next quiet moment. Tests set it low. */
  readonly quietEventCap?: number;
  /** Absent in runs that began with an older program: they do not set the search attributes of plans. */
  readonly showsPlan?: true;
  /** The build that the last run tried to leave. When the next run is still on it, it does not try again. */
  readonly leftBuildId?: string;
}

/**
 * Payload of a command's signal. The workflow uses `commandId` and `releaseId` and reads the rest from the ledger. The
 * other fields are shown to readers of the history in the Temporal UI.
 */
export interface CommandMessage {
  readonly commandId: string;
  readonly type: ReleaseCommandType;
  readonly releaseId: string;
  readonly by: string;
  /** Percent. */
  readonly percentage?: number;
  readonly releaseType?: 'GRAYSCALE';
  readonly reason?: string;
  readonly supersede?: true;
  readonly reshuffle?: true;
  readonly cancelActive?: true;
  /** Of a rollback: the release that it goes back to. Of `advancePlan`: the step. */
  readonly to?: string;
}

/** The release changed in the database without its workflow. Without a snapshot the workflow reads the database. */
export interface ChangedMessage {
  readonly snapshot?: ReleaseSnapshot;
}

/** One signal per release command, named like the command. */
export const commandSignals = Object.fromEntries(
  releaseCommandTypes.map((type) => [type, defineSignal<[CommandMessage]>(type)]),
) as { readonly [Type in ReleaseCommandType]: SignalDefinition<[CommandMessage], Type> };

export const changedSignal: SignalDefinition<[ChangedMessage], 'changed'> = defineSignal('changed');

/** Null until a run has read its release, shortly after each start. */
export const progressQuery: QueryDefinition<ReleaseView | null, [], 'progress'> = defineQuery('progress');

export type ReleaseIdentity = Pick<Release, 'id' | 'kind' | 'miniProgram' | 'version' | 'targetApp' | 'environment'>;

/**
 * Readable in the Temporal UI. A version is released once per target, except by rollback. The id of a rollback release
 * ends in the last eight characters of the release's id. The first characters are a timestamp, so they are equal for
 * two rollbacks at one moment.
 */
export function releaseWorkflowId(release: ReleaseIdentity): string {
  const { miniProgram, version, targetApp, environment } = release;
  const id = `release/${miniProgram}/${version}/${targetApp}/${environment}`;
  return release.kind === 'NORMAL' ? id : `${id}/rollback-${release.id.replaceAll('-', '').slice(-8)}`;
}

export interface GivenCommand {
  readonly commandId: string;
  readonly releaseId: string;
  readonly actor: string;
  readonly command: ReleaseCommand;
}

/** The signal for a command that is in the ledger. */
export function commandMessage({ commandId, releaseId, actor, command }: GivenCommand): CommandMessage {
  return { commandId, type: command.type, releaseId, by: actor, ...wordsOf(command) };
}

type CommandWords = Omit<CommandMessage, 'commandId' | 'type' | 'releaseId' | 'by'>;

function wordsOf(command: ReleaseCommand): CommandWords {
  const { reason, supersede, reshuffle, cancelActive, to, releaseType, bp } = command as Partial<AllWords>;
  return {
    ...(bp === undefined ? {} : { percentage: percentOf(bp) }),
    ...(releaseType === undefined ? {} : { releaseType }),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(supersede === true ? { supersede } : {}),
    ...(reshuffle === true ? { reshuffle } : {}),
    ...(cancelActive === true ? { cancelActive } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  };
}

/** The fields of commands that readers of the history see. */
interface AllWords {
  readonly bp: number;
  readonly reason: string | null;
  readonly supersede: boolean;
  readonly reshuffle: boolean;
  readonly cancelActive: boolean;
  readonly to: string | null;
  readonly releaseType: 'GRAYSCALE';
}
