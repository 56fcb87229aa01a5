/** The invariants of docs/state-machine.md that hold for one target: what is true of each step between two states. */
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import { freezePassedBy } from '../../../domain/release/decide-freeze.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { approvalRejection, openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { bpOf, confirmedBpOf, isFinal, openReviewOf, type Release } from '../../../domain/release/release.js';
import { check, type Invariant, isGray, same } from './invariant.js';
import type { Happening } from './world.js';

const isPaused = ({ state }: Release): boolean => state.status === 'GRAYSCALE_RELEASE' && state.phase.name === 'PAUSED';

/** Each release as it was and as it is; those that came into being have no before. */
function pairs({ before, after }: Happening): { was: Release | undefined; is: Release }[] {
  return after.releases.map((is) => ({ was: before.releases.find((one) => one.id === is.id), is }));
}

export const stepInvariants: Record<string, Invariant> = {
  'I3 within an attempt the percentage never falls, but to 0 at the end': (happening) => {
    for (const { was, is } of pairs(happening)) {
      check(confirmedBpOf(is) <= bpOf(is), 'more is confirmed than was asked for');
      const steps = is.steps.map((step) => step.toBp);
      check(
        steps.every((toBp, n) => toBp > (steps[n - 1] ?? 0)),
        `the steps are ${steps.join()}`,
      );
      if (was === undefined || isFinal(is)) continue;
      if (was.attempt === is.attempt) check(bpOf(is) >= bpOf(was), `${bpOf(was)} fell to ${bpOf(is)}`);
      else check(is.attempt === was.attempt + 1 && bpOf(is) === 0, 'a new attempt starts at 0');
    }
  },

  'I4 the end is the end': (happening) => {
    for (const { was, is } of pairs(happening)) {
      if (was === undefined || !isFinal(was)) continue;
      check(same(was, is), `${was.id} rose again`);
      const isAddressed = was.id === happening.releaseId;
      check(!isAddressed || happening.decision.outcome === 'REJECTED', `${was.id} listened`);
    }
  },

  'I6 revisions grow by one with each change, and with nothing else': (happening) => {
    const { target: was } = happening.before;
    const { target: is } = happening.after;
    check(
      is.revision === was.revision + (same({ ...was, revision: 0 }, { ...is, revision: 0 }) ? 0 : 1),
      'of the target',
    );
    for (const { was, is } of pairs(happening)) {
      const before = was ?? { ...is, revision: 0, id: '' };
      const hasChanged = !same({ ...before, revision: 0 }, { ...is, revision: 0 });
      check(is.revision === before.revision + (hasChanged ? 1 : 0), `of ${is.id}`);
    }
  },

  'I7 the salt is drawn once, and again only by a reshuffle': (happening) => {
    const { command } = happening;
    for (const { was, is } of pairs(happening)) {
      if (was === undefined || was.salt === is.salt) continue;
      check(command?.type === 'reset' && command.reshuffle && is.id === happening.releaseId, 'the salt has changed');
    }
  },

  'I10 what is paused is not raised': (happening) => {
    for (const { was, is } of pairs(happening))
      if (was && isPaused(was)) check(isFinal(is) || bpOf(is) === 0 || bpOf(is) === bpOf(was), `${is.id} was raised`);
  },

  'I10 what is frozen is not raised, except by a recorded override or exemption': (happening) => {
    const { before, command, context, decision } = happening;
    if (before.window.open || before.environment !== 'production' || decision.outcome !== 'APPLIED') return;
    const raised = pairs(happening).filter(({ was, is }) => was !== undefined && bpOf(is) > bpOf(was) && !isFinal(is));
    if (raised.length === 0) return;
    const freeze = freezePassedBy(decision.events);
    check(freeze !== null, 'a frozen release was raised and nothing is recorded');
    const passed = [...(freeze?.override?.windows ?? []), ...(freeze?.exemptions ?? [])];
    check(passed.length === before.window.blocking.length, 'not every window was passed');
    const asked = command !== null && 'override' in command ? command.override : undefined;
    check(freeze?.override === undefined || freeze.override.reason === asked?.reason, 'an override without a command');
    check(freeze?.override === undefined || context.actor === 'ann', 'an override without the permission');
  },

  'I11 a stop command is refused by nothing but its own precondition': ({ command, decision }) => {
    if (command === null || !isStopCommand(command.type) || decision.outcome !== 'REJECTED') return;
    const own = [
      ...['STALE_REVISION', 'ALREADY_FINAL', 'WRONG_STATUS', 'NOTHING_TO_ROLL_BACK_TO', 'NOT_RETAINED'],
      ...['NO_PLAN', 'GRAYSCALE_PRODUCTION_ONLY'],
    ];
    check(own.includes(decision.rejection.code), `${command.type} met ${decision.rejection.code}`);
  },

  'I13 one event for each release and target that changed, none for any other': (happening) => {
    const { decision, before, after } = happening;
    const events = decision.outcome === 'APPLIED' ? decision.events : [];
    const named = events.map((event) => (event.aggregate === 'target' ? 'target' : event.releaseId)).sort();
    const changed = pairs(happening).filter(({ was, is }) => !same(was, is));
    const touched = [
      ...changed.map(({ is }) => is.id),
      ...(same(before.target, after.target) ? [] : ['target']),
    ].sort();
    check(same(named, touched), `events name ${named.join()}, changed ${touched.join()}`);
    check(decision.outcome !== 'APPLIED' || events.length > 0, 'applied without an event');
  },

  'I14 only an open review has a deadline, and keeps the one it was given': (happening) => {
    for (const { was, is } of pairs(happening)) {
      const step = nextStep({ release: is, targetRevision: happening.after.target.revision });
      const review = openReviewOf(is) ?? openStepReviewOf(is.plan);
      if (step.kind === 'command' && step.due.actor === 'system:timer')
        check(step.due.dueAtMs === review?.expiresAtMs, 'deadline');
      const isOfPlan = step.kind !== 'command' || step.due.actor === 'system:plan';
      if (isGray(is) && review === null) check(isOfPlan, 'a deadline while gray');
      const earlier = was === undefined ? null : openReviewOf(was);
      if (earlier?.id === review?.id) check(same(earlier, review), 'an open review has changed');
    }
  },

  'no user approves a step that he asked for or answers for, and no approval is counted twice': ({
    before,
    command,
    context,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'approveStep' || decision.outcome !== 'APPLIED') return;
    const plan = before.releases.find((one) => one.id === releaseId)?.plan;
    const open = openStepReviewOf(plan);
    if (plan === undefined || open?.id !== command.review) throw new Error('approved without a request');
    const editors = plan.steps.find(({ id }) => id === open.step)?.editedBy ?? [];
    const barred = [plan.startedBy, plan.runsAs, open.requestedBy, ...editors, ...open.approvals.map(({ by }) => by)];
    check(!barred.includes(context.actor), 'self-approval');
    check(open.expiresAtMs === null || context.receivedAtMs < open.expiresAtMs, 'too late');
  },

  'an edit keeps the steps that were entered, and those to come are above the share and ascend': ({
    before,
    after,
    command,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'editPlan' || decision.outcome !== 'APPLIED') return;
    const [was, is] = [before, after].map(({ releases }) => releases.find((one) => one.id === releaseId));
    if (was?.plan === undefined || is?.plan === undefined) throw new Error('edited without a plan');
    const entered = was.plan.steps.slice(0, was.plan.currentStep + 1).map(({ id, bp, approval }) => [id, bp, approval]);
    const kept = is.plan.steps.slice(0, entered.length).map(({ id, bp, approval }) => [id, bp, approval]);
    check(same(entered, kept) && is.plan.currentStep === was.plan.currentStep, 'an entered step has changed');
    const { steps } = is.plan;
    const ascends = steps.every(({ bp }, n) => bp > (steps[n - 1]?.bp ?? 0));
    check(ascends && (steps.at(-1)?.bp ?? 0) > bpOf(is), `the steps are ${steps.map(({ bp }) => bp).join()}`);
    check(new Set(steps.map(({ id }) => id)).size === steps.length, 'two steps have one id');
    check(is.plan.edit === (was.plan.edit ?? 0) + 1 && bpOf(is) === bpOf(was), 'no edit, or one that raises');
    const open = openStepReviewOf(is.plan);
    check(open === null || open.bp === steps[is.plan.currentStep + 1]?.bp, 'the open request is for another share');
  },

  'an approval is weakened only by a user who could give it, and who does not answer for the plan': ({
    before,
    after,
    command,
    context,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'editPlan' || decision.outcome !== 'APPLIED') return;
    const [was, is] = [before, after].map(({ releases }) => releases.find((one) => one.id === releaseId)?.plan);
    for (const { id, bp, approval = null } of was?.steps ?? []) {
      if (approval === null) continue;
      const now = is?.steps.find((step) => step.id === id);
      const isKept = now?.approval?.approvers === approval.approvers && now.approval.count >= approval.count;
      if (isKept && now.bp <= bp) continue;
      check(context.approves?.includes(approval.approvers) === true, 'weakened by a user who could not give it');
      check(was?.startedBy !== context.actor && was?.runsAs !== context.actor, 'weakened by its own user');
    }
  },

  'what moves the time of the next automatic step gives it another number': (happening) => {
    for (const { was, is } of pairs(happening)) {
      if (was?.plan === undefined || is.plan === undefined || was.plan.run !== is.plan.run) continue;
      const [before, now] = [was.plan.due, is.plan.due];
      check(now.number === before.number + (now.atMs === before.atMs ? 0 : 1), 'due has moved');
    }
  },

  'no increase reaches or passes a step whose approval is missing': (happening) => {
    for (const { was, is } of pairs(happening)) {
      if (was === undefined || bpOf(is) <= bpOf(was)) continue;
      check(approvalRejection(was, bpOf(is)) === null, 'raised without the approval');
    }
  },

  'no user approves a review that he requested, or that has expired': ({
    before,
    command,
    context,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'approve' && command?.type !== 'approveOffline') return;
    if (decision.outcome !== 'APPLIED') return;
    const release = before.releases.find((one) => one.id === releaseId);
    const review = release === undefined ? null : openReviewOf(release);
    if (review === null) throw new Error('approved without a review');
    check(context.receivedAtMs < review.expiresAtMs, 'too late');
    check(review.requestedBy !== context.actor || review.selfApproval === true, 'self-approval');
  },

  'a status is as old as its last change': (happening) => {
    for (const { was, is } of pairs(happening)) {
      const hasChanged = was?.state.status !== is.state.status;
      check(is.statusSinceMs === (was === undefined || hasChanged ? happening.context.atMs : was.statusSinceMs), is.id);
    }
  },

  'the last change is the newest event that is no confirmation, with the share before and after it': (happening) => {
    const { decision, context } = happening;
    const events = decision.outcome === 'APPLIED' ? decision.events : [];
    for (const { was, is } of pairs(happening)) {
      const own = events.filter((event) => event.aggregate === 'release' && event.releaseId === is.id);
      const event = own.findLast(({ type }) => type !== 'StepConfirmed');
      const { actor: by, atMs } = context;
      const share = { fromBp: was === undefined ? 0 : bpOf(was), toBp: bpOf(is) };
      const next = event && { atMs, by, type: event.type, ...share, reason: event.reason };
      check(same(is.lastChange, next ?? was?.lastChange), is.id);
    }
  },

  'what is refused or harmless changes nothing': ({ before, after, decision }) => {
    if (decision.outcome === 'APPLIED') return;
    check(same([before.target, before.releases], [after.target, after.releases]), decision.outcome);
  },
};
