/** Request limit of one token per second. A fixed window costs little and stops a client in an endless loop. */
import type { Grant } from './grants.js';

/** Undefined within `perSecond`; otherwise the seconds to wait. 0: no limit. */
export function secondsToWait(grant: Grant, perSecond: number, now: () => number): number | undefined {
  if (perSecond === 0) return undefined;
  const second = Math.floor(now() / 1000);
  if (grant.second !== second) {
    grant.second = second;
    grant.askedInSecond = 0;
  }
  grant.askedInSecond += 1;
  return grant.askedInSecond > perSecond ? 1 : undefined;
}
