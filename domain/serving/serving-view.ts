/** What a target serves, derived from the target, and the only form in which it is sent out. */
import type { ServedRelease, Target, TargetKey } from '../target/target.js';
import type { ServingView } from './assign.js';

/** One target at one revision. It holds salts and keys of testers: for back ends, not for phones. */
export type ServedTarget = TargetKey & ServingView & { readonly revision: number };

/** `testers`: user keys by release id. Only releases in pilot testing are shown to their testers. */
export function servingViewOf(target: Target, testers: Readonly<Record<string, readonly string[]>>): ServingView {
  const pilots = target.pilots.filter((pilot) => pilot.active);
  return viewOf({
    suspended: target.suspension !== null,
    baseline: target.baseline,
    candidate: target.candidate,
    pilots: pilots.map(({ releaseId, version }) => ({ releaseId, version, users: testers[releaseId] ?? [] })),
  });
}

/**
 * Copies only the fields that a decision needs. Stream, disk copy and push all send this form. A stored target also
 * holds its owner and times, and so do files of older versions.
 */
export function servedTargetOf(target: ServedTarget): ServedTarget {
  const { miniProgram, targetApp, environment, revision } = target;
  return { miniProgram, targetApp, environment, revision, ...viewOf(target) };
}

function viewOf({ suspended, baseline, candidate, pilots }: ServingView): ServingView {
  return {
    suspended,
    baseline: baseline === null ? null : releaseOf(baseline),
    candidate: candidate === null ? null : candidateOf(candidate),
    pilots: pilots.map((pilot) => ({ ...releaseOf(pilot), users: pilot.users })),
  };
}

function candidateOf(candidate: NonNullable<ServingView['candidate']>): NonNullable<ServingView['candidate']> {
  const { bp, salt, hashVersion } = candidate;
  return { ...releaseOf(candidate), bp, salt, hashVersion };
}

function releaseOf({ releaseId, version }: ServedRelease): ServedRelease {
  return { releaseId, version };
}
