/** The filter of a list of releases, from its form in requests. */
import { sinceMs } from '../../contracts/http/common.js';
import type { ReleaseListQuery } from '../../contracts/release/release-list.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import type { ReleaseFilter } from '../../store/release/list-releases.js';

type ReadFilter = Pick<ReleaseListQuery, 'changedSince' | 'minPercentage'> & Omit<ReleaseFilter, 'readableFrom'>;

/** Only releases of which the principal may read either side. */
export function releaseFilter(filter: ReadFilter, readableFrom: readonly string[], nowMs: number): ReleaseFilter {
  const { changedSince, minPercentage, ...rest } = filter;
  return {
    ...rest,
    readableFrom,
    changedSinceMs: changedSince === undefined ? undefined : sinceMs(changedSince, nowMs),
    minBp: minPercentage === undefined ? undefined : bpOfPercent(minPercentage),
  };
}
