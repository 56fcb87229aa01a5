/**
 * Every rule about releases and targets. A command is accepted as events, is harmless (NO_OP), or is rejected as data.
 * Pure. The deciding call runs inside one database transaction. API and console only preview.
 */
import { decidePlan } from '../plan/decide-plan.js';
import { withPlans } from '../plan/follow-release.js';
import { decideReview } from '../review/decide-review.js';
import { decideTarget } from '../target/decide-target.js';
import { assertNever } from '../values/assert-never.js';
import {
  type Command,
  commandCatalog,
  type CommandContext,
  type ReleaseCommand,
  type SystemCommand,
} from './command-catalog.js';
import { decideGray } from './decide-gray.js';
import { decideOffline } from './decide-offline.js';
import { decideRollback } from './decide-rollback.js';
import { type Decision, rejected } from './decision.js';
import type { Facts, ReleaseFacts } from './facts.js';
import type { CommandRejection } from './rejections.js';
import { isFinal, type Release, type StatusPhase, statusPhaseOf } from './release.js';

export function decide(facts: Facts, command: Command, context: CommandContext): Decision {
  return withPlans(facts, decideAlone(facts, command, context), context);
}

/** Without what the change does to plans. */
function decideAlone(facts: Facts, command: Command, context: CommandContext): Decision {
  if (command.type === 'forceOffline' || command.type === 'liftSuspension') {
    const stale = staleness(facts.target.revision, context);
    return stale === null ? decideTarget(facts, command, context) : rejected(stale);
  }
  const { release } = facts;
  if (release === null) return rejected({ code: 'MALFORMED', problem: `${command.type} addresses no release` });
  const rejection = staleness(release.revision, context) ?? wrongStatusRejection(release, command);
  return rejection === null ? decideFitting({ ...facts, release }, command, context) : rejected(rejection);
}

function staleness(current: number, context: CommandContext): CommandRejection | null {
  if (context.expectedRevision === null || context.expectedRevision === current) return null;
  return { code: 'STALE_REVISION', expected: context.expectedRevision, current };
}

function wrongStatusRejection(release: Release, command: ReleaseCommand | SystemCommand): CommandRejection | null {
  const { status } = release.state;
  if (isFinal(release)) return { code: 'ALREADY_FINAL', status };
  if (commandCatalog[command.type].isGray && release.environment !== 'production')
    return { code: 'GRAYSCALE_PRODUCTION_ONLY', environment: release.environment };
  if (isAcceptedIn(command, statusPhaseOf(release))) return null;
  const phase = release.state.status === 'GRAYSCALE_RELEASE' ? release.state.phase.name : null;
  return { code: 'WRONG_STATUS', command: command.type, status, phase };
}

function decideFitting(
  facts: ReleaseFacts,
  command: ReleaseCommand | SystemCommand,
  context: CommandContext,
): Decision {
  switch (command.type) {
    case 'apply':
    case 'withdraw':
    case 'approve':
    case 'reject':
    case 'expireReview':
    case 'completeTesting':
      return decideReview(facts, command, context);
    case 'chooseType':
    case 'setPercentage':
    case 'fullRelease':
    case 'pause':
    case 'resume':
    case 'reset':
    case 'cancel':
    case 'confirmStep':
    case 'failStep':
      return decideGray(facts, command, context);
    case 'requestOffline':
    case 'withdrawOffline':
    case 'approveOffline':
    case 'rejectOffline':
    case 'expireOffline':
      return decideOffline(facts, command, context);
    case 'startPlan':
    case 'holdPlan':
    case 'resumePlan':
    case 'advancePlan':
    case 'editPlan':
    case 'endPlan':
    case 'approveStep':
    case 'rejectStep':
    case 'advanceStep':
    case 'recheckPlan':
    case 'remindStepApproval':
    case 'expireStepApproval':
    case 'planDeadline':
      return decidePlan(facts, command, context);
    case 'rollback':
      return decideRollback(facts, command, context);
    default:
      return assertNever(command);
  }
}

/** By the catalogue. One exception: in Full Release, setPercentage to 100 % changes nothing and is accepted. */
export function isAcceptedIn(command: ReleaseCommand | SystemCommand, statusPhase: StatusPhase): boolean {
  if (command.type === 'setPercentage' && command.bp === 10_000 && statusPhase === 'FULL_RELEASE') return true;
  const allowedIn: readonly StatusPhase[] = commandCatalog[command.type].allowedIn;
  return allowedIn.includes(statusPhase);
}
