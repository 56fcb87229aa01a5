/**
 * Why a release does not progress: what it waits for, in order, each with the command that clears it. Also warnings
 * about actions that are allowed but risky.
 */
import { planBlockers } from '../plan/plan-blockers.js';
import { automaticFullRejection } from '../review/decide-review.js';
import { availabilityOf, type Target } from '../target/target.js';
import { assertNever } from '../values/assert-never.js';
import type { Blocker, BlockerCode } from './blocker-types.js';
import type { ReleaseCommandType } from './command-catalog.js';
import { holderOf } from './decide-raise.js';
import type { Facts } from './facts.js';
import { blockingOf } from './freeze.js';
import type { Release } from './release.js';

export function blockersOf(facts: Facts, release: Release): Blocker[] {
  const { state, statusSinceMs } = release;
  const waiting = (code: BlockerCode, type: ReleaseCommandType, by: string | null = null): Blocker => ({
    code,
    sinceMs: statusSinceMs,
    by,
    clearedBy: { type },
  });
  switch (state.status) {
    case 'CREATED':
      return createdBlockers(facts, release, waiting('NOT_APPLIED', 'apply'));
    case 'UNDER_REVIEW':
      return [waiting('REVIEW_PENDING', 'approve', state.review.requestedBy)];
    case 'PILOT_TESTING':
      return [waiting('TESTING_NOT_COMPLETED', 'completeTesting')];
    case 'RELEASE_PREPARATION':
      return [waiting('TYPE_NOT_CHOSEN', 'chooseType'), ...raiseBlockers(facts, release), ...frozenBlockers(facts)];
    case 'GRAYSCALE_RELEASE':
      return [...grayBlockers(facts, release), ...planBlockers(release, facts.app.policy)];
    case 'FULL_RELEASE': {
      const request = state.offlineRequest;
      if (request === null) return [];
      const { requestedAtMs: sinceMs, requestedBy: by } = request;
      return [{ code: 'OFFLINE_REVIEW_PENDING', sinceMs, by, clearedBy: { type: 'approveOffline' } }];
    }
    case 'CANCELED':
    case 'ARCHIVED':
    case 'OFFLINE':
      return [];
    default:
      return assertNever(state);
  }
}

function createdBlockers(facts: Facts, release: Release, notApplied: Blocker): Blocker[] {
  const blockers: Blocker[] = [];
  const { suspension } = facts.target;
  if (suspension !== null)
    blockers.push({
      code: 'TARGET_SUSPENDED',
      sinceMs: suspension.sinceMs,
      by: suspension.by,
      clearedBy: { type: 'liftSuspension' },
    });
  const isAutomatic = release.state.status === 'CREATED' && release.state.automatic;
  if (!isAutomatic) blockers.push(notApplied);
  else if (automaticFullRejection(facts, release) !== null)
    blockers.push({ ...notApplied, code: 'VERSION_MUST_INCREASE' });
  return blockers;
}

function grayBlockers(facts: Facts, release: Release): Blocker[] {
  if (release.state.status !== 'GRAYSCALE_RELEASE') return [];
  const { phase } = release.state;
  switch (phase.name) {
    case 'READY':
    case 'SERVING':
      return [...raiseBlockers(facts, release), ...frozenBlockers(facts)];
    case 'APPLYING':
      return [{ code: 'STEP_IN_PROGRESS', sinceMs: phase.sinceMs, by: null, clearedBy: null }];
    case 'PAUSED':
      return [{ code: 'PAUSED', sinceMs: phase.sinceMs, by: phase.by, clearedBy: { type: 'resume' } }];
    default:
      return assertNever(phase);
  }
}

/** Change windows that are closed, as one blocker: it ends when all of them open. */
function frozenBlockers({ window, target }: Facts): Blocker[] {
  const { nextOpenAtMs: untilMs } = window;
  const windows = target.environment === 'production' ? blockingOf(window) : [];
  if (windows.length === 0) return [];
  const sinceMs = Math.min(...windows.map((one) => one.sinceMs));
  const by = windows.length === 1 ? (windows[0]?.by ?? null) : null;
  return [{ code: 'FROZEN', sinceMs, by, clearedBy: null, untilMs, windows }];
}

/** What blocks a release from a first or a further share. The first rule can also begin to hold while it serves one. */
function raiseBlockers({ target, app }: Facts, release: Release): Blocker[] {
  const blockers: Blocker[] = [];
  const holder = holderOf(target, release.id);
  if (app.policy.firstReleaseMustBeFull && availabilityOf(target) === 'NEVER_RELEASED')
    blockers.push({
      code: 'FIRST_RELEASE_MUST_BE_FULL',
      sinceMs: release.statusSinceMs,
      by: null,
      clearedBy: { type: 'fullRelease' },
    });
  if (holder !== null)
    blockers.push({
      code: 'TARGET_BUSY',
      sinceMs: holder.sinceMs,
      by: holder.owner,
      // The end of the holder clears it. A step of this release clears it only as a takeover.
      clearedBy: null,
      holder,
    });
  return blockers;
}

/** NO_BASELINE: users outside the gray group get nothing (E11). */
export type WarningCode = 'NO_BASELINE';

export function warningsOf(target: Target, release: Release): WarningCode[] {
  const { status } = release.state;
  const isGoingGray = status === 'RELEASE_PREPARATION' || status === 'GRAYSCALE_RELEASE';
  return isGoingGray && target.baseline === null ? ['NO_BASELINE'] : [];
}
