/** The gray phase: type, percentage, full, pause, resume, reset, cancel (T8 to T15, T20). */
import { isConfirmedByCommit } from '../registry/target-app.js';
import { assertNever } from '../values/assert-never.js';
import { withoutCandidate, withoutPilot } from '../target/target.js';
import type { CommandContext, ReleaseCommand, SystemCommand } from './command-catalog.js';
import type { ReleaseFacts } from './facts.js';
import { decideRaise } from './decide-raise.js';
import { applied, canceledEvent, type Decision, noOp, releaseEvent, targetEvent } from './decision.js';
import { bpOf, type GrayPhase, statusPhaseOf } from './release.js';

type GrayCommand = Extract<
  ReleaseCommand | SystemCommand,
  {
    type:
      | 'chooseType'
      | 'setPercentage'
      | 'fullRelease'
      | 'pause'
      | 'resume'
      | 'reset'
      | 'cancel'
      | 'confirmStep'
      | 'failStep';
  }
>;

export function decideGray(facts: ReleaseFacts, command: GrayCommand, context: CommandContext): Decision {
  switch (command.type) {
    case 'chooseType':
      return chooseType(facts);
    case 'setPercentage':
      return decideRaise(facts, command, context);
    case 'fullRelease':
      return decideRaise(facts, { ...command, bp: 10_000 }, context);
    case 'pause':
      return pause(facts, context, command.reason);
    case 'resume':
      return resume(facts, context);
    case 'reset':
      return reset(facts, context, command);
    case 'cancel':
      return cancel(facts, context, command.reason);
    case 'confirmStep':
      return confirmStep(facts, command);
    case 'failStep':
      return failStep(facts, context, command);
    default:
      return assertNever(command);
  }
}

function chooseType({ release }: ReleaseFacts): Decision {
  if (statusPhaseOf(release) === 'READY') return noOp;
  return applied(
    releaseEvent(release, 'TypeChosen', {
      type: 'GRAYSCALE',
      state: { status: 'GRAYSCALE_RELEASE', phase: { name: 'READY' } },
    }),
  );
}

function phaseOf({ release }: ReleaseFacts): GrayPhase {
  return release.state.status === 'GRAYSCALE_RELEASE' ? release.state.phase : { name: 'READY' };
}

function pause(facts: ReleaseFacts, context: CommandContext, reason: string): Decision {
  const phase = phaseOf(facts);
  if (phase.name !== 'SERVING' && phase.name !== 'APPLYING') return noOp;
  const confirmedBp = phase.name === 'APPLYING' ? phase.confirmedBp : phase.bp;
  const paused: GrayPhase = {
    name: 'PAUSED',
    bp: phase.bp,
    confirmedBp,
    sinceMs: context.atMs,
    by: context.actor,
    reason,
  };
  return applied(
    releaseEvent(facts.release, 'Paused', { state: { status: 'GRAYSCALE_RELEASE', phase: paused } }, reason),
  );
}

function resume(facts: ReleaseFacts, context: CommandContext): Decision {
  const phase = phaseOf(facts);
  if (phase.name !== 'PAUSED') return noOp;
  // If the app no longer confirms steps, no confirmation would end APPLYING.
  const isConfirmed = phase.confirmedBp === phase.bp || isConfirmedByCommit(facts.app.confirmation);
  const next: GrayPhase = isConfirmed
    ? { name: 'SERVING', bp: phase.bp }
    : { name: 'APPLYING', bp: phase.bp, confirmedBp: phase.confirmedBp, sinceMs: context.atMs };
  return applied(releaseEvent(facts.release, 'Resumed', { state: { status: 'GRAYSCALE_RELEASE', phase: next } }));
}

function reset(
  facts: ReleaseFacts,
  context: CommandContext,
  command: Extract<GrayCommand, { type: 'reset' }>,
): Decision {
  const { release, target } = facts;
  if (release.state.status === 'RELEASE_PREPARATION') return noOp;
  return applied(
    releaseEvent(
      release,
      'ReleaseReset',
      {
        state: { status: 'RELEASE_PREPARATION' },
        type: null,
        attempt: release.attempt + 1,
        steps: [],
        ...(command.reshuffle ? { salt: context.fresh.salt } : {}),
      },
      command.reason,
    ),
    targetEvent(target, 'CandidateFreed', withoutCandidate(target, release.id), command.reason),
  );
}

function cancel(facts: ReleaseFacts, context: CommandContext, reason: string): Decision {
  const { release, target } = facts;
  const next = withoutPilot(withoutCandidate(target, release.id), release.id);
  const type = target.candidate?.releaseId === release.id ? 'CandidateFreed' : 'PilotsChanged';
  return applied(
    canceledEvent(release, context, { reason: 'CANCELED', words: reason }),
    targetEvent(target, type, next, reason),
  );
}

/** The super app's answer to a step. */
interface StepAnswer {
  readonly attempt: number;
  readonly bp: number;
}

/** An answer to an earlier step or an earlier attempt changes nothing. */
function isLate({ release }: ReleaseFacts, { attempt, bp }: StepAnswer): boolean {
  return attempt !== release.attempt || bp !== bpOf(release);
}

function confirmStep(facts: ReleaseFacts, step: StepAnswer): Decision {
  const phase = phaseOf(facts);
  if (isLate(facts, step)) return noOp;
  if (phase.name === 'APPLYING') return stepConfirmed(facts, { name: 'SERVING', bp: phase.bp });
  if (phase.name === 'PAUSED' && phase.confirmedBp < phase.bp)
    return stepConfirmed(facts, { ...phase, confirmedBp: phase.bp });
  return noOp;
}

function stepConfirmed({ release }: ReleaseFacts, phase: GrayPhase): Decision {
  return applied(releaseEvent(release, 'StepConfirmed', { state: { status: 'GRAYSCALE_RELEASE', phase } }));
}

function failStep(
  facts: ReleaseFacts,
  context: CommandContext,
  command: Extract<GrayCommand, { type: 'failStep' }>,
): Decision {
  const phase = phaseOf(facts);
  if (isLate(facts, command) || phase.name !== 'APPLYING') return noOp;
  const { bp, confirmedBp } = phase;
  const paused: GrayPhase = {
    name: 'PAUSED',
    bp,
    confirmedBp,
    sinceMs: context.atMs,
    by: context.actor,
    reason: command.cause,
  };
  return applied(
    releaseEvent(facts.release, 'StepFailed', { state: { status: 'GRAYSCALE_RELEASE', phase: paused } }, command.cause),
  );
}
