/** The rows of the matrix test's tables: a command and the circumstances named after the comma. */
import * as make from '../../support/domain/builders.js';
import type { Plan } from '../../../domain/plan/plan.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { step as atShare } from '../plan/planned-release.js';
import type { Row } from './matrix-cells.js';

const reason = 'because';
const raise = { type: 'setPercentage', supersede: false, reason: null } as const;
const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const takeOver = { supersede: true, reason } as const;
const anotherGray = [make.release({ id: 'release-3', version: '3.0.0', state: make.serving(500) })];
const anotherPilot = [make.release({ id: 'release-3', version: '3.0.0', state: make.pilotTesting })];
const suspension = { by: 'olga', reason, sinceMs: make.longAgoMs };
const requestOffline = { type: 'requestOffline', reason, cancelActive: false } as const;
const deadlineMs = make.openReview.expiresAtMs;
const step = { attempt: 1, bp: 1000 } as const;
const retained = [{ releaseId: 'release-1', version: '1.0.0' }];
const pilot = { pilotSupport: true };
const push = { confirmation: 'PUSH' } as const;
const reviewed = { policy: { review: { sandbox: true } } };

const startPlan = {
  type: 'startPlan',
  template: null,
  steps: [atShare(20), atShare(100)],
  startAtMs: null,
  reason,
} as const;
/** On its step at 10 %, with the one at 20 % due. */
const plan: Plan = {
  run: 1,
  template: null,
  steps: [atShare(10), atShare(20), atShare(100)],
  currentStep: 0,
  startedBy: 'alice',
  startedAtMs: make.longAgoMs,
  runsAs: 'alice',
  firstStepAtMs: make.longAgoMs,
  due: { number: 2, atMs: make.nowMs },
  bake: { servedMs: 0, runningSinceMs: make.longAgoMs, fromMs: make.longAgoMs },
  notBeforeMs: 0,
  frozen: null,
  holds: [],
  predictedAtStart: [],
  entered: [{ id: 'at-10', atMs: make.longAgoMs, by: 'system:plan', servedMs: 0 }],
  ended: null,
};
const frozen: Plan = { ...plan, frozen: { untilMs: null } };
const held: Plan = { ...plan, holds: [{ id: 'hold-1', kind: 'MANUAL', by: 'bob', reason, sinceMs: make.longAgoMs }] };

const limited: Plan = {
  ...plan,
  deadline: { afterMs: make.nowMs - make.longAgoMs, countedMs: 0, runningSinceMs: make.longAgoMs, firedAtMs: null },
};
const pausedLimit: Plan = {
  ...plan,
  deadline: { afterMs: hourMs, countedMs: 1000, runningSinceMs: null, firedAtMs: null },
};
const firedLimit: Plan = {
  ...held,
  deadline: { afterMs: hourMs, countedMs: hourMs, runningSinceMs: null, firedAtMs: make.nowMs },
};
const planDeadline = { type: 'planDeadline', run: 1, deadlineMs: make.nowMs } as const;

/** The step at 20 % needs an approval. */
const guarded: Plan = {
  ...plan,
  steps: [
    atShare(10),
    atShare(20, { approval: { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } }),
    atShare(100),
  ],
};
const requested: Plan = {
  ...guarded,
  due: { number: 3, atMs: null },
  review: {
    id: 'review-1',
    step: 'at-20',
    bp: 2000,
    approvers: 'REVIEWERS',
    count: 1,
    requestedBy: 'alice',
    requestedAtMs: make.longAgoMs,
    expiresAtMs: deadlineMs,
    restMs: null,
    approvals: [],
    reminders: { ofMs: hourMs, given: 0 },
  },
};
const edit = {
  type: 'editPlan',
  steps: [atShare(10), { ...atShare(50), id: null }, atShare(100)],
  edit: 0,
  reason,
} as const;
const approveStep = { type: 'approveStep', review: 'review-1', comment: null } as const;
const rejectStep = { type: 'rejectStep', review: 'review-1', reason } as const;
const expireStepApproval = { type: 'expireStepApproval', run: 1, review: 'review-1', deadlineMs } as const;

const remindStepApproval = {
  type: 'remindStepApproval',
  run: 1,
  review: 'review-1',
  momentMs: deadlineMs - 1_800_000,
} as const;

/** In each gray stage of a table the release is at 10 %. */
export const rows: Record<string, Row> = {
  apply: { command: { type: 'apply' } },
  'apply, pilot': { command: { type: 'apply' }, app: pilot },
  'apply, review': { command: { type: 'apply' }, app: reviewed },
  'apply, review, pilot': { command: { type: 'apply' }, app: { ...reviewed, ...pilot } },
  'apply, suspended': { command: { type: 'apply' }, target: { suspension } },
  withdraw: { command: { type: 'withdraw' } },
  reject: { command: { type: 'reject', reason } },
  expireReview: { command: { type: 'expireReview', deadlineMs } },
  'expireReview, other': { command: { type: 'expireReview', deadlineMs: deadlineMs + 1 } },
  approve: { command: { type: 'approve' } },
  'approve, pilot': { command: { type: 'approve' }, app: pilot },
  'approve, by asker': { command: { type: 'approve' }, by: 'alice' },
  'approve, policy changed': {
    command: { type: 'approve' },
    by: 'alice',
    app: { policy: { review: { selfApproval: true } } },
  },
  'approve, expired': { command: { type: 'approve' }, atMs: deadlineMs },
  completeTesting: { command: { type: 'completeTesting' } },
  chooseType: { command: { type: 'chooseType', releaseType: 'GRAYSCALE' } },
  'set 20': { command: { ...raise, bp: 2000 } },
  'set 20, push': { command: { ...raise, bp: 2000 }, app: push },
  'set 20, busy': { command: { ...raise, bp: 2000 }, others: anotherGray },
  'set 20, supersede': { command: { ...raise, ...takeOver, bp: 2000 }, others: anotherGray },
  'set 20, frozen': { command: { ...raise, bp: 2000 }, window: make.frozen },
  'set 100, frozen': { command: { ...raise, bp: 10_000 }, window: make.frozen },
  'fullRelease, frozen': { command: fullRelease, window: make.frozen },
  'set 10': { command: { ...raise, bp: 1000 } },
  'set 5': { command: { ...raise, bp: 500 } },
  'set 100': { command: { ...raise, bp: 10_000 } },
  'set 100, busy': { command: { ...raise, bp: 10_000 }, others: anotherGray },
  'set 100, supersede': { command: { ...raise, ...takeOver, bp: 10_000 }, others: anotherGray },
  fullRelease: { command: fullRelease },
  'fullRelease, busy': { command: fullRelease, others: anotherGray },
  'fullRelease, supersede': { command: { ...fullRelease, ...takeOver }, others: anotherGray },
  pause: { command: { type: 'pause', reason } },
  resume: { command: { type: 'resume' } },
  reset: { command: { type: 'reset', reason: null, reshuffle: false } },
  'reset, reshuffle': { command: { type: 'reset', reason: null, reshuffle: true } },
  cancel: { command: { type: 'cancel', reason } },
  startPlan: { command: startPlan },
  'startPlan, running': { command: startPlan, plan },
  'startPlan, busy': { command: startPlan, others: anotherGray },
  holdPlan: { command: { type: 'holdPlan', reason } },
  'holdPlan, running': { command: { type: 'holdPlan', reason }, plan },
  'holdPlan, held': { command: { type: 'holdPlan', reason }, plan: held },
  resumePlan: { command: { type: 'resumePlan', holds: ['hold-1'], reason: null } },
  'resumePlan, running': { command: { type: 'resumePlan', holds: ['hold-1'], reason: null }, plan },
  'resumePlan, held': { command: { type: 'resumePlan', holds: ['hold-1'], reason: null }, plan: held },
  advancePlan: { command: { type: 'advancePlan', to: 'at-20', reason } },
  'advancePlan, running': { command: { type: 'advancePlan', to: 'at-20', reason }, plan },
  'advancePlan, held': { command: { type: 'advancePlan', to: 'at-20', reason }, plan: held },
  'advancePlan, entered': { command: { type: 'advancePlan', to: 'at-10', reason }, plan },
  editPlan: { command: edit },
  'editPlan, running': { command: edit, plan },
  'editPlan, equal': { command: { ...edit, steps: plan.steps }, plan },
  'editPlan, other': { command: { ...edit, edit: 1 }, plan },
  endPlan: { command: { type: 'endPlan', reason } },
  'endPlan, running': { command: { type: 'endPlan', reason }, plan },
  advanceStep: { command: { type: 'advanceStep', run: 1, due: 2 } },
  'advanceStep, running': { command: { type: 'advanceStep', run: 1, due: 2 }, plan },
  'advanceStep, held': { command: { type: 'advanceStep', run: 1, due: 2 }, plan: held },
  'advanceStep, other': { command: { type: 'advanceStep', run: 1, due: 1 }, plan },
  recheckPlan: { command: { type: 'recheckPlan' } },
  'recheckPlan, running': { command: { type: 'recheckPlan' }, plan },
  'recheckPlan, frozen': { command: { type: 'recheckPlan' }, plan: frozen },
  'advanceStep, guarded': { command: { type: 'advanceStep', run: 1, due: 2 }, plan: guarded },
  'advancePlan, guarded': { command: { type: 'advancePlan', to: 'at-20', reason }, plan: guarded },
  'advancePlan, asked': { command: { type: 'advancePlan', to: 'at-20', reason }, plan: requested },
  'set 20, guarded': { command: { ...raise, bp: 2000 }, plan: guarded },
  'set 20, guarded, frozen': {
    command: { ...raise, bp: 2000, override: { reason } },
    plan: guarded,
    window: make.frozen,
  },
  'fullRelease, guarded': { command: fullRelease, plan: guarded },
  approveStep: { command: approveStep },
  'approveStep, running': { command: approveStep, plan },
  'approveStep, asked': { command: approveStep, plan: requested },
  'approveStep, by asker': { command: approveStep, plan: requested, by: 'alice' },
  'approveStep, expired': { command: approveStep, plan: requested, atMs: deadlineMs },
  rejectStep: { command: rejectStep },
  'rejectStep, running': { command: rejectStep, plan },
  'rejectStep, asked': { command: rejectStep, plan: requested },
  remindStepApproval: { command: remindStepApproval },
  'remindStepApproval, asked': { command: remindStepApproval, plan: requested },
  'remindStepApproval, other': { command: { ...remindStepApproval, momentMs: deadlineMs }, plan: requested },
  expireStepApproval: { command: expireStepApproval },
  'expireStepApproval, asked': { command: expireStepApproval, plan: requested },
  'expireStepApproval, other': { command: { ...expireStepApproval, deadlineMs: deadlineMs + 1 }, plan: requested },
  planDeadline: { command: planDeadline },
  'planDeadline, running': { command: planDeadline, plan: limited },
  'planDeadline, paused': { command: planDeadline, plan: pausedLimit },
  'planDeadline, fired': { command: planDeadline, plan: firedLimit },
  'planDeadline, other': { command: { ...planDeadline, deadlineMs: make.nowMs + 1 }, plan: limited },
  'planDeadline, other run': { command: { ...planDeadline, run: 2 }, plan: limited },
  'advanceStep, too late': { command: { type: 'advanceStep', run: 1, due: 2 }, plan: limited },
  requestOffline: { command: requestOffline },
  'requestOffline, review': { command: requestOffline, app: reviewed },
  'requestOffline, open': { command: requestOffline, requested: true },
  'requestOffline, active': { command: requestOffline, others: anotherPilot },
  approveOffline: { command: { type: 'approveOffline' } },
  'approveOffline, open': { command: { type: 'approveOffline' }, requested: true },
  'approveOffline, by asker': { command: { type: 'approveOffline' }, requested: true, by: 'alice' },
  'approveOffline, active': { command: { type: 'approveOffline' }, requested: true, others: anotherPilot },
  'approveOffline, expired': { command: { type: 'approveOffline' }, requested: true, atMs: deadlineMs },
  withdrawOffline: { command: { type: 'withdrawOffline' } },
  'withdrawOffline, open': { command: { type: 'withdrawOffline' }, requested: true },
  rejectOffline: { command: { type: 'rejectOffline', reason } },
  'rejectOffline, open': { command: { type: 'rejectOffline', reason }, requested: true },
  expireOffline: { command: { type: 'expireOffline', deadlineMs } },
  'expireOffline, open': { command: { type: 'expireOffline', deadlineMs }, requested: true },
  'expireOffline, other': { command: { type: 'expireOffline', deadlineMs: deadlineMs + 1 }, requested: true },
  rollback: { command: { type: 'rollback', reason, to: null }, target: { retained } },
  'rollback, none kept': { command: { type: 'rollback', reason, to: null } },
  'rollback, not kept': { command: { type: 'rollback', reason, to: 'release-9' }, target: { retained } },
  confirmStep: { command: { type: 'confirmStep', ...step } },
  failStep: { command: { type: 'failStep', ...step, cause: 'unreachable' } },
  forceOffline: { command: { type: 'forceOffline', reason } },
  'forceOffline, repeated': { command: { type: 'forceOffline', reason }, target: { suspension } },
  liftSuspension: { command: { type: 'liftSuspension', reason } },
  'liftSuspension, suspended': { command: { type: 'liftSuspension', reason }, target: { suspension } },
};
