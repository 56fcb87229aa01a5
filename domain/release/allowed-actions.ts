/**
 * The commands that a release or a target would accept now. Runs `decide` with the mildest form of each command, so
 * buttons and rules cannot differ. A preview only: the transaction decides.
 */
import { assertNever } from '../values/assert-never.js';
import {
  type Command,
  type CommandContext,
  type ReleaseCommand,
  type ReleaseCommandType,
  releaseCommandTypes,
  type TargetCommandType,
  targetCommandTypes,
} from './command-catalog.js';
import { decide } from './decide.js';
import { editOf, type GivenStep, nextStepOf, type Plan } from '../plan/plan.js';
import { reviewIdOf } from '../plan/step-approval.js';
import { fullStep } from '../plan/templates.js';
import type { Facts } from './facts.js';
import type { AuthorRights } from './author-rights.js';
import type { Rejection } from './rejections.js';
import { bpOf, type Release } from './release.js';
import { smallestRaise } from './smallest-raise.js';
import { percentOf } from '../values/percentage.js';

export interface AllowedAction {
  readonly type: ReleaseCommandType | TargetCommandType;
  readonly allowed: boolean;
  /** For `setPercentage`: percent that a new value must exceed. */
  readonly above?: number;
  readonly rejection?: Rejection;
  /** FROZEN, and the author may pass it with an override. */
  readonly overridable?: true;
}

/** The user who would send the command: self-approval and overrides depend on it. */
interface WouldBeAuthor extends Partial<AuthorRights> {
  readonly actor: string;
  readonly atMs: number;
}

/** A command that changes nothing is not offered. */
export function allowedActions(facts: Facts, author: WouldBeAuthor): AllowedAction[] {
  const { release } = facts;
  if (release === null) return targetCommandTypes.map((type) => actionOf(facts, { type, reason: '-' }, author));
  return releaseCommandTypes.map((type) => {
    const action = actionOf(facts, mildest(type, facts, release), author);
    return type === 'setPercentage' && action.allowed ? { ...action, above: percentOf(bpOf(release)) } : action;
  });
}

const outOfPlace = ['WRONG_STATUS', 'NO_PLAN', 'PLAN_ACTIVE'];

/** Nothing can make it possible in this status, or it would change nothing. */
export function isOutOfPlace({ allowed, rejection }: AllowedAction): boolean {
  return !allowed && (rejection === undefined || outOfPlace.some((code) => code === rejection.code));
}

function actionOf(
  facts: Facts,
  command: Command & { readonly type: ReleaseCommandType | TargetCommandType },
  author: WouldBeAuthor,
): AllowedAction {
  const context: CommandContext = {
    ...author,
    receivedAtMs: author.atMs,
    expectedRevision: null,
    fresh: { id: 'preview', salt: 'preview' },
  };
  const decision = decide(facts, command, context);
  const { type } = command;
  if (decision.outcome === 'REJECTED') {
    const { rejection } = decision;
    const isPassed = rejection.code === 'FROZEN' && isPassedByOverride(facts, command, context);
    return { type, allowed: false, rejection, ...(isPassed ? { overridable: true } : {}) };
  }
  return { type, allowed: decision.outcome === 'APPLIED' };
}

function isPassedByOverride(facts: Facts, command: Command, context: CommandContext): boolean {
  const { type } = command;
  if (type !== 'setPercentage' && type !== 'fullRelease' && type !== 'advancePlan') return false;
  return decide(facts, { ...command, override: { reason: '-' } }, context).outcome === 'APPLIED';
}

/** The smallest plan: one step to 100 %. */
const smallestPlan = { template: null, steps: [fullStep] } as const;

/** Another note on the last step. */
function smallestEdit(plan: Plan | undefined): GivenStep[] {
  const steps = plan?.steps ?? [];
  return steps.map((step, n) => (n === steps.length - 1 ? { ...step, note: step.note === '-' ? null : '-' } : step));
}

function mildest(type: ReleaseCommandType, facts: Facts, release: Release): ReleaseCommand {
  switch (type) {
    case 'setPercentage':
      return { type, bp: smallestRaise(facts.app.policy, release), supersede: false, reason: null };
    case 'fullRelease':
      return { type, supersede: false, reason: null };
    case 'chooseType':
      return { type, releaseType: 'GRAYSCALE' };
    case 'reset':
      return { type, reason: null, reshuffle: false };
    case 'requestOffline':
      return { type, reason: '-', cancelActive: false };
    case 'rollback':
      return { type, reason: '-', to: null };
    case 'startPlan':
      return { type, ...smallestPlan, startAtMs: null, reason: null };
    case 'resumePlan':
      return { type, holds: release.plan?.holds.map(({ id }) => id) ?? [], reason: null };
    case 'advancePlan':
      return { type, to: release.plan === undefined ? '' : (nextStepOf(release.plan)?.id ?? ''), reason: '-' };
    case 'editPlan':
      return {
        type,
        steps: smallestEdit(release.plan),
        edit: release.plan === undefined ? 0 : editOf(release.plan),
        reason: '-',
      };
    case 'approveStep':
      return { type, review: reviewIdOf(release.plan), comment: null };
    case 'rejectStep':
      return { type, review: reviewIdOf(release.plan), reason: '-' };
    case 'holdPlan':
    case 'endPlan':
    case 'pause':
    case 'cancel':
    case 'reject':
    case 'rejectOffline':
      return { type, reason: '-' };
    case 'apply':
    case 'withdraw':
    case 'approve':
    case 'completeTesting':
    case 'resume':
    case 'withdrawOffline':
    case 'approveOffline':
      return { type };
    default:
      return assertNever(type);
  }
}
