/** Runs a generated history: turns each action into the command it means in the world as it is, and decides it. */
import { assertNever } from '../../../domain/values/assert-never.js';
import { openWindow, type WindowSide, type WindowState } from '../../../domain/release/freeze.js';
import type { Command, ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { bpOf, isFinal, type Release, type StatusPhase, statusPhaseOf } from '../../../domain/release/release.js';
import { environments } from '../../../domain/registry/target-app.js';
import { defaultPolicy, mergePolicy } from '../../../domain/registry/target-app-policy.js';
import { dayMs, hourMs, minuteMs } from '../../../domain/values/time-units.js';
import type { Action, Circumstances, GeneratedHistory, strayTypes } from './generated-history.js';
import {
  actorOf,
  deadlineIn,
  editOfPlan,
  expiryIn,
  moveOfPlan,
  planStepOf,
  reminderIn,
  reviewOf,
  startedBy,
} from './generated-plans.js';
import { dueDecided, dueFailed, timersRun } from './run-timers.js';
import {
  commanded,
  contextOf,
  emptyWorld,
  type Transition,
  releaseCreated,
  testerChanged,
  type World,
} from './world.js';

/** What people do in a stage; first what leads on most. */
const moves: Record<StatusPhase, readonly ReleaseCommand['type'][]> = {
  CREATED: ['apply'],
  UNDER_REVIEW: ['approve', 'approve', 'approve', 'reject', 'withdraw'],
  PILOT_TESTING: ['completeTesting', 'completeTesting', 'completeTesting', 'cancel'],
  RELEASE_PREPARATION: ['setPercentage', 'fullRelease', 'fullRelease', 'chooseType', 'cancel'],
  READY: [
    'setPercentage',
    'startPlan',
    'holdPlan',
    'advancePlan',
    'setPercentage',
    'resumePlan',
    'fullRelease',
    'reset',
  ],
  APPLYING: ['setPercentage', 'pause', 'fullRelease', 'reset', 'cancel', 'holdPlan', 'advancePlan'],
  SERVING: [
    ...(['setPercentage', 'fullRelease', 'fullRelease', 'fullRelease', 'pause', 'pause', 'reset', 'cancel'] as const),
    ...([
      'startPlan',
      'startPlan',
      'holdPlan',
      'advancePlan',
      'resumePlan',
      'advancePlan',
      'holdPlan',
      'endPlan',
      'approveStep',
      'rejectStep',
    ] as const),
  ],
  PAUSED: [
    'resume',
    'setPercentage',
    'pause',
    'reset',
    'cancel',
    'startPlan',
    'resumePlan',
    'advancePlan',
    'approveStep',
  ],
  FULL_RELEASE: ['approveOffline', 'rollback', 'rollback', 'requestOffline', 'withdrawOffline', 'rejectOffline'],
  FINAL: ['resume', 'setPercentage'],
};

/** Everything that was decided in a history, in order. */
export function transitionsOf(history: GeneratedHistory): Transition[] {
  const { environment, pilotSupport, confirmation, policy, actions } = history;
  const app = { id: 'wallet', environments, pilotSupport, confirmation, policy: mergePolicy(defaultPolicy, policy) };
  let world = emptyWorld(app, environment, Date.UTC(2025, 0, 6));
  const transitions: Transition[] = [];
  for (const action of actions) {
    const caused = transitionsOfAction(world, action);
    transitions.push(...caused);
    world = changedAround(caused.at(-1)?.after ?? world, action);
  }
  return transitions;
}

function changedAround(world: World, action: Action): World {
  if (action.kind === 'sleep') return { ...world, nowMs: world.nowMs + action.hours * hourMs };
  if (action.kind === 'due') return action.outcome === 'fails' ? dueFailed(world) : world;
  if (action.kind === 'windows') return { ...world, nowMs: world.nowMs + minuteMs, window: windowOf(action.closed) };
  if (action.kind !== 'policy') return { ...world, nowMs: world.nowMs + minuteMs };
  return { ...world, app: { ...world.app, policy: mergePolicy(world.app.policy, action.change) } };
}

function windowOf(closed: Extract<Action, { kind: 'windows' }>['closed']): WindowState {
  if (closed === 'no') return openWindow;
  const sides: WindowSide[] = [closed === 'ours' ? 'MINI_PROGRAM' : 'TARGET_APP'];
  const about = { id: 'window-1', workspaceId: 'w', name: 'Freeze', kind: 'DENY', reason: 'r', by: 'olga' } as const;
  const exemption = { id: 'exemption-1', windowId: 'window-1', by: 'olga', reason: 'r' };
  return {
    open: false,
    blocking: [{ ...about, sides, sinceMs: 0, untilMs: null }],
    nextOpenAtMs: null,
    exemptions: closed === 'exempted' ? [exemption] : [],
  };
}

function transitionsOfAction(world: World, action: Action): Transition[] {
  const release = picked(world, action.pick);
  switch (action.kind) {
    case 'create':
      return [releaseCreated(world, `${action.version}.0.0`, action.actor)];
    case 'timers':
      return timersRun(world);
    case 'due':
      return dueDecided(world, action.outcome);
    case 'target': {
      const command = { type: action.isLikely ? 'liftSuspension' : 'forceOffline', reason: 'fraud' } as const;
      return [commanded(world, null, command, contextOf(world, action.actor, expected(world.target, action)))];
    }
    case 'move':
      return release === null ? [] : [commandTo(world, release, pickedMove(release, action), action)];
    case 'stray':
      return release === null ? [] : [commandTo(world, release, action.type, action)];
    case 'answer':
      return release === null ? [] : [answered(world, release, action)];
    case 'tester':
      return release === null ? [] : [testerChanged(world, release.id, action.flag)];
    case 'sleep':
    case 'policy':
    case 'windows':
      return [];
    default:
      return assertNever(action);
  }
}

/** Mostly an old one that is still on its way; every seventh time any, so that final ones are addressed too. */
function picked(world: World, pick: number): Release | null {
  const living = world.releases.filter((release) => !isFinal(release));
  const onTheirWay = living.filter((release) => release.state.status !== 'FULL_RELEASE');
  const among = pick % 7 === 0 ? world.releases : pick % 7 < 5 && onTheirWay.length > 0 ? onTheirWay : living;
  return among[Math.floor((pick / 1001) ** 2 * among.length)] ?? null;
}

function pickedMove(release: Release, action: Extract<Action, { kind: 'move' }>): ReleaseCommand['type'] {
  const usual = moves[statusPhaseOf(release)];
  const { move } = action;
  return moveOfPlan(release, action) ?? usual[move % usual.length] ?? 'cancel';
}

function expected({ revision }: { readonly revision: number }, { expects }: Circumstances): number | null {
  if (expects === 'nothing') return null;
  return expects === 'current' ? revision : revision - 1;
}

function commandTo(world: World, release: Release, type: (typeof strayTypes)[number], action: Action): Transition {
  const context = contextOf(world, actorOf(release, type, action), expected(release, action));
  return commanded(world, release.id, commandOf(type, world, release, action), context);
}

function answered(world: World, release: Release, action: Extract<Action, { kind: 'answer' }>): Transition {
  const step = { attempt: Math.max(1, release.attempt - action.late), bp: bpOf(release) };
  const command: Command = action.fails
    ? { type: 'failStep', ...step, cause: 'no answer' }
    : { type: 'confirmStep', ...step };
  return commanded(world, release.id, command, contextOf(world, 'system:timer'));
}

function commandOf(type: (typeof strayTypes)[number], world: World, release: Release, action: Action): Command {
  const { bp, flag, pick } = action;
  const supersede = pick % 4 === 0;
  const override = pick % 3 === 0 ? { override: { reason: 'urgent' } } : {};
  switch (type) {
    case 'setPercentage':
      // Half of the time a step up, or most would be refused for going down.
      return { type, bp: flag ? stepUp(release, bp) : bp, supersede, reason: 'r', ...override };
    case 'fullRelease':
      return { type, supersede, reason: null, ...override };
    case 'chooseType':
      return { type, releaseType: 'GRAYSCALE' };
    case 'reset':
      return { type, reason: null, reshuffle: flag };
    case 'requestOffline':
      return { type, reason: 'r', cancelActive: flag };
    case 'rollback':
      return { type, reason: 'r', to: flag ? null : (world.releases[bp % world.releases.length]?.id ?? null) };
    case 'expireReview':
    case 'expireOffline':
      return { type, deadlineMs: world.nowMs + dayMs };
    case 'startPlan':
      return { type, ...startedBy(action, world), reason: null };
    case 'resumePlan':
      return { type, holds: release.plan?.holds.map(({ id }) => id) ?? [], reason: null };
    case 'advancePlan':
      return { type, to: planStepOf(release, action), reason: 'r' };
    case 'editPlan':
      return { type, ...editOfPlan(release, action), reason: 'r' };
    case 'approveStep':
      return { type, review: reviewOf(release, action), comment: null };
    case 'rejectStep':
      return { type, review: reviewOf(release, action), reason: 'r' };
    case 'remindStepApproval':
      return { type, ...reminderIn(release, action) };
    case 'expireStepApproval':
      return { type, ...expiryIn(release, action) };
    case 'planDeadline':
      return { type, ...deadlineIn(release, action) };
    case 'advanceStep':
      return { type, run: release.plan?.run ?? 1, due: (release.plan?.due.number ?? 1) - (flag ? 0 : 1) };
    case 'holdPlan':
    case 'endPlan':
    case 'pause':
    case 'cancel':
    case 'reject':
    case 'rejectOffline':
      return { type, reason: 'r' };
    case 'apply':
    case 'withdraw':
    case 'approve':
    case 'completeTesting':
    case 'resume':
    case 'withdrawOffline':
    case 'approveOffline':
    case 'recheckPlan':
      return { type };
    default:
      return assertNever(type);
  }
}

const stepUp = (release: Release, bp: number): number => Math.min(10_000, bpOf(release) + 1 + (bp % 2000));
