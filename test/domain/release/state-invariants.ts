/** The invariants of docs/state-machine.md that hold for one target: what is true of each state. */
import type { Command } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { nextStepOf } from '../../../domain/plan/plan.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf, isFinal, type Release } from '../../../domain/release/release.js';
import { check, type Invariant, isGray, same } from './invariant.js';
import { contextOf, factsOf, type World } from './world.js';

const isFull = ({ state }: Release): boolean => state.status === 'FULL_RELEASE';
const endingOf = ({ state }: Release) => ('ending' in state ? state.ending.reason : null);

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

export const stateInvariants: Record<string, Invariant> = {
  'I1 one candidate, one baseline, never the same': ({ after: { target, releases } }) => {
    const gray = releases.filter((one) => isGray(one) && bpOf(one) > 0).map((one) => one.id);
    check(same(gray, target.candidate === null ? [] : [target.candidate.releaseId]), `gray are ${gray.join()}`);
    const full = releases.filter(isFull).map((one) => one.id);
    check(same(full, target.baseline === null ? [] : [target.baseline.releaseId]), `full are ${full.join()}`);
  },

  'I2 the candidate serves more than 0 % and less than 100 %, as its release does': ({ after }) => {
    const { candidate } = after.target;
    if (candidate === null) return;
    const { bp, version, salt, hashVersion, releaseId } = candidate;
    check(Number.isInteger(bp) && bp > 0 && bp < 10_000, `the candidate is at ${bp}`);
    const release = after.releases.find((one) => one.id === releaseId);
    check(release !== undefined && bpOf(release) === bp, 'target and release disagree about the percentage');
    check(same({ version, salt, hashVersion }, pick(release)), 'target and release disagree about who comes first');
  },

  'I5 a version meets a target once': ({ after }) => {
    const versions = after.releases.filter((one) => one.kind === 'NORMAL').map((one) => one.version);
    check(new Set(versions).size === versions.length, `released are ${versions.join()}`);
  },

  'I9 what the system asks for by an id is not asked for again once it was applied': ({ after }) => {
    for (const release of after.releases) {
      const step = nextStep({ release, targetRevision: after.target.revision });
      // A plan whose step could not be decided is held instead.
      if (step.kind !== 'command' || !after.decided.includes(step.due.id)) continue;
      // Refused once, it waits: asking again at this revision would change nothing. Nor would a reminder that is late.
      const { actor, command } = step.due;
      // A policy that asks for reviews since then would let it apply. That waits for a person.
      if (command.type === 'apply' && after.app.policy.review.sandbox) continue;
      const decision = decide(factsOf(after, release.id), command, contextOf(after, actor));
      check(decision.outcome !== 'APPLIED', `${command.type} has an outcome, and would now be ${decision.outcome}`);
    }
  },

  'I11 every release that users get can be stopped': ({ after }) => {
    for (const release of after.releases)
      for (const stop of stopsOf(release))
        check(['APPLIED', 'NO_OP'].includes(outcomeOf(after, release.id, stop)), `${release.id} refuses ${stop.type}`);
    const isServing = after.target.baseline !== null || after.target.candidate !== null;
    if (!isServing) return;
    check(
      outcomeOf(after, null, { type: 'forceOffline', reason: 'stop' }) === 'APPLIED',
      'the target cannot be forced offline',
    );
  },

  'an approval is asked for in gray, for the next step only, and no step is due meanwhile': ({ after }) => {
    for (const { plan, state } of after.releases) {
      const open = openStepReviewOf(plan);
      if (open === null || plan === undefined) continue;
      const phase = state.status === 'GRAYSCALE_RELEASE' ? state.phase.name : null;
      check(phase !== null && phase !== 'APPLYING', `a step is asked for in ${String(phase)}`);
      check(nextStepOf(plan)?.id === open.step, 'another step than the next one is asked for');
      check(plan.due.atMs === null, 'a step is due before its approval');
      check((open.expiresAtMs === null) === (phase === 'PAUSED'), 'its clock runs while paused, or stands still');
    }
  },

  'I12 gray is for production': ({ after }) => {
    const isProduction = after.environment === 'production';
    check(isProduction || after.releases.every((one) => !isGray(one)), 'gray outside production');
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

  'testers belong to releases up to pilot testing, and get them only during it': ({ after: { target, releases } }) => {
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

  'an ending names what took its place, and only finals have one': ({ after }) => {
    for (const is of after.releases) {
      const successors = ['SUPERSEDED', 'ROLLED_BACK', 'TARGET_ROLLED_BACK', 'TARGET_TAKEN_OFFLINE'];
      if (!('ending' in is.state)) continue;
      const { reason, byRelease } = is.state.ending;
      check(successors.includes(reason) === (byRelease !== null), `${reason} by ${byRelease ?? 'none'}`);
      check(byRelease === null || after.releases.some((one) => one.id === byRelease), 'by an unknown release');
    }
  },
};

function pick(release: Release | undefined) {
  return { version: release?.version, salt: release?.salt, hashVersion: release?.hashVersion };
}
