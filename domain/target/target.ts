/**
 * A target: mini program × target app × environment, the one place that knows who gets what.
 * Pure steps from one serving state to the next; each returns a new target at the same revision (evolve counts).
 */
import type { Environment } from '../registry/target-app.js';

export interface ServedRelease {
  readonly releaseId: string;
  readonly version: string;
}

/** The one release being rolled out. `bp` is 1…9999: no candidate rests at 0 or at everybody. */
export interface Candidate extends ServedRelease {
  readonly bp: number;
  readonly salt: string;
  readonly hashVersion: 1;
  readonly sinceMs: number;
  readonly owner: string;
}

/** A release whose testers see it while it is in pilot testing. The user keys themselves stand beside the target. */
export interface Pilot extends ServedRelease {
  readonly active: boolean;
  readonly testers: number;
}

export interface Suspension {
  readonly by: string;
  readonly reason: string;
  readonly sinceMs: number;
}

export interface Target {
  readonly miniProgram: string;
  readonly targetApp: string;
  readonly environment: Environment;
  readonly revision: number;
  readonly baseline: ServedRelease | null;
  readonly candidate: Candidate | null;
  /** Earlier baselines a rollback can go back to, newest first, at most `retainedBaselines`. */
  readonly retained: readonly ServedRelease[];
  readonly everReleased: boolean;
  readonly suspension: Suspension | null;
  readonly pilots: readonly Pilot[];
}

export type TargetKey = Pick<Target, 'miniProgram' | 'targetApp' | 'environment'>;

export type Availability = 'ONLINE' | 'OFFLINE_BY_OWNER' | 'SUSPENDED_BY_OPERATOR' | 'NEVER_RELEASED';

export const retainedBaselines = 5;
/** Testers a release may have. */
export const testersLimit = 1000;

export function emptyTarget(key: TargetKey): Target {
  return {
    miniProgram: key.miniProgram,
    targetApp: key.targetApp,
    environment: key.environment,
    revision: 0,
    baseline: null,
    candidate: null,
    retained: [],
    everReleased: false,
    suspension: null,
    pilots: [],
  };
}

export function availabilityOf(target: Target): Availability {
  if (target.suspension !== null) return 'SUSPENDED_BY_OPERATOR';
  if (target.baseline !== null) return 'ONLINE';
  return target.everReleased ? 'OFFLINE_BY_OWNER' : 'NEVER_RELEASED';
}

export function withCandidate(target: Target, candidate: Candidate): Target {
  return { ...target, candidate };
}

/** Frees the candidate if `releaseId` is it; a release that serves nobody frees nothing. */
export function withoutCandidate(target: Target, releaseId: string): Target {
  return target.candidate?.releaseId === releaseId ? { ...target, candidate: null } : target;
}

/** Everybody gets `served`; the baseline before it is retained for a rollback. */
export function withBaseline(target: Target, served: ServedRelease): Target {
  const retained = target.baseline === null ? target.retained : [target.baseline, ...target.retained];
  return {
    ...target,
    baseline: served,
    candidate: null,
    retained: retained.slice(0, retainedBaselines),
    everReleased: true,
  };
}

/**
 * Back to a retained baseline, carried by the rollback release `revival`. What lay between them is left behind with
 * the bad version, so a second rollback goes one further back.
 */
export function rolledBack(target: Target, to: ServedRelease, revival: ServedRelease): Target {
  const index = target.retained.findIndex((kept) => kept.releaseId === to.releaseId);
  return { ...target, baseline: revival, candidate: null, retained: target.retained.slice(index + 1) };
}

/** Nobody gets anything, and nothing removed may come back by rollback. */
export function takenOffline(target: Target): Target {
  return { ...target, baseline: null, candidate: null, retained: [] };
}

export function withPilotActive(target: Target, served: ServedRelease): Target {
  const known = target.pilots.find((pilot) => pilot.releaseId === served.releaseId);
  const pilot: Pilot = {
    releaseId: served.releaseId,
    version: served.version,
    active: true,
    testers: known?.testers ?? 0,
  };
  return {
    ...withoutPilot(target, served.releaseId),
    pilots: [...withoutPilot(target, served.releaseId).pilots, pilot],
  };
}

/** Sets how many testers a release has; none and not in testing leaves no trace. */
export function withTesters(target: Target, served: ServedRelease, testers: number): Target {
  const known = target.pilots.find((pilot) => pilot.releaseId === served.releaseId);
  const rest = withoutPilot(target, served.releaseId);
  const active = known?.active ?? false;
  if (testers === 0 && !active) return rest;
  const pilot: Pilot = { releaseId: served.releaseId, version: served.version, active, testers };
  return { ...rest, pilots: [...rest.pilots, pilot] };
}

export function withoutPilot(target: Target, releaseId: string): Target {
  if (target.pilots.every((pilot) => pilot.releaseId !== releaseId)) return target;
  return { ...target, pilots: target.pilots.filter((pilot) => pilot.releaseId !== releaseId) };
}
