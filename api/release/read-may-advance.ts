/** Whether a release may rise now: reads the change windows, and asks the domain. */
import type { MayAdvance } from '../../contracts/release/may-advance.js';
import type { ReleaseFacts } from '../../domain/release/facts.js';
import { advanceOf } from '../../domain/release/may-advance.js';
import { releaseView } from '../../domain/release/release-view.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { Database } from '../../store/database/database.js';
import { readWindows, wireBlocker } from './progress.js';

export async function readMayAdvance(db: Database['kysely'], facts: ReleaseFacts, nowMs: number): Promise<MayAdvance> {
  const { mayAdvance, increase, blockers, nextAtMs } = advanceOf(await readWindows(db, facts, nowMs), nowMs);
  const { id: release, status, phase, percentage, revision } = releaseView(facts.release);
  return {
    release,
    mayAdvance,
    ...(increase === null ? {} : { increase }),
    blockers: blockers.map(wireBlocker),
    ...(nextAtMs === null ? {} : { nextAt: isoTime(nextAtMs) }),
    status,
    phase,
    percentage,
    revision,
  };
}
