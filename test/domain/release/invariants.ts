/** The invariants of the law that hold for one target: what is true of each state, and of each step between two. */
import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../../domain/release/commands.js';
import { isStopCommand } from '../../../domain/release/commands.js';
import { decide } from '../../../domain/release/decide.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf, confirmedBpOf, isFinal, openReviewOf, type Release } from '../../../domain/release/release.js';
import { contextOf, factsOf, type Happening, type World } from './world.js';

type Invariant = (happening: Happening) => void;

function check(isTrue: boolean, words: string): void {
  if (!isTrue) throw new Error(words);
}

const same = isDeepStrictEqual;
const isGray = ({ state }: Release): boolean => state.status === 'GRAYSCALE_RELEASE';
const isPaused = ({ state }: Release): boolean => state.status === 'GRAYSCALE_RELEASE' && state.phase.name === 'PAUSED';
const isFull = ({ state }: Release): boolean => state.status === 'FULL_RELEASE';
const endingOf = ({ state }: Release) => ('ending' in state ? state.ending.reason : null);

/** Each release as it was and as it is; those that came into being have no before. */
function pairs({ before, after }: Happening): { was: Release | undefined; is: Release }[] {
  return after.releases.map((is) => ({ was: before.releases.find((one) => one.id === is.id), is }));
}

function outcomeOf(world: World, releaseId: string | null, command: Command): string {
  const decision = decide(factsOf(world, releaseId), command, contextOf(world, 'ben'));
  return decision.outcome === 'REJECTED' ? decision.rejection.code : decision.outcome;
}

/** What must work on a release that may reach users, whatever else goes on. */
function stopsOf(release: Release): Command[] {
  const cancel: Command = { type: 'cancel', reason: 'stop' };
  const reset: Command = { type: 'reset', reason: 'stop', reshuffle: false };
  const pause: Command = { type: 'pause', reason: 'stop' };
  if (release.state.status === 'PILOT_TESTING') return [cancel];
  if (!isGray(release)) return [];
  return bpOf(release) === 0 ? [cancel, reset] : [cancel, reset, pause];
}

export const invariants: Record<string, Invariant> = {
  'I1 one candidate, one baseline, never the same': ({ after: { target, releases } }) => {
    const gray = releases.filter((one) => isGray(one) && bpOf(one) > 0).map((one) => one.id);
    check(same(gray, target.candidate === null ? [] : [target.candidate.releaseId]), `gray are ${gray.join()}`);
    const full = releases.filter(isFull).map((one) => one.id);
    check(same(full, target.baseline === null ? [] : [target.baseline.releaseId]), `full are ${full.join()}`);
  },

  'I2 the candidate serves more than nobody and fewer than all, as its release says': ({ after }) => {
    const { candidate } = after.target;
    if (candidate === null) return;
    const { bp, version, salt, hashVersion, releaseId } = candidate;
    check(Number.isInteger(bp) && bp > 0 && bp < 10_000, `the candidate is at ${bp}`);
    const release = after.releases.find((one) => one.id === releaseId);
    check(release !== undefined && bpOf(release) === bp, 'target and release disagree about the percentage');
    check(same({ version, salt, hashVersion }, pick(release)), 'target and release disagree about who comes first');
  },

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

  'I5 a version meets a target once': ({ after }) => {
    const versions = after.releases.filter((one) => one.kind === 'NORMAL').map((one) => one.version);
    check(new Set(versions).size === versions.length, `released are ${versions.join()}`);
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

  'I7 who comes first is drawn once, and anew only by a reshuffle': (happening) => {
    const { command } = happening;
    for (const { was, is } of pairs(happening)) {
      if (was === undefined || was.salt === is.salt) continue;
      check(command?.type === 'reset' && command.reshuffle && is.id === happening.releaseId, 'the salt has changed');
    }
  },

  'I9 what the system asks for by an id is not asked for again once it was applied': ({ after }) => {
    for (const release of after.releases) {
      const step = nextStep({ release, targetRevision: after.target.revision });
      if (step.do !== 'command' || !after.decided.includes(step.command.id)) continue;
      // Refused once, it waits: asking again at this revision would be refused again.
      const { type, actor, deadlineMs } = step.command;
      const command: Command = type === 'apply' ? { type } : { type, deadlineMs: deadlineMs ?? 0 };
      const decision = decide(factsOf(after, release.id), command, contextOf(after, actor));
      check(decision.outcome === 'REJECTED', `${type} has an outcome, and would now be ${decision.outcome}`);
    }
  },

  'I10 what is paused is not raised': (happening) => {
    for (const { was, is } of pairs(happening))
      if (was && isPaused(was)) check(isFinal(is) || bpOf(is) === 0 || bpOf(is) === bpOf(was), `${is.id} was raised`);
  },

  'I11 a stop command is refused by nothing but its own precondition': ({ command, decision }) => {
    if (command === null || !isStopCommand(command.type) || decision.outcome !== 'REJECTED') return;
    const own = ['STALE_REVISION', 'ALREADY_FINAL', 'WRONG_STATUS', 'NOTHING_TO_ROLL_BACK_TO', 'NOT_RETAINED'];
    check(own.includes(decision.rejection.code), `${command.type} met ${decision.rejection.code}`);
  },

  'I11 whoever gets a new version can be saved from it': ({ after }) => {
    for (const release of after.releases)
      for (const stop of stopsOf(release))
        check(
          ['APPLIED', 'NO_OP'].includes(outcomeOf(after, release.id, stop)),
          `${release.id} is deaf to ${stop.type}`,
        );
    const isServing = after.target.baseline !== null || after.target.candidate !== null;
    if (!isServing) return;
    check(
      outcomeOf(after, null, { type: 'forceOffline', reason: 'stop' }) === 'APPLIED',
      'the target cannot be forced offline',
    );
  },

  'I12 gray is for production': ({ after }) => {
    const isProduction = after.environment === 'production';
    check(isProduction || after.releases.every((one) => !isGray(one)), 'gray outside production');
  },

  'I13 one event for each release and target that changed, none for any other': (happening) => {
    const { decision, before, after } = happening;
    const events = decision.outcome === 'APPLIED' ? decision.events : [];
    const told = events.map((event) => (event.aggregate === 'target' ? 'target' : event.releaseId)).sort();
    const changed = pairs(happening).filter(({ was, is }) => !same(was, is));
    const touched = [
      ...changed.map(({ is }) => is.id),
      ...(same(before.target, after.target) ? [] : ['target']),
    ].sort();
    check(same(told, touched), `told of ${told.join()}, changed ${touched.join()}`);
    check(decision.outcome !== 'APPLIED' || events.length > 0, 'applied without an event');
  },

  'I14 only an open review has a deadline, and keeps the one it was given': (happening) => {
    for (const { was, is } of pairs(happening)) {
      const step = nextStep({ release: is, targetRevision: happening.after.target.revision });
      const review = openReviewOf(is);
      if (step.do === 'command' && step.command.type !== 'apply')
        check(step.dueAtMs === review?.expiresAtMs, 'deadline');
      if (isGray(is)) check(step.do === 'wait', 'a deadline while gray');
      const earlier = was === undefined ? null : openReviewOf(was);
      if (earlier?.id === review?.id) check(same(earlier, review), 'an open review has changed');
    }
  },

  'I16 100 % is Full Release, and Full Release is 100 %': ({ after }) => {
    for (const release of after.releases) check((bpOf(release) === 10_000) === isFull(release), release.id);
  },

  'a rollback never leads to a release that was rolled back, and never to one taken offline': ({ after }) => {
    const { retained, baseline } = after.target;
    check(retained.length <= 5 && new Set(retained.map((one) => one.releaseId)).size === retained.length, 'retained');
    for (const { releaseId } of retained) {
      const kept = after.releases.find((one) => one.id === releaseId);
      check(kept !== undefined && endingOf(kept) === 'SUPERSEDED' && releaseId !== baseline?.releaseId, releaseId);
    }
  },

  'a suspended target serves nothing and has nothing under way': ({ after: { target, releases } }) => {
    if (target.suspension === null) return;
    check(target.baseline === null && target.candidate === null && target.retained.length === 0, 'it serves');
    check(
      releases.every((one) => isFinal(one) || one.state.status === 'CREATED'),
      'something is under way',
    );
  },

  'testers stand for releases up to pilot testing, and see them in it only': ({ after: { target, releases } }) => {
    for (const pilot of target.pilots) {
      const status = releases.find((one) => one.id === pilot.releaseId)?.state.status ?? 'none';
      check(['CREATED', 'UNDER_REVIEW', 'PILOT_TESTING'].includes(status), `testers of a release in ${status}`);
      check(pilot.active === (status === 'PILOT_TESTING'), `testers of a release in ${status} are active`);
    }
    const testing = releases.filter((one) => one.state.status === 'PILOT_TESTING');
    check(
      testing.every((one) => target.pilots.some((pilot) => pilot.releaseId === one.id)),
      'a pilot without testers',
    );
  },

  'nobody approves what he asked for, or after it expired': ({ before, command, context, decision, releaseId }) => {
    if (command?.type !== 'approve' && command?.type !== 'approveOffline') return;
    if (decision.outcome !== 'APPLIED') return;
    const release = before.releases.find((one) => one.id === releaseId);
    const review = release === undefined ? null : openReviewOf(release);
    if (review === null) throw new Error('approved without a review');
    check(context.receivedAtMs < review.expiresAtMs, 'too late');
    check(review.requestedBy !== context.actor || before.app.policy.review.selfApproval, 'self-approval');
  },

  'a status is as old as its last change': (happening) => {
    for (const { was, is } of pairs(happening)) {
      const hasChanged = was?.state.status !== is.state.status;
      check(is.statusSinceMs === (was === undefined || hasChanged ? happening.context.atMs : was.statusSinceMs), is.id);
    }
  },

  'an ending names what took its place, and only finals have one': (happening) => {
    for (const { is } of pairs(happening)) {
      const successors = ['SUPERSEDED', 'ROLLED_BACK', 'TARGET_ROLLED_BACK', 'TARGET_TAKEN_OFFLINE'];
      if (!('ending' in is.state)) continue;
      const { reason, byRelease } = is.state.ending;
      check(successors.includes(reason) === (byRelease !== null), `${reason} by ${byRelease ?? 'none'}`);
      check(
        byRelease === null || happening.after.releases.some((one) => one.id === byRelease),
        'by an unknown release',
      );
    }
  },

  'what is refused or harmless changes nothing': ({ before, after, decision }) => {
    if (decision.outcome === 'APPLIED') return;
    check(same([before.target, before.releases], [after.target, after.releases]), decision.outcome);
  },
};

function pick(release: Release | undefined) {
  return { version: release?.version, salt: release?.salt, hashVersion: release?.hashVersion };
}
