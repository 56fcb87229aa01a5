/**
 * Releases whose exposure a change of a target lowers or completes. A super app with push must confirm these changes.
 */
import type { Target } from '../target/target.js';

export interface ExposureChange {
  /** Releases that served users and no longer do. */
  readonly fell: readonly string[];
  /** The release that now serves all users. A candidate's step is not here, because the release itself is APPLYING. */
  readonly rose: readonly string[];
}

export function exposureChange(before: Target, after: Target): ExposureChange {
  const left = servedReleases(after);
  const baseline = after.baseline?.releaseId;
  return {
    fell: servedReleases(before).filter((id) => !left.includes(id)),
    rose: baseline === undefined || baseline === before.baseline?.releaseId ? [] : [baseline],
  };
}

function servedReleases({ suspension, baseline, candidate, pilots }: Target): string[] {
  if (suspension !== null) return [];
  const served = [baseline, candidate, ...pilots.filter(({ active }) => active)];
  return served.flatMap((one) => (one === null ? [] : [one.releaseId]));
}
