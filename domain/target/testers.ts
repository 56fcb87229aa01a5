/**
 * Pilot testers: user keys that see a release during pilot testing. Managed from creation to the end of pilot testing.
 */
import { type Decision, applied, noOp, rejected, targetEvent } from '../release/decision.js';
import type { Facts } from '../release/facts.js';
import { isFinalStatus, type Release } from '../release/release.js';
import { testersLimit, withTesters } from './target.js';

/** `present`: whether the user is a tester now. `count`: how many testers the release has now. */
export function decideTester(
  facts: Facts & { readonly release: Release },
  change: { readonly wanted: boolean; readonly present: boolean; readonly count: number },
): Decision {
  const { release, target } = facts;
  const { status } = release.state;
  if (isFinalStatus(status)) return rejected({ code: 'ALREADY_FINAL', status });
  if (status !== 'CREATED' && status !== 'UNDER_REVIEW' && status !== 'PILOT_TESTING') {
    const phase = release.state.status === 'GRAYSCALE_RELEASE' ? release.state.phase.name : null;
    return rejected({ code: 'WRONG_STATUS', command: 'testers', status, phase });
  }
  if (change.wanted === change.present) return noOp;
  if (change.wanted && change.count >= testersLimit) return rejected({ code: 'TOO_MANY_TESTERS', limit: testersLimit });
  const served = { releaseId: release.id, version: release.version };
  const next = withTesters(target, served, change.count + (change.wanted ? 1 : -1));
  return applied(targetEvent(target, 'TestersChanged', next));
}
