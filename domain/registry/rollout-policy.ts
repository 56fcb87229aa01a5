/**
 * How plans raise releases on a target app: a part of its policy. Times are durations of ISO 8601, as users write them.
 * A policy that was stored by an older program has none of it, and gets the defaults.
 */
import { isoDuration, parseDuration } from '../values/duration.js';
import { dayMs, hourMs } from '../values/time-units.js';

export interface RolloutPolicy {
  /** From the confirmation of a step until its users have it. Its bake begins then. */
  readonly propagationLag: string;
  /** The shortest bake before an automatic step. */
  readonly minBake: string;
  /** After a resume, no automatic step comes earlier than this. */
  readonly resumeGrace: string;
  /** An IANA name. By its clocks a coming step is at night or at a weekend. */
  readonly zone: string;
  /** A step that change windows put off comes within this time after their opening, each release at another. */
  readonly openingSpread: string;
  /** Percent. From here on an increase needs an approval: see `approval-policy.ts`. Null: it needs none by policy. */
  readonly approvalFrom: number | null;
}

export const defaultRollout: RolloutPolicy = {
  propagationLag: 'PT0S',
  minBake: 'PT5M',
  resumeGrace: 'PT15M',
  zone: 'UTC',
  openingSpread: 'PT5M',
  approvalFrom: null,
};

export const rolloutTimeNames = ['propagationLag', 'minBake', 'resumeGrace', 'openingSpread'] as const;
export type RolloutTimeName = (typeof rolloutTimeNames)[number];

const secondMs = 1_000;

/** Bakes of seconds show users nothing. They are for an app on which plans and pipelines are tried. */
export const rolloutBounds: Readonly<Record<RolloutTimeName, { readonly leastMs: number; readonly mostMs: number }>> = {
  propagationLag: { leastMs: 0, mostMs: dayMs },
  minBake: { leastMs: secondMs, mostMs: 30 * dayMs },
  resumeGrace: { leastMs: 0, mostMs: dayMs },
  openingSpread: { leastMs: 0, mostMs: hourMs },
};

/** In milliseconds, for decisions. */
export interface RolloutTimes {
  readonly propagationLagMs: number;
  readonly minBakeMs: number;
  readonly resumeGraceMs: number;
  readonly openingSpreadMs: number;
}

export function rolloutTimes(rollout: RolloutPolicy): RolloutTimes {
  const { propagationLag, minBake, resumeGrace, openingSpread } = rollout;
  return {
    propagationLagMs: parseDuration(propagationLag) ?? 0,
    minBakeMs: parseDuration(minBake) ?? 0,
    resumeGraceMs: parseDuration(resumeGrace) ?? 0,
    openingSpreadMs: parseDuration(openingSpread) ?? 0,
  };
}

export type RolloutChange = { readonly [Part in keyof RolloutPolicy]?: RolloutPolicy[Part] | undefined };

/** Absent parts keep their value. A duration is kept in its usual form, so that PT60M is no change of PT1H. */
export function mergeRollout(rollout: RolloutPolicy, change: RolloutChange = {}): RolloutPolicy {
  const time = (name: RolloutTimeName): string => isoDuration(parseDuration(change[name] ?? rollout[name]) ?? 0);
  return {
    propagationLag: time('propagationLag'),
    minBake: time('minBake'),
    resumeGrace: time('resumeGrace'),
    zone: change.zone ?? rollout.zone,
    openingSpread: time('openingSpread'),
    approvalFrom: change.approvalFrom === undefined ? rollout.approvalFrom : change.approvalFrom,
  };
}
