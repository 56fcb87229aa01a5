/**
 * The names and shapes by which a release's workflow is reached: its type, id, signals and query. Shared by the
 * workflow, the API and the relay. Names are frozen: running workflows know them.
 */
import { defineQuery, defineSignal, type QueryDefinition, type SignalDefinition } from '@temporalio/workflow';
import { percentOf } from '../../domain/values/percentage.js';
import { type ReleaseCommandType, releaseCommandTypes } from '../../domain/release/command-catalog.js';
import type { ReleaseCommand } from '../../domain/release/commands.js';
import type { ReleaseSnapshot } from '../../domain/release/snapshot.js';
import type { Release } from '../../domain/release/release.js';
import type { ReleaseView } from '../../domain/release/release-view.js';
import type { CarriedState } from './command-queue.js';

export const releaseWorkflowType = 'releaseWorkflow';

export interface ReleaseWorkflowInput {
  readonly releaseId: string;
  /** Only between the runs of one workflow, by continue-as-new. */
  readonly carried?: CarriedState;
  /** History events after which a run continues as new at the next quiet moment; tests set it low. */
  readonly quietEventCap?: number;
  /** The build that the last run left for another; where that did not help, the next run does not try again. */
  readonly leftBuildId?: string;
}

/**
 * What a command's signal carries. The workflow uses `commandId` and `releaseId`; everything else it reads from the
 * ledger. The rest is for whoever reads the history in the Temporal UI.
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
  /** The release that a rollback goes back to. */
  readonly to?: string;
}

/** The database has changed past the workflow. Without a snapshot the workflow reads it. */
export interface ChangedMessage {
  readonly snapshot?: ReleaseSnapshot;
}

/** One signal for each command of a release, named as the command. */
export const commandSignals = Object.fromEntries(
  releaseCommandTypes.map((type) => [type, defineSignal<[CommandMessage]>(type)]),
) as { readonly [Type in ReleaseCommandType]: SignalDefinition<[CommandMessage], Type> };

export const changedSignal: SignalDefinition<[ChangedMessage], 'changed'> = defineSignal('changed');

/** Null until a run has read its release, a moment after each start. */
export const progressQuery: QueryDefinition<ReleaseView | null, [], 'progress'> = defineQuery('progress');

export type ReleaseIdentity = Pick<Release, 'id' | 'kind' | 'miniProgram' | 'version' | 'targetApp' | 'environment'>;

/**
 * Readable in the Temporal UI. A version meets a target once, except by rollback: those end in the last eight
 * characters of the release's id (its first ones are a clock's, and equal for two rollbacks of one moment).
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

/** The signal for a command that stands in the ledger. */
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

/** Every field that some command has. */
interface AllWords {
  readonly bp: number;
  readonly reason: string | null;
  readonly supersede: boolean;
  readonly reshuffle: boolean;
  readonly cancelActive: boolean;
  readonly to: string | null;
  readonly releaseType: 'GRAYSCALE';
}
