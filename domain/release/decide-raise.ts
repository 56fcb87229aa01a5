/** Raising the share up to 100 % (T9 to T11), and taking over a busy target with `supersede` (T20). */
import { percentOf } from '../values/percentage.js';
import { approvalRejection } from '../plan/step-approval.js';
import { isConfirmedByCommit } from '../registry/target-app.js';
import { availabilityOf, type Target, withCandidate } from '../target/target.js';
import type { CommandContext } from './command-catalog.js';
import type { DomainEvent } from './events.js';
import type { ReleaseFacts } from './facts.js';
import { checkFreeze } from './decide-freeze.js';
import type { FreezePassed, Override } from './freeze.js';
import {
  applied,
  canceledEvent,
  type Decision,
  noOp,
  promotionEvents,
  rejected,
  releaseEvent,
  targetEvent,
  withFreeze,
} from './decision.js';
import type { CommandRejection } from './rejections.js';
import type { Holder } from './rejection-catalog.js';
import { bpOf, confirmedBpOf, type GrayPhase, storedStepLimit, type Release } from './release.js';

interface Raise {
  /** 1…10000. */
  readonly bp: number;
  readonly supersede: boolean;
  readonly reason: string | null;
  readonly override?: Override;
  /** The owner of the target's gray place, where that is not the actor. */
  readonly owner?: string;
  /** The plan enters its next step, and checks the approval of that step itself. */
  readonly ofPlan?: true;
}

export function decideRaise(facts: ReleaseFacts, wanted: Raise, context: CommandContext): Decision {
  if (wanted.bp === bpOf(facts.release)) return noOp;
  const rejection = raiseRejection(facts, wanted) ?? unapproved(facts, wanted, context);
  if (rejection !== null) return rejected(rejection);
  const check = checkFreeze(facts, wanted.override, context);
  if (check.outcome === 'frozen') return rejected(check.rejection);
  const freeze = check.outcome === 'passed' ? check.freeze : undefined;
  const cancellation = cancelHolder(facts, wanted, context);
  if (wanted.bp === 10_000)
    return applied(
      ...cancellation,
      ...promotionEvents(facts, context, { type: 'FullyReleased', reason: wanted.reason, freeze }),
    );
  return applied(...cancellation, ...stepped(facts, wanted, context, freeze));
}

function raiseRejection(facts: ReleaseFacts, wanted: Raise): CommandRejection | null {
  const { release } = facts;
  const current = bpOf(release);
  if (wanted.bp < current)
    return { code: 'PERCENTAGE_MUST_INCREASE', current: percentOf(current), asked: percentOf(wanted.bp) };
  const paused = pausedRejection(release);
  if (paused !== null) return paused;
  const phase = release.state.status === 'GRAYSCALE_RELEASE' ? release.state.phase : null;
  if (phase?.name === 'APPLYING')
    return { code: 'STEP_IN_PROGRESS', percentage: percentOf(phase.bp), sinceMs: phase.sinceMs };
  return policyRejection(facts, wanted) ?? busyRejection(facts, wanted);
}

export function pausedRejection({ state }: Pick<Release, 'state'>): CommandRejection | null {
  if (state.status !== 'GRAYSCALE_RELEASE' || state.phase.name !== 'PAUSED') return null;
  const { by, sinceMs, reason } = state.phase;
  return { code: 'PAUSED', by, sinceMs, reason };
}

function unapproved(
  facts: ReleaseFacts,
  { bp, ofPlan }: Raise,
  { actor }: Pick<CommandContext, 'actor'>,
): CommandRejection | null {
  return ofPlan === true ? null : approvalRejection(facts, bp, actor);
}

/** The target app's rules about shares. */
export function policyRejection({ app, target }: ReleaseFacts, wanted: Pick<Raise, 'bp'>): CommandRejection | null {
  if (wanted.bp === 10_000) return null;
  const { presets, presetsOnly } = app.policy.percentages;
  if (presetsOnly && !presets.includes(percentOf(wanted.bp)))
    return { code: 'PERCENTAGE_NOT_A_PRESET', asked: percentOf(wanted.bp), presets };
  if (app.policy.firstReleaseMustBeFull && availabilityOf(target) === 'NEVER_RELEASED')
    return { code: 'FIRST_RELEASE_MUST_BE_FULL' };
  return null;
}

export function busyRejection(
  { release, target }: ReleaseFacts,
  wanted: Pick<Raise, 'supersede'>,
): CommandRejection | null {
  const holder = holderOf(target, release.id);
  return holder === null || wanted.supersede ? null : { code: 'TARGET_BUSY', holder };
}

/** The release that holds the target, if it is another one than `releaseId`. */
export function holderOf(target: Target, releaseId: string): Holder | null {
  const { candidate } = target;
  if (candidate === null || candidate.releaseId === releaseId) return null;
  const { version, bp, sinceMs, owner } = candidate;
  return { releaseId: candidate.releaseId, version, percentage: percentOf(bp), sinceMs, owner };
}

/** Cancels the release that holds the target and records the release that replaces it. */
function cancelHolder(facts: ReleaseFacts, wanted: Raise, context: CommandContext): DomainEvent[] {
  const holder = holderOf(facts.target, facts.release.id);
  const replaced = facts.others.find((other) => other.id === holder?.releaseId);
  if (replaced === undefined) return [];
  return [
    canceledEvent(replaced, context, { reason: 'SUPERSEDED', words: wanted.reason, byRelease: facts.release.id }),
  ];
}

function stepped(
  facts: ReleaseFacts,
  wanted: Raise,
  context: CommandContext,
  freeze: FreezePassed | undefined,
): (DomainEvent | null)[] {
  const { release, target, app } = facts;
  const { bp } = wanted;
  const phase: GrayPhase = isConfirmedByCommit(app.confirmation)
    ? { name: 'SERVING', bp }
    : { name: 'APPLYING', bp, confirmedBp: confirmedBpOf(release), sinceMs: context.atMs };
  const step = { fromBp: bpOf(release), toBp: bp, by: context.actor, atMs: context.atMs };
  const held = target.candidate?.releaseId === release.id ? target.candidate : null;
  const candidate = {
    releaseId: release.id,
    version: release.version,
    bp,
    salt: release.salt,
    hashVersion: release.hashVersion,
    sinceMs: held?.sinceMs ?? context.atMs,
    owner: held?.owner ?? wanted.owner ?? context.actor,
  };
  const raised = releaseEvent(
    release,
    'PercentageSet',
    {
      type: 'GRAYSCALE',
      steps: [...release.steps, step].slice(-storedStepLimit),
      state: { status: 'GRAYSCALE_RELEASE', phase },
    },
    wanted.reason,
  );
  return [
    withFreeze(raised, freeze),
    targetEvent(target, 'CandidateSet', withCandidate(target, candidate), wanted.reason),
  ];
}
