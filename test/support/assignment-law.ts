/** A million users on a thousand targets, and what the algorithm itself shows each of them. */
import type { ServingTarget } from '../../contracts/serving/serving.js';
import { launchUser, prepare, type PreparedView, resolve } from '../../domain/serving/assign.js';
import { servingTargets } from './edge-world.js';

export const million = 1_000_000;

/** Shares from 0.01 % to 99.99 %, with and without testers, baselines, hash versions that nobody knows. */
export function shapedTargets(revision: number): ServingTarget[] {
  return servingTargets(1000, { revision }).map((target, i) => ({
    ...target,
    candidate: target.candidate && {
      ...target.candidate,
      bp: 1 + ((i * 37 + revision * 311) % 9999),
      hashVersion: i % 50 === 9 ? 2 : 1,
    },
    baseline: i % 20 === 3 ? null : target.baseline,
    pilots: i % 10 === 4 ? [{ releaseId: 'pilot', version: '9.9.9', users: ['openid-5', `user-${i}`] }] : [],
    suspended: i % 100 === 77,
  }));
}

/** A user and a target for each number; every target meets a thousand users. */
export const users = Array.from({ length: million }, (_, i) =>
  i % 3 === 0 ? `openid-${i}` : i % 3 === 1 ? String(i) : `oX${(i * 2654435761) >>> 0}-用户`,
);
const programs = Array.from({ length: 1000 }, (_, i) => `program-${i}`);

/** What the algorithm says: the version that is shown, null for none. */
export class AssignmentLaw {
  readonly #views: PreparedView[];
  /** For user i on target i modulo 1000. */
  readonly versions: readonly (string | null)[];

  constructor(known: readonly ServingTarget[]) {
    this.#views = known.map((target) => prepare(target));
    this.versions = users.map((user, i) => this.version(i % 1000, user));
  }

  version(index: number, userKey: string): string | null {
    const decision = resolve(this.#views[index]!, launchUser(userKey));
    return decision.variant === 'unavailable' ? null : decision.version;
  }
}

/** How many users an answer differs for. */
export function differences(
  law: AssignmentLaw,
  ask: (miniProgram: string, userKey: string) => string | null | undefined,
): number {
  let count = 0;
  for (let i = 0; i < million; i++) if (ask(programs[i % 1000]!, users[i]!) !== law.versions[i]) count += 1;
  return count;
}
