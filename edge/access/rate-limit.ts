/** How many requests one token may make in a second. A fixed window: cheap, and enough against a runaway client. */
import type { Grant } from './grants.js';

/** Undefined while within `perSecond`; else how many seconds to wait. 0 is no limit. */
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
