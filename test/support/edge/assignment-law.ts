/** One million users on one thousand targets, and the version that the assignment algorithm selects for each user. */
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import { launchUser, prepareView, type PreparedView, resolve } from '../../../domain/serving/assign.js';
import { servingTargets } from './edge-world.js';

export const million = 1_000_000;

/** Shares from 0.01 % to 99.99 %, with and without testers, baselines and unknown hash versions. */
export function shapedTargets(revision: number): ServedTarget[] {
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

/** One user and one target for each number. Every target gets one thousand users. */
export const users = Array.from({ length: million }, (_, i) =>
  i % 3 === 0 ? `openid-${i}` : i % 3 === 1 ? String(i) : `oX${(i * 2654435761) >>> 0}-用户`,
);
const programs = Array.from({ length: 1000 }, (_, i) => `program-${i}`);

/** The selected version for each user. Null means no version. */
export class AssignmentLaw {
  readonly #views: PreparedView[];
  /** The answer for user i on target i modulo 1000. */
  readonly versions: readonly (string | null)[];

  constructor(known: readonly ServedTarget[]) {
    this.#views = known.map((target) => prepareView(target));
    this.versions = users.map((user, i) => this.version(i % 1000, user));
  }

  version(index: number, userKey: string): string | null {
    const decision = resolve(this.#views[index]!, launchUser(userKey));
    return decision.variant === 'unavailable' ? null : decision.version;
  }
}

/** Number of users whose answers differ. */
export function differences(
  law: AssignmentLaw,
  ask: (miniProgram: string, userKey: string) => string | null | undefined,
): number {
  let count = 0;
  for (let i = 0; i < million; i++) if (ask(programs[i % 1000]!, users[i]!) !== law.versions[i]) count += 1;
  return count;
}
