/**
 * Who gets what at launch: the assignment algorithm, version 1, and the order of resolution on one target.
 * Data in, data out; reading targets and counting answers is the decision plane's work.
 */
import type { ServedRelease } from '../target/target.js';
import { compareVersionNumbers } from '../registry/version-number.js';
import { fmix32, murmur3 } from './murmur3.js';

/** The number of the algorithm below. It stands on each release and never changes in flight. */
export const hashVersion = 1;

const userSeed = 0x9747b28c;

/** One string hash a user, whatever the number of targets asked about. */
export function userHash(userKey: string): number {
  return murmur3(userKey, userSeed);
}

/** What sets one release's gray group apart from another's; once per release. */
export function targetSeed(salt: string): number {
  return murmur3(salt, 0);
}

/** The `h` of the algorithm: where a user stands between 0 and 2^32 - 1 in the order of joining one release. */
export function grayPosition(ofUser: number, seed: number): number {
  // Without the finaliser two releases would select the same users, or just the others.
  return fmix32(ofUser ^ seed);
}

/**
 * The positions below this are in: 0 … 2^32, a double. Strictly growing over the 10,001 steps of 0.01 %.
 * No step falls on a half, so every rounding rule gives the same number: `threshold(1)` is 429497.
 */
export function threshold(bp: number): number {
  return Math.round((bp / 10_000) * 2 ** 32);
}

/** Monotone by construction: who is in below one threshold is in below every higher one. */
export function isInGray(ofUser: number, seed: number, below: number): boolean {
  return grayPosition(ofUser, seed) < below;
}

/** What a target serves, as the decision plane knows it. */
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

/** The answer for one user on one target. `UNASSIGNED`: no user key, so no place in any gray group. */
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
  /** Undefined for who is no tester. `hash` is the `userHash` of the key. */
  find(userKey: string, hash: number): Answer | undefined;
}

/** A view made ready for many users: every answer it can give, made once and shared. */
export interface PreparedView<Answer = ServingDecision> {
  readonly suspended: Answer | null;
  /** Null when there is no tester at all. */
  readonly testers: TesterLookup<Answer> | null;
  readonly seed: number;
  /** 0 where nobody is in gray. */
  readonly threshold: number;
  readonly inGray: Answer;
  readonly others: Answer;
  readonly unassigned: Answer;
}

const suspendedDecision: ServingDecision = { variant: 'unavailable', reason: 'SUSPENDED' };
const noBaselineDecision: ServingDecision = { variant: 'unavailable', reason: 'NO_BASELINE' };

export function prepare(view: ServingView): PreparedView {
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
 * Suspended → unavailable; tester of a release in pilot testing → that; in the gray group → candidate; else the
 * baseline, and unavailable where there is none. To be asked once at launch and kept for the session.
 */
export function resolve(prepared: PreparedView, user: LaunchUser | null): ServingDecision {
  return user === null ? resolveKey(prepared, '', 0) : resolveKey(prepared, user.key, user.hash);
}

/** `resolve` without an object for the user: `hash` is the `userHash` of the key; the empty key is no user. */
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
  // A release selected by a newer algorithm: no guess at its group, everybody keeps the baseline.
  return candidate.hashVersion === hashVersion ? 'NOT_IN_GRAY' : 'HASH_VERSION_UNKNOWN';
}

function baselineDecision({ baseline }: ServingView, reason: BaselineReason): ServingDecision {
  return baseline === null ? noBaselineDecision : { variant: 'baseline', reason, ...served(baseline) };
}

/**
 * By user key, without a prototype; null when there is no tester at all. Who tests several releases gets the newest
 * version; the release id only makes the order total.
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
