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
import type { Facts } from './events.js';
import type { Rejection } from './rejections.js';
import { bpOf, type Release } from './release.js';
import { bpOfPercent, percentOf } from '../values/percentage.js';

export interface AllowedAction {
  readonly type: ReleaseCommandType | TargetCommandType;
  readonly allowed: boolean;
  /** For `setPercentage`: percent that a new value must exceed. */
  readonly above?: number;
  readonly rejection?: Rejection;
}

/**
 * `author`: the user who would send the command, because self-approval depends on it. A command that changes nothing is
 * not offered.
 */
export function allowedActions(
  facts: Facts,
  author: { readonly actor: string; readonly atMs: number },
): AllowedAction[] {
  const { release } = facts;
  if (release === null) return targetCommandTypes.map((type) => actionOf(facts, { type, reason: '-' }, author));
  return releaseCommandTypes.map((type) => {
    const action = actionOf(facts, mildest(type, facts, release), author);
    return type === 'setPercentage' && action.allowed ? { ...action, above: percentOf(bpOf(release)) } : action;
  });
}

/** Nothing can make it possible in this status, or it would change nothing. */
export function isOutOfPlace({ allowed, rejection }: AllowedAction): boolean {
  return !allowed && (rejection === undefined || rejection.code === 'WRONG_STATUS');
}

function actionOf(
  facts: Facts,
  command: Command & { readonly type: ReleaseCommandType | TargetCommandType },
  author: { readonly actor: string; readonly atMs: number },
): AllowedAction {
  const context: CommandContext = {
    actor: author.actor,
    atMs: author.atMs,
    receivedAtMs: author.atMs,
    expectedRevision: null,
    fresh: { id: 'preview', salt: 'preview' },
  };
  const decision = decide(facts, command, context);
  const { type } = command;
  if (decision.outcome === 'REJECTED') return { type, allowed: false, rejection: decision.rejection };
  return { type, allowed: decision.outcome === 'APPLIED' };
}

/** The smallest raise that the policy allows: a command with a free value is checked in its mildest form. */
function smallestRaise(facts: Facts, release: Release): number {
  const current = bpOf(release);
  const { presets, presetsOnly } = facts.app.policy.percentages;
  if (!presetsOnly) return Math.min(current + 1, 10_000);
  const above = presets.map(bpOfPercent).filter((bp) => bp > current);
  return Math.min(...above, 10_000);
}

function mildest(type: ReleaseCommandType, facts: Facts, release: Release): ReleaseCommand {
  switch (type) {
    case 'setPercentage':
      return { type, bp: smallestRaise(facts, release), supersede: false, reason: null };
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
