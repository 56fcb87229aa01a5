/** The state of a release or target before and after an event, as the trail shows it: small, flat, without the salt. */
import { percentOf } from '../../domain/values/percentage.js';
import { bpOf, confirmedBpOf, openReviewOf, type Release } from '../../domain/release/release.js';
import { availabilityOf, type Target } from '../../domain/target/target.js';

export type TrailView = Record<string, unknown>;

export function trailViewOfRelease(release: Release): TrailView {
  const { state } = release;
  return {
    status: state.status,
    phase: state.status === 'GRAYSCALE_RELEASE' ? state.phase.name : null,
    releaseType: release.type,
    percentage: percentOf(bpOf(release)),
    confirmedPercentage: percentOf(confirmedBpOf(release)),
    attempt: release.attempt,
    review: openReviewOf(release)?.id ?? null,
    ending: 'ending' in state ? state.ending : null,
    revision: release.revision,
  };
}

export function trailViewOfTarget(target: Target): TrailView {
  const { baseline, candidate } = target;
  return {
    availability: availabilityOf(target),
    baseline,
    candidate:
      candidate === null
        ? null
        : { releaseId: candidate.releaseId, version: candidate.version, percentage: percentOf(candidate.bp) },
    retained: target.retained.map((kept) => kept.releaseId),
    pilots: target.pilots.map(({ releaseId, active, testers }) => ({ releaseId, active, testers })),
    suspension: target.suspension,
    revision: target.revision,
  };
}
