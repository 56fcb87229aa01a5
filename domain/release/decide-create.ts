/** Creating a release of a version for a target (T1). */
import type { Environment } from '../registry/target-app.js';
import { applied, type Decision, rejected } from './decision.js';
import type { Facts } from './facts.js';
import type { Release, ReleaseStatus } from './release.js';

export interface WantedRelease {
  readonly id: string;
  readonly salt: string;
  readonly miniProgram: string;
  readonly version: string;
  readonly targetApp: string;
  readonly environment: Environment;
  readonly createdBy: string;
  readonly atMs: number;
}

/** `earlier`: the release of this version on this target, if there was one, with any ending. */
export function decideCreate(
  facts: Facts,
  wanted: WantedRelease,
  earlier: { readonly id: string; readonly status: ReleaseStatus } | null,
): Decision {
  const { app, target } = facts;
  if (!app.environments.includes(wanted.environment))
    return rejected({ code: 'ENVIRONMENT_NOT_OFFERED', environment: wanted.environment, offered: app.environments });
  if (earlier !== null)
    return rejected({ code: 'VERSION_ALREADY_RELEASED_TO_TARGET', releaseId: earlier.id, status: earlier.status });
  if (target.suspension !== null) return rejected({ code: 'TARGET_SUSPENDED', ...target.suspension });
  const { id, salt, miniProgram, version, targetApp, environment, createdBy, atMs } = wanted;
  const created: Release = {
    id,
    kind: 'NORMAL',
    miniProgram,
    version,
    targetApp,
    environment,
    createdBy,
    createdAtMs: atMs,
    salt,
    hashVersion: 1,
    type: null,
    attempt: 1,
    steps: [],
    revision: 1,
    statusSinceMs: atMs,
    // Only production releases are applied by users (E12).
    state: { status: 'CREATED', automatic: environment !== 'production' },
  };
  return applied({ aggregate: 'release', type: 'ReleaseCreated', releaseId: id, reason: null, created });
}
