/**
 * Whether a command may be decided at all. With an author: whether the author may still give it. Without a row in the
 * ledger: whether it is a step of the system, or a stop command from Temporal. Runs in the transaction that decides.
 */
import { roleActingFor } from '../access/permissions.js';
import type { SubjectRoles } from '../access/roles.js';
import {
  commandCatalog,
  type CommandType,
  isCommandType,
  isReleaseCommand,
  isStopCommand,
  type ReleaseCommand,
  type SystemCommand,
} from './command-catalog.js';
import type { Rejection } from './rejections.js';
import type { Release } from './release.js';

/** The author of a command, read in the deciding transaction. */
export interface Author {
  readonly user: string;
  /** The role that permitted the command on arrival, as the ledger stores it. */
  readonly role: string;
  /** The author's roles now, limited like the token's. */
  readonly roles: SubjectRoles;
  /** The token or session that sent the command; null for rows that name none. */
  readonly credential: CredentialState | null;
}

/** Of a session: the earlier end of the session and of its token. Both null: valid without an end. */
export interface CredentialState {
  readonly revokedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/**
 * Null: the author may still give this command. The API checks this on arrival. The second check is for a token that
 * was revoked, or a member who was removed, while the command waited. The end of a token or session does not reject a
 * stop command. An operator who signs out right after pressing Pause still means it. The roles count for stop commands
 * too.
 */
export function lostAuthority(
  type: string,
  author: Author,
  atMs: number,
  release: Pick<Release, 'plan'> | null,
): Rejection | null {
  const permission = isCommandType(type) ? permissionToGive(type, release) : null;
  if (permission === null) return null;
  const { user, role, roles, credential } = author;
  const lost = { code: 'ROLE_LOST', user, role, permission } as const;
  if (roleActingFor(permission, roles) === null) return { ...lost, cause: 'ROLE' };
  if (credential === null || isStopCommand(type)) return null;
  if (credential.revokedAtMs !== null) return { ...lost, cause: 'CREDENTIAL_REVOKED' };
  const isExpired = credential.expiresAtMs !== null && credential.expiresAtMs <= atMs;
  return isExpired ? { ...lost, cause: 'CREDENTIAL_EXPIRED' } : null;
}

/**
 * The permission that a user needs to give the command to this release. It is that of the catalogue, or a stronger one
 * for a step whose approvers are admins. Null for commands of the system, which have no author.
 */
export function permissionToGive<Type extends CommandType>(
  type: Type,
  release: Pick<Release, 'plan'> | null,
): (typeof commandCatalog)[Type]['permission'] | 'reviewAsAdmin' {
  const isDecision = type === 'approveStep' || type === 'rejectStep';
  if (isDecision && release?.plan?.review?.approvers === 'ADMINS') return 'reviewAsAdmin';
  return commandCatalog[type].permission;
}

/** The author of a command may withdraw it, and so may every user who may pause the release. */
export function canWithdraw(command: { readonly actor: string }, user: string, roles: SubjectRoles): boolean {
  return command.actor === user || roleActingFor('pauseOrCancel', roles) !== null;
}

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
  'system:timer': ['expireReview', 'expireOffline', 'remindStepApproval', 'expireStepApproval'],
  'system:plan': ['advanceStep', 'planDeadline', 'holdPlan'],
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

/**
 * Null when a command without a row in the ledger may be decided. Temporal has no roles: its UI, HTTP API and command
 * line can send any command with any actor. So only steps of the system pass, and stop commands where the installation
 * accepts them.
 */
export function unrecordedRejection(given: UnrecordedCommand, stops: TemporalStops): Rejection | null {
  if (isSystemStep(given)) return null;
  const { type } = given.command;
  const isReleaseStop = isStopCommand(type) && isReleaseCommand(type);
  if (!isReleaseStop) return { code: 'UNATTRIBUTED', command: type };
  return stops === 'accept' ? null : { code: 'TEMPORAL_STOPS_OFF', command: type };
}
