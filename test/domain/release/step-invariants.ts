/** The invariants of docs/state-machine.md that hold for one target: what is true of each step between two states. */
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import { freezePassedBy } from '../../../domain/release/decide-freeze.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { bpOf, confirmedBpOf, isFinal, openReviewOf, type Release } from '../../../domain/release/release.js';
import { check, type Invariant, isGray, pairs, same } from './invariant.js';

const isPaused = ({ state }: Release): boolean => state.status === 'GRAYSCALE_RELEASE' && state.phase.name === 'PAUSED';

export const stepInvariants: Record<string, Invariant> = {
  'I3 within an attempt the percentage never falls, but to 0 at the end': (transition) => {
    for (const { was, is } of pairs(transition)) {
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

  'I4 the end is the end': (transition) => {
    for (const { was, is } of pairs(transition)) {
      if (was === undefined || !isFinal(was)) continue;
      check(same(was, is), `${was.id} rose again`);
      const isAddressed = was.id === transition.releaseId;
      check(!isAddressed || transition.decision.outcome === 'REJECTED', `${was.id} changed after its end`);
    }
  },

  'I6 revisions grow by one with each change, and with nothing else': (transition) => {
    const { target: was } = transition.before;
    const { target: is } = transition.after;
    check(
      is.revision === was.revision + (same({ ...was, revision: 0 }, { ...is, revision: 0 }) ? 0 : 1),
      'of the target',
    );
    for (const { was, is } of pairs(transition)) {
      const before = was ?? { ...is, revision: 0, id: '' };
      const hasChanged = !same({ ...before, revision: 0 }, { ...is, revision: 0 });
      check(is.revision === before.revision + (hasChanged ? 1 : 0), `of ${is.id}`);
    }
  },

  'I7 the salt is drawn once, and again only by a reshuffle': (transition) => {
    const { command } = transition;
    for (const { was, is } of pairs(transition)) {
      if (was === undefined || was.salt === is.salt) continue;
      check(command?.type === 'reset' && command.reshuffle && is.id === transition.releaseId, 'the salt has changed');
    }
  },

  'I10 what is paused is not raised': (transition) => {
    for (const { was, is } of pairs(transition))
      if (was && isPaused(was)) check(isFinal(is) || bpOf(is) === 0 || bpOf(is) === bpOf(was), `${is.id} was raised`);
  },

  'I10 what is frozen is not raised, except by a recorded override or exemption': (transition) => {
    const { before, command, context, decision } = transition;
    if (before.window.open || before.environment !== 'production' || decision.outcome !== 'APPLIED') return;
    const raised = pairs(transition).filter(({ was, is }) => was !== undefined && bpOf(is) > bpOf(was) && !isFinal(is));
    if (raised.length === 0) return;
    const freeze = freezePassedBy(decision.events);
    check(freeze !== null, 'a frozen release was raised and nothing is recorded');
    const passed = [...(freeze?.override?.windows ?? []), ...(freeze?.exemptions ?? [])];
    check(passed.length === before.window.blocking.length, 'not every window was passed');
    const requested = command !== null && 'override' in command ? command.override : undefined;
    check(
      freeze?.override === undefined || freeze.override.reason === requested?.reason,
      'an override without a command',
    );
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

  'I13 one event for each release and target that changed, none for any other': (transition) => {
    const { decision, before, after } = transition;
    const events = decision.outcome === 'APPLIED' ? decision.events : [];
    const named = events.map((event) => (event.aggregate === 'target' ? 'target' : event.releaseId)).sort();
    const changed = pairs(transition).filter(({ was, is }) => !same(was, is));
    const touched = [
      ...changed.map(({ is }) => is.id),
      ...(same(before.target, after.target) ? [] : ['target']),
    ].sort();
    check(same(named, touched), `events name ${named.join()}, changed ${touched.join()}`);
    check(decision.outcome !== 'APPLIED' || events.length > 0, 'applied without an event');
  },

  'I14 only an open review has a deadline, and keeps the one it was given': (transition) => {
    for (const { was, is } of pairs(transition)) {
      const step = nextStep({ release: is, targetRevision: transition.after.target.revision });
      const review = openReviewOf(is) ?? openStepReviewOf(is.plan);
      if (step.kind === 'command' && step.due.actor === 'system:timer') {
        const isReminder = step.due.command.type === 'remindStepApproval';
        const [dueAtMs, endMs] = [step.due.dueAtMs, review?.expiresAtMs ?? 0];
        check(isReminder ? dueAtMs < endMs : dueAtMs === endMs, 'deadline');
      }
      const isOfPlan = step.kind !== 'command' || step.due.actor === 'system:plan';
      if (isGray(is) && review === null) check(isOfPlan, 'a deadline while gray');
      const earlier = was === undefined ? null : openReviewOf(was);
      if (earlier?.id === review?.id) check(same(earlier, review), 'an open review has changed');
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

  'a status is as old as its last change': (transition) => {
    for (const { was, is } of pairs(transition)) {
      const hasChanged = was?.state.status !== is.state.status;
      check(
        is.statusSinceMs === (was === undefined || hasChanged ? transition.context.atMs : was.statusSinceMs),
        is.id,
      );
    }
  },

  'the last change is the newest event, but for confirmations and reminders, with the share before and after': (
    transition,
  ) => {
    const { decision, context } = transition;
    const events = decision.outcome === 'APPLIED' ? decision.events : [];
    for (const { was, is } of pairs(transition)) {
      const own = events.filter((event) => event.aggregate === 'release' && event.releaseId === is.id);
      const event = own.findLast(({ type }) => type !== 'StepConfirmed' && type !== 'StepApprovalReminded');
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
