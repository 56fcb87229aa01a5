/**
 * Who gets what at launch: the assignment algorithm, version 1, and the order of resolution on one target. Pure. The
 * decision plane reads targets and counts answers.
 */
import type { ServedRelease } from '../target/target.js';
import { compareVersionNumbers } from '../registry/version-number.js';
import { fmix32, murmur3 } from '../values/murmur3.js';

/** The version of the algorithm below. It is stored on each release and never changes in flight. */
export const hashVersion = 1;

const userSeed = 0x9747b28c;

/** One string hash per user, for any number of targets. */
export function userHash(userKey: string): number {
  return murmur3(userKey, userSeed);
}

/** The part of the hash that differs between releases. Computed once per release. */
export function targetSeed(salt: string): number {
  return murmur3(salt, 0);
}

/** The `h` of the algorithm: a user's position between 0 and 2^32 - 1 in the order of joining one release. */
export function grayPosition(ofUser: number, seed: number): number {
  // Without the finaliser two releases would select the same users, or exactly the others.
  return fmix32(ofUser ^ seed);
}

/**
 * Users at positions below this value are in the gray group: 0 … 2^32, a double. Strictly increasing over the 10,001
 * steps of 0.01 %. No step falls on a half, so every rounding rule gives the same number: `threshold(1)` is 429497.
 */
export function threshold(bp: number): number {
  return Math.round((bp / 10_000) * 2 ** 32);
}

/** Monotone: a user below one threshold is below every higher one. */
export function isInGray(ofUser: number, seed: number, below: number): boolean {
  return grayPosition(ofUser, seed) < below;
}

/** What a target serves, as loaded by the decision plane. */
export interface ServingView {
  readonly suspended: boolean;
  readonly baseline: ServedRelease | null;
  /** `bp` 0 … 10000; `hashVersion` as stored, which may be newer than this code. */
  readonly candidate:
    | (ServedRelease & { readonly bp: number; readonly salt: string; readonly hashVersion: number })
    | null;
  /** Releases in pilot testing with the keys of their testers, in any order. */
  readonly pilots: readonly (ServedRelease & { readonly users: readonly string[] })[];
}

export type Variant = 'pilot' | 'candidate' | 'baseline' | 'unavailable';

/** The answer for one user on one target. `UNASSIGNED`: no user key, so no position in any gray group. */
export type ServingDecision =
  | (ServedRelease & { readonly variant: 'pilot'; readonly reason: 'TESTER' })
  | (ServedRelease & { readonly variant: 'candidate'; readonly reason: 'IN_GRAY' })
  | (ServedRelease & {
      readonly variant: 'baseline';
      readonly reason: 'NO_CANDIDATE' | 'NOT_IN_GRAY' | 'UNASSIGNED' | 'HASH_VERSION_UNKNOWN';
    })
  | { readonly variant: 'unavailable'; readonly reason: 'SUSPENDED' | 'NO_BASELINE' };

/** A user at launch, hashed once for all targets. */
export interface LaunchUser {
  readonly key: string;
  readonly hash: number;
}

/** Null for a missing or empty key: such a user is unassigned. */
export function launchUser(userKey: string | null | undefined): LaunchUser | null {
  if (userKey === null || userKey === undefined || userKey === '') return null;
  return { key: userKey, hash: userHash(userKey) };
}

export interface TesterLookup<Answer> {
  /** Undefined for a user who is not a tester. `hash`: the `userHash` of the key. */
  find(userKey: string, hash: number): Answer | undefined;
}

/** A view prepared for many users: every possible answer is created once and shared. */
export interface PreparedView<Answer = ServingDecision> {
  readonly suspended: Answer | null;
  /** Null when there are no testers. */
  readonly testers: TesterLookup<Answer> | null;
  readonly seed: number;
  /** 0 when no user is in gray. */
  readonly threshold: number;
  readonly inGray: Answer;
  readonly others: Answer;
  readonly unassigned: Answer;
}

const suspendedDecision: ServingDecision = { variant: 'unavailable', reason: 'SUSPENDED' };
const noBaselineDecision: ServingDecision = { variant: 'unavailable', reason: 'NO_BASELINE' };

export function prepareView(view: ServingView): PreparedView {
  const { candidate } = view;
  const others = baselineDecision(view, whyNotCandidate(view));
  const testers = testersOf(view);
  const isKnown = candidate !== null && candidate.hashVersion === hashVersion;
  return {
    suspended: view.suspended ? suspendedDecision : null,
    testers: testers === null ? null : { find: (userKey) => testers[userKey] },
    seed: isKnown ? targetSeed(candidate.salt) : 0,
    threshold: isKnown ? threshold(candidate.bp) : 0,
    inGray: candidate === null ? others : { variant: 'candidate', reason: 'IN_GRAY', ...served(candidate) },
    others,
    unassigned: baselineDecision(view, 'UNASSIGNED'),
  };
}

/**
 * Suspended: unavailable. Tester of a release in pilot testing: that release. In the gray group: the candidate.
 * Otherwise the baseline, and unavailable where there is none. Call it once at launch and keep the answer for the
 * session.
 */
export function resolve(prepared: PreparedView, user: LaunchUser | null): ServingDecision {
  return user === null ? resolveKey(prepared, '', 0) : resolveKey(prepared, user.key, user.hash);
}

/** `resolve` without an object for the user. `hash`: the `userHash` of the key. An empty key means no user. */
export function resolveKey<Answer>(prepared: PreparedView<Answer>, userKey: string, hash: number): Answer {
  if (prepared.suspended !== null) return prepared.suspended;
  if (userKey === '') return prepared.unassigned;
  if (prepared.testers !== null) {
    const asTester = prepared.testers.find(userKey, hash);
    if (asTester !== undefined) return asTester;
  }
  return isInGray(hash, prepared.seed, prepared.threshold) ? prepared.inGray : prepared.others;
}

type BaselineReason = Extract<ServingDecision, { variant: 'baseline' }>['reason'];

function whyNotCandidate({ candidate }: ServingView): BaselineReason {
  if (candidate === null) return 'NO_CANDIDATE';
  // A release selected by a newer algorithm: its gray group is unknown, so every user keeps the baseline.
  return candidate.hashVersion === hashVersion ? 'NOT_IN_GRAY' : 'HASH_VERSION_UNKNOWN';
}

function baselineDecision({ baseline }: ServingView, reason: BaselineReason): ServingDecision {
  return baseline === null ? noBaselineDecision : { variant: 'baseline', reason, ...served(baseline) };
}

/**
 * By user key, without a prototype. Null when there are no testers. A tester of several releases gets the newest
 * version. The release id only makes the order total.
 */
export function testersOf({ pilots }: ServingView): Readonly<Record<string, ServingDecision>> | null {
  if (pilots.every((pilot) => pilot.users.length === 0)) return null;
  const oldestFirst = [...pilots].sort(
    (a, b) => compareVersionNumbers(a.version, b.version) || (a.releaseId < b.releaseId ? -1 : 1),
  );
  const testers = Object.create(null) as Record<string, ServingDecision>;
  for (const pilot of oldestFirst) {
    const decision: ServingDecision = { variant: 'pilot', reason: 'TESTER', ...served(pilot) };
    for (const user of pilot.users) testers[user] = decision;
  }
  return testers;
}

function served({ releaseId, version }: ServedRelease): ServedRelease {
  return { releaseId, version };
}
