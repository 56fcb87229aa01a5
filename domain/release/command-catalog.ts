/**
 * Every command with its constant properties and its arguments. Types, lists, signals and permissions of commands are
 * derived from this file. To add a command, begin here. CONTRIBUTING lists the other places.
 */
import type { Permission } from '../access/permissions.js';
import type { AuthorRights } from './author-rights.js';
import type { MayHaveReason, MayOverride, NoArguments, WithReason } from './argument-parts.js';
import type { PlanArguments } from '../plan/plan-arguments.js';
import type { StatusPhase } from './release.js';

export interface CommandEntry {
  /** `release` and `target` commands are given by users; `system` commands come from deadlines and deliveries. */
  readonly kind: 'release' | 'target' | 'system';
  /** The status and phase in which a release accepts the command. Elsewhere it is WRONG_STATUS. */
  readonly allowedIn: readonly StatusPhase[];
  /** Needed to give the command; null for system commands. */
  readonly permission: Permission | null;
  /**
   * Not null for stop commands. They are never gated, they overtake waiting commands, and they are applied even without
   * a worker. The value is the scope of the overtaking: the plan of the release, the release, or everything on the
   * target.
   */
  readonly stops: 'plan' | 'release' | 'target' | null;
  /** A later stop command settles it as OVERTAKEN_BY_STOP while it waits. */
  readonly isOvertaken: boolean;
  /** Exists in production only. */
  readonly isGray: boolean;
  /** An increase, or what depends on when one may come: decided against the change windows. */
  readonly isGated: boolean;
  /** Steers the plan of a release, and needs one. */
  readonly steersPlan?: true;
}

const gray = ['READY', 'APPLYING', 'SERVING', 'PAUSED'] as const satisfies readonly StatusPhase[];
const applying = ['APPLYING', 'PAUSED'] as const satisfies readonly StatusPhase[];

const plain = { kind: 'release', stops: null, isOvertaken: false, isGray: false, isGated: false } as const;
const goLive = { ...plain, permission: 'goLive', isOvertaken: true } as const;
const review = { ...plain, permission: 'review' } as const;
const plan = { ...goLive, allowedIn: ['RELEASE_PREPARATION', ...gray], isGray: true, steersPlan: true } as const;
const stop = { ...plain, stops: 'release' } as const;
const system = { ...plain, kind: 'system', permission: null } as const;
const target = { ...plain, kind: 'target', allowedIn: [], permission: 'emergency' } as const;

/** In the order in which lists show them. */
export const commandCatalog = {
  apply: { ...goLive, allowedIn: ['CREATED'] },
  withdraw: { ...goLive, allowedIn: ['UNDER_REVIEW'], isOvertaken: false },
  approve: { ...review, allowedIn: ['UNDER_REVIEW'], isOvertaken: true },
  reject: { ...review, allowedIn: ['UNDER_REVIEW'] },
  completeTesting: { ...goLive, allowedIn: ['PILOT_TESTING'] },
  chooseType: { ...goLive, allowedIn: ['RELEASE_PREPARATION', 'READY'], isGray: true },
  setPercentage: { ...goLive, allowedIn: ['RELEASE_PREPARATION', ...gray], isGray: true, isGated: true },
  fullRelease: { ...goLive, allowedIn: ['RELEASE_PREPARATION', ...gray, 'FULL_RELEASE'], isGated: true },
  pause: { ...stop, allowedIn: ['APPLYING', 'SERVING', 'PAUSED'], permission: 'pauseOrCancel' },
  resume: { ...goLive, allowedIn: ['PAUSED'] },
  reset: { ...stop, allowedIn: ['RELEASE_PREPARATION', ...gray], permission: 'resetOrRollback' },
  cancel: { ...stop, allowedIn: ['PILOT_TESTING', 'RELEASE_PREPARATION', ...gray], permission: 'pauseOrCancel' },
  startPlan: plan,
  holdPlan: { ...plan, permission: 'pauseOrCancel', isOvertaken: false, stops: 'plan' },
  resumePlan: plan,
  advancePlan: { ...plan, allowedIn: [...plan.allowedIn, 'FULL_RELEASE'], isGated: true },
  editPlan: plan,
  endPlan: { ...plan, isOvertaken: false },
  approveStep: { ...plan, permission: 'review' },
  rejectStep: { ...plan, permission: 'review', isOvertaken: false },
  requestOffline: { ...plain, allowedIn: ['FULL_RELEASE'], permission: 'requestOffline' },
  withdrawOffline: { ...plain, allowedIn: ['FULL_RELEASE'], permission: 'requestOffline' },
  approveOffline: { ...review, allowedIn: ['FULL_RELEASE'] },
  rejectOffline: { ...review, allowedIn: ['FULL_RELEASE'] },
  rollback: { ...stop, allowedIn: ['FULL_RELEASE'], permission: 'resetOrRollback', stops: 'target' },
  forceOffline: { ...target, stops: 'target' },
  liftSuspension: target,
  expireReview: { ...system, allowedIn: ['UNDER_REVIEW'] },
  expireOffline: { ...system, allowedIn: ['FULL_RELEASE'] },
  confirmStep: { ...system, allowedIn: applying },
  failStep: { ...system, allowedIn: applying },
  advanceStep: { ...system, allowedIn: gray, isGray: true, isGated: true },
  recheckPlan: { ...system, allowedIn: gray, isGray: true, isGated: true },
  remindStepApproval: { ...system, allowedIn: gray, isGray: true },
  expireStepApproval: { ...system, allowedIn: gray, isGray: true },
  planDeadline: { ...system, allowedIn: gray, isGray: true },
} as const satisfies Readonly<Record<string, CommandEntry>>;

type Catalog = typeof commandCatalog;
export type CommandType = keyof Catalog;

/** The commands whose entry has these values. */
type TypesWhere<Values> = { [T in CommandType]: Catalog[T] extends Values ? T : never }[CommandType];

export type ReleaseCommandType = TypesWhere<{ kind: 'release' }>;
export type TargetCommandType = TypesWhere<{ kind: 'target' }>;
export type SystemCommandType = TypesWhere<{ kind: 'system' }>;
export type StopCommandType = TypesWhere<{ stops: string }>;
type OvertakenCommandType = TypesWhere<{ isOvertaken: true }>;

export const commandTypes = Object.keys(commandCatalog) as CommandType[];
export const releaseCommandTypes = commandTypes.filter(isReleaseCommand);
export const targetCommandTypes = commandTypes.filter(isTargetCommand);
export const stopCommandTypes = commandTypes.filter(isStopCommand);
/** Commands that a later stop command settles as OVERTAKEN_BY_STOP while they wait. */
export const overtakenTypes = commandTypes.filter(isOvertakenCommand);
/** The overtaken commands that a stop of the plan settles. */
export const overtakenOfPlan = overtakenTypes.filter((type) => steersPlan(type));

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(commandCatalog, type);
}

export function isReleaseCommand(type: string): type is ReleaseCommandType {
  return isCommandType(type) && commandCatalog[type].kind === 'release';
}

function isTargetCommand(type: string): type is TargetCommandType {
  return isCommandType(type) && commandCatalog[type].kind === 'target';
}

export function isOvertakenCommand(type: string): type is OvertakenCommandType {
  return isCommandType(type) && commandCatalog[type].isOvertaken;
}

export function isSystemCommand(type: string): boolean {
  return isCommandType(type) && commandCatalog[type].kind === 'system';
}

/** Whether the change windows can refuse the command. */
export function isGatedCommand(type: string): boolean {
  return isCommandType(type) && commandCatalog[type].isGated;
}

export function isStopCommand(type: string): type is StopCommandType {
  return isCommandType(type) && commandCatalog[type].stops !== null;
}

function steersPlan(type: CommandType): boolean {
  const entry: CommandEntry = commandCatalog[type];
  return entry.steersPlan === true;
}

/** The permission that a user needs to give the command. */
export function permissionOfCommand<Type extends ReleaseCommandType | TargetCommandType>(
  type: Type,
): Catalog[Type]['permission'] {
  return commandCatalog[type].permission;
}

/** The scope in which a stop command overtakes waiting commands. */
export function stopReach(type: StopCommandType): 'plan' | 'release' | 'target' {
  return commandCatalog[type].stops;
}

/** Percentages in basis points. The contract checks the values first, so `decide` gets only well-formed commands. */
interface CommandArguments extends PlanArguments {
  readonly apply: NoArguments;
  readonly withdraw: NoArguments;
  readonly approve: MayHaveReason;
  readonly reject: WithReason;
  readonly completeTesting: NoArguments;
  readonly chooseType: { readonly releaseType: 'GRAYSCALE' };
  readonly setPercentage: MayOverride & {
    /** 1…10000; 10000 is a full release. */
    readonly bp: number;
    readonly supersede: boolean;
    readonly reason: string | null;
  };
  readonly fullRelease: MayOverride & { readonly supersede: boolean; readonly reason: string | null };
  readonly pause: WithReason;
  readonly resume: NoArguments;
  readonly reset: { readonly reason: string | null; readonly reshuffle: boolean };
  readonly cancel: WithReason;
  readonly requestOffline: { readonly reason: string; readonly cancelActive: boolean };
  readonly withdrawOffline: NoArguments;
  readonly approveOffline: MayHaveReason;
  readonly rejectOffline: WithReason;
  /** `to`: the retained release to restore. Null: the previous baseline. */
  readonly rollback: { readonly reason: string; readonly to: string | null };
  readonly forceOffline: WithReason;
  readonly liftSuspension: WithReason;
  readonly expireReview: { readonly deadlineMs: number };
  readonly expireOffline: { readonly deadlineMs: number };
  /** Attempt and share together identify a step: within an attempt each share occurs once. */
  readonly confirmStep: { readonly attempt: number; readonly bp: number };
  readonly failStep: { readonly attempt: number; readonly bp: number; readonly cause: string };
}

export type CommandOf<Type extends CommandType> = { [T in Type]: { readonly type: T } & CommandArguments[T] }[Type];

export type ReleaseCommand = CommandOf<ReleaseCommandType>;
export type TargetCommand = CommandOf<TargetCommandType>;
/** Commands that only the system gives: for deadlines and for answers of the super app. */
export type SystemCommand = CommandOf<SystemCommandType>;
export type Command = CommandOf<CommandType>;

/**
 * The context of a command. `fresh` holds the random values that a pure function cannot draw. Rights that are absent
 * are missing.
 */
export interface CommandContext extends Partial<AuthorRights> {
  readonly actor: string;
  readonly atMs: number;
  /** When the API received the command. A review's expiry is compared with this time. */
  readonly receivedAtMs: number;
  readonly expectedRevision: number | null;
  readonly fresh: { readonly id: string; readonly salt: string };
}
