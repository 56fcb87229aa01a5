/** Everything that may be asked of the plan of a release, once per row of its matrix and once per circumstance. */
import { nextReminderOf } from '../../domain/plan/approval-reminder.js';
import { deadlineFiresAtMs } from '../../domain/plan/deadline.js';
import { editOf, isLive, nextStepOf, type Plan, type PlanStep } from '../../domain/plan/plan.js';
import { needsApproval, openStepReviewOf } from '../../domain/plan/step-approval.js';
import type { Release } from '../../domain/release/release.js';
import type { Ask } from './asks.js';
import { hourMs } from '../../domain/values/time-units.js';

const reason = 'r';
const alice = 'alice';
const reviewer = { actor: 'rita', rights: { approves: ['REVIEWERS'] } } as const;

const step = (bp: number, parts: Partial<PlanStep> = {}): PlanStep => ({
  id: String(bp),
  name: null,
  bp,
  bakeMs: hourMs,
  advance: 'AUTOMATIC',
  note: null,
  ...parts,
});
const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } as const;
/** The same percentages as the raises by hand. */
const steps = [step(1000), step(2000, { approval }), step(10_000)];

export function planAsksOf({ plan }: Release): Ask[] {
  return [...starts, ...(isLive(plan) ? [...steering(plan), ...approving(plan), ...bySystem(plan)] : withoutPlan)];
}

const start = { type: 'startPlan', template: null, steps, startAtMs: null, reason: null } as const;
const starts: readonly Ask[] = [
  { row: 'startPlan', actor: alice, command: start },
  { row: 'startPlan', actor: alice, command: { ...start, startAtMs: hourMs, deadlineAfterMs: 4 * hourMs } },
  { row: 'startPlan', actor: alice, command: { ...start, steps: [step(1000, { bakeMs: 1 }), step(10_000)] } },
  { row: 'startPlan', actor: alice, command: { ...start, steps: [step(1000)] } },
];

const withoutPlan: readonly Ask[] = [
  { row: 'holdPlan', actor: alice, command: { type: 'holdPlan', reason } },
  { row: 'resumePlan', actor: alice, command: { type: 'resumePlan', holds: [], reason } },
  { row: 'advancePlan', actor: alice, command: { type: 'advancePlan', to: '2000', reason } },
  { row: 'editPlan', actor: alice, command: { type: 'editPlan', edit: 0, reason } },
  { row: 'endPlan', actor: alice, command: { type: 'endPlan', reason } },
  { row: 'approveStep', ...reviewer, command: { type: 'approveStep', review: 'none', comment: null } },
  { row: 'rejectStep', ...reviewer, command: { type: 'rejectStep', review: 'none', reason } },
  ...system({ run: 0, due: 0, review: 'none', expiresAtMs: 0, momentMs: 0, deadlineMs: 0 }),
];

function steering(plan: Plan): Ask[] {
  const next = nextStepOf(plan)?.id ?? 'none';
  const edit = editOf(plan);
  const longer = plan.steps.map((one, n) => (n === plan.steps.length - 1 ? { ...one, bakeMs: 2 * hourMs } : one));
  const unguarded = plan.steps.map((one) => ({ ...one, approval: null }));
  const advance = (to: string): Ask => ({
    row: 'advancePlan',
    actor: alice,
    command: { type: 'advancePlan', to, reason },
  });
  const changed = (command: { edit: number; steps?: readonly PlanStep[] }): Ask => ({
    row: 'editPlan',
    actor: alice,
    command: { type: 'editPlan', reason, ...command },
  });
  return [
    { row: 'holdPlan', actor: alice, command: { type: 'holdPlan', reason } },
    { row: 'resumePlan', actor: alice, command: { type: 'resumePlan', holds: plan.holds.map(({ id }) => id), reason } },
    ...[next, '1000', '10000'].flatMap((to) => [advance(to), { ...advance(to), isFrozen: true }]),
    ...[{ edit }, { edit: edit + 1 }, { edit, steps: longer }, { edit, steps: unguarded }].map(changed),
    { row: 'endPlan', actor: alice, command: { type: 'endPlan', reason } },
  ];
}

function approving(plan: Plan): Ask[] {
  const review = openStepReviewOf(plan)?.id ?? 'none';
  const approve: Ask = { row: 'approveStep', ...reviewer, command: { type: 'approveStep', review, comment: null } };
  return [
    ...[approve, { ...approve, isLate: true }, { ...approve, actor: alice }],
    { row: 'rejectStep', ...reviewer, command: { type: 'rejectStep', review, reason } },
  ];
}

function bySystem(plan: Plan): Ask[] {
  const { run, due } = plan;
  const { id: review = 'none', expiresAtMs = null } = openStepReviewOf(plan) ?? {};
  const named = {
    run,
    due: due.number,
    review,
    expiresAtMs: expiresAtMs ?? 0,
    momentMs: nextReminderOf(plan)?.momentMs ?? 0,
  };
  return [
    ...system({ ...named, deadlineMs: deadlineFiresAtMs(plan) ?? 0 }),
    ...system({ ...named, deadlineMs: 0 }).map((ask) => ({ ...ask, isFrozen: true })),
    { ...automaticStep({ run, due: due.number }), automaticStep: { ownerLostRole: true, hasWaitingStop: false } },
    { ...automaticStep({ run, due: due.number }), automaticStep: { ownerLostRole: false, hasWaitingStop: true } },
    automaticStep({ run, due: due.number - 1 }),
  ];
}

interface Named {
  readonly run: number;
  readonly due: number;
  readonly review: string;
  readonly expiresAtMs: number;
  readonly momentMs: number;
  readonly deadlineMs: number;
}

function system({ run, due, review, expiresAtMs, momentMs, deadlineMs }: Named): Ask[] {
  const reminder = { type: 'remindStepApproval', run, review, momentMs } as const;
  const expiry = { type: 'expireStepApproval', run, review, deadlineMs: expiresAtMs } as const;
  return [
    automaticStep({ run, due }),
    { row: 'remindStepApproval', actor: 'system:timer', command: reminder },
    { row: 'expireStepApproval', actor: 'system:timer', command: expiry },
    { row: 'planDeadline', actor: 'system:plan', command: { type: 'planDeadline', run, deadlineMs } },
    { row: 'recheckPlan', actor: 'system:plan', command: { type: 'recheckPlan' } },
  ];
}

function automaticStep({ run, due }: Pick<Named, 'run' | 'due'>): Ask {
  return { row: 'advanceStep', actor: 'system:plan', command: { type: 'advanceStep', run, due } };
}

/** The target app of the page asks for no approval. */
const noPolicy = { approvalFromBp: null };

/** Plans that differ in times, counters and the causes of their ends are one. */
export function planKeyOf({ plan }: Release): unknown {
  if (plan === undefined) return null;
  const { currentStep, frozen, due, ended } = plan;
  const review = needsApproval(plan, noPolicy) ? (openStepReviewOf(plan) === null ? 'missing' : 'open') : 'none';
  const waits = [frozen !== null, due.atMs !== null, deadlineFiresAtMs(plan) !== null, plan.firstStepAtMs > 0];
  return [currentStep, plan.holds.map(({ kind }) => kind), review, waits, ended?.as ?? null];
}

/** Each further hold would only mean more of the same. */
export function isDeepPlan({ plan }: Release): boolean {
  return (plan?.holds.length ?? 0) > 1;
}
