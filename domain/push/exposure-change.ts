/** Whose exposure a change of a target lowers or completes: what a super app that is told must confirm. */
import type { Target } from '../target/target.js';

export interface ExposureChange {
  /** Releases that were served to somebody and no longer are. */
  readonly fell: readonly string[];
  /** The release that is newly everybody's. A step of a candidate is not here: the release itself is APPLYING. */
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
