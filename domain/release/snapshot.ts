/**
 * What Temporal stores of a release: activity results and `changed` signals. Every user of the namespace can read
 * histories, so a snapshot has no salt. With the salt, a reader could compute who is in the gray group.
 */
import type { ShownRelease } from './release.js';

/** The compiler refuses a `Release` here because it has a salt. */
export type WorkflowRelease = ShownRelease & { readonly salt?: never; readonly hashVersion?: never };

/** What a workflow keeps of its release. A new revision of the target permits another try of a rejected step. */
export interface ReleaseSnapshot {
  readonly release: WorkflowRelease;
  readonly targetRevision: number;
}

/** Copies listed fields only. A new field of `Release` stays out of histories until it is listed here. */
export function snapshotOf(release: ShownRelease, targetRevision: number): ReleaseSnapshot {
  const { id, kind, miniProgram, version, targetApp, environment, createdBy, createdAtMs } = release;
  const { type, attempt, steps, revision, statusSinceMs, state } = release;
  return {
    release: {
      ...{ id, kind, miniProgram, version, targetApp, environment, createdBy, createdAtMs },
      ...{ type, attempt, steps, revision, statusSinceMs, state },
    },
    targetRevision,
  };
}
