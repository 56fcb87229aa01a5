/**
 * A target: mini program × target app × environment. It holds the serving state that decides which release each user
 * gets. Pure functions from one state to the next. Each keeps the revision, because `evolve` counts it.
 */
import type { Environment } from '../registry/target-app.js';

export interface ServedRelease {
  readonly releaseId: string;
  readonly version: string;
}

/** The release that is being rolled out. `bp` is 1…9999: a candidate is never at 0 % or 100 %. */
export interface Candidate extends ServedRelease {
  readonly bp: number;
  readonly salt: string;
  readonly hashVersion: 1;
  readonly sinceMs: number;
  readonly owner: string;
}

/** A release that its testers see while it is in pilot testing. The user keys are stored beside the target. */
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
  /** Earlier baselines that a rollback can restore, newest first, at most `retainedBaselines`. */
  readonly retained: readonly ServedRelease[];
  readonly everReleased: boolean;
  readonly suspension: Suspension | null;
  readonly pilots: readonly Pilot[];
}

export type TargetKey = Pick<Target, 'miniProgram' | 'targetApp' | 'environment'>;

/** The name of a target as an aggregate. Ids contain no slash, so the text is unambiguous. */
export function targetName(key: TargetKey): string {
  return `${key.miniProgram}/${key.targetApp}/${key.environment}`;
}

export type Availability = 'ONLINE' | 'OFFLINE_BY_OWNER' | 'SUSPENDED_BY_OPERATOR' | 'NEVER_RELEASED';

export const retainedBaselines = 5;
/** Maximum number of testers of a release. */
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

/** Removes the candidate if it is `releaseId`. Any other release changes nothing. */
export function withoutCandidate(target: Target, releaseId: string): Target {
  return target.candidate?.releaseId === releaseId ? { ...target, candidate: null } : target;
}

/** All users get `served`. The previous baseline is retained for a rollback. */
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
 * Restores a retained baseline, served by `rollbackRelease`. Newer baselines are dropped with the bad version. So a
 * second rollback goes one further back.
 */
export function restoreBaseline(target: Target, to: ServedRelease, rollbackRelease: ServedRelease): Target {
  const index = target.retained.findIndex((kept) => kept.releaseId === to.releaseId);
  return { ...target, baseline: rollbackRelease, candidate: null, retained: target.retained.slice(index + 1) };
}

/** No user gets anything, and no rollback can restore what was removed. */
export function dropBaselines(target: Target): Target {
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

/** Sets the number of testers of a release. An entry with no testers and not in testing is removed. */
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
