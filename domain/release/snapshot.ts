/**
 * What Temporal stores of a release: results of activities, `changed` signals. Histories are readable for every user of
 * the namespace, so a snapshot has no salt. With the salt, a reader could compute who is in the gray group.
 */
import type { ShownRelease } from './release.js';

/** The compiler refuses a `Release` here, because that one has a salt. */
export type WorkflowRelease = ShownRelease & { readonly salt?: never; readonly hashVersion?: never };

/** What a workflow keeps of its release; the target's revision tells it when a refused step is worth another try. */
export interface ReleaseSnapshot {
  readonly release: WorkflowRelease;
  readonly targetRevision: number;
}

/** Copies the listed fields only: a new field of `Release` stays out of histories until it is listed here. */
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
