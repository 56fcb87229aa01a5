/** The answer of a simulation. */
import type { z } from 'zod';
import { wireRejection } from '../../contracts/release/rejection.js';
import type { GivenScript, simulationSchema } from '../../contracts/plan/simulation.js';
import { hourWarnings } from '../../domain/plan/hours.js';
import { approvalPolicyOf } from '../../domain/plan/approval-policy.js';
import { type Approver, approversLeft } from '../../domain/plan/approvers-left.js';
import type { PlanView } from '../../domain/plan/plan-view.js';
import { decidersView } from '../../domain/plan/step-review-view.js';
import { isLive, nextStepOf, type Plan, type StepReview } from '../../domain/plan/plan.js';
import type { Simulation, SimulationInput } from '../../domain/plan/simulation.js';
import { warningsOf } from '../../domain/release/blockers.js';
import type { ReleaseFacts } from '../../domain/release/facts.js';
import { bpOf } from '../../domain/release/release.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { wireBlocker } from '../release/progress.js';
import { clockOf, planBody } from './plan-body.js';

type Body = z.input<typeof simulationSchema>;

/** `approvers`: as `readApprovers` has read them. */
export function simulationBody(
  result: Simulation,
  input: SimulationInput,
  { events, approvers }: GivenScript & { readonly approvers: readonly Approver[] | undefined },
): Body {
  const { changes, started, final, endedAtMs, end, refusals } = result;
  const reads = { approvers, windowAt: input.windowAt };
  const { timeline } = planBody(started, planOf(started), { ...reads, atMs: input.nowMs });
  return {
    changes: changes.map(({ atMs, bp, status, planStatus, cause: { reason, ...cause } }) => ({
      at: isoTime(atMs),
      percentage: percentOf(bp),
      status,
      planStatus,
      cause: { ...cause, ...(reason === null ? {} : { reason }) },
    })),
    timeline,
    blockers: blockersOverTime(changes),
    approvals: changes.flatMap(({ atMs, requested }) =>
      requested === null ? [] : [approvalBody(atMs, requested, decidersOf(final, requested, approvers))],
    ),
    warnings: [
      ...warningsOf(started.target, started.release).map((code) => ({ code })),
      ...timeline.flatMap((coming) => stepWarnings(coming, final)),
      ...lastFreeze(final, timeline),
      ...refusals.map(({ position, rejection }) => ({
        code: 'REFUSED' as const,
        event: events[position]?.index ?? position,
        rejection: wireRejection(rejection),
      })),
    ],
    final: {
      at: isoTime(endedAtMs),
      end,
      status: final.release.state.status,
      percentage: percentOf(bpOf(final.release)),
      plan: planBody(final, planOf(final), { ...reads, atMs: endedAtMs }),
    },
  };
}

/** @throws never: the first command has given the release its plan, or has edited it. */
function planOf({ release: { plan } }: ReleaseFacts): Plan {
  if (plan === undefined) throw new Error('A simulated release has a plan');
  return plan;
}

type Approval = Body['approvals'][number];

/** Who can approve the request, when it is made. */
function decidersOf(
  { app, release }: ReleaseFacts,
  requested: StepReview,
  approvers: readonly Approver[] | undefined,
): Pick<Approval, 'deciders'> {
  const plan = release.plan;
  const step = plan?.steps.find(({ id }) => id === requested.step);
  if (plan === undefined || step === undefined || approvers === undefined) return {};
  const left = approversLeft({ ...plan, review: requested }, step, approvalPolicyOf(app.policy.rollout), approvers);
  return left === null ? {} : { deciders: decidersView(left.users) };
}

function approvalBody(
  atMs: number,
  { step, approvers, count, expiresAtMs }: StepReview,
  deciders: Pick<Approval, 'deciders'>,
): Approval {
  return {
    at: isoTime(atMs),
    step,
    approvers,
    count,
    ...deciders,
    ...(expiresAtMs === null ? {} : { expiresAt: isoTime(expiresAtMs) }),
  };
}

function blockersOverTime(changes: Simulation['changes']): Body['blockers'] {
  const codesOf = (n: number): string => (changes[n]?.blockers ?? []).map(({ code }) => code).join();
  return changes
    .filter((_, n) => n === 0 || codesOf(n) !== codesOf(n - 1))
    .map(({ atMs, blockers }) => ({ at: isoTime(atMs), blockers: blockers.map(wireBlocker) }));
}

/** The hours are those at which the step was made: change windows may have put it off. */
function stepWarnings({ step, warnings }: PlanView['timeline'][number], final: ReleaseFacts): Body['warnings'] {
  const made = planOf(final).entered.find(({ id }) => id === step);
  const codes =
    made === undefined
      ? warnings
      : [
          ...warnings.filter((code) => code !== 'NIGHT' && code !== 'WEEKEND'),
          ...hourWarnings(made.atMs, clockOf(final)),
        ];
  return codes.map((code) => ({ code, step }));
}

/** The step that the script has brought into a freeze without an opening. */
function lastFreeze({ release: { plan } }: ReleaseFacts, timeline: PlanView['timeline']): Body['warnings'] {
  const code = 'NEVER_OPENS';
  const next = isLive(plan) && plan.frozen?.untilMs === null ? nextStepOf(plan) : undefined;
  const isKnown = timeline.some(({ step, warnings }) => step === next?.id && warnings.includes(code));
  return next === undefined || isKnown ? [] : [{ code, step: next.id }];
}
