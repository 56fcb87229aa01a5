/** What a target serves, taken from the target itself. */
import type { Target } from '../target/target.js';
import type { ServingView } from './assign.js';

/** `testers`: user keys by release id; only releases in pilot testing are shown to theirs. */
export function servingViewOf(target: Target, testers: Readonly<Record<string, readonly string[]>>): ServingView {
  const pilots = target.pilots.filter((pilot) => pilot.active);
  return {
    suspended: target.suspension !== null,
    baseline: target.baseline,
    candidate: target.candidate,
    pilots: pilots.map(({ releaseId, version }) => ({ releaseId, version, users: testers[releaseId] ?? [] })),
  };
}
