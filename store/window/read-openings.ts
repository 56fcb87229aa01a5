/** The change windows ahead of a release: for the timeline of its plan, and for a simulation. Without locks. */
import type { Kysely } from 'kysely';
import type { Opening } from '../../domain/release/freeze.js';
import type { TargetKey } from '../../domain/target/target.js';
import { type KeptSpans, openingsOf } from '../../domain/window/openings.js';
import type { CoveringWindow } from '../../domain/window/window-state.js';
import type { Schema } from '../database/schema.js';
import { listOpenExemptions, type OpenExemption } from './exemptions.js';
import { readCoveringWindows } from './window-state.js';

interface WindowsAhead {
  readonly windows: readonly CoveringWindow[];
  /** Of the release. */
  readonly exemptions: readonly OpenExemption[];
}

export async function readWindowsAhead(
  db: Kysely<Schema>,
  release: TargetKey & { readonly id: string },
): Promise<WindowsAhead> {
  const windows = await readCoveringWindows(db, release);
  const ids = windows.map(({ id }) => id);
  const exemptions = await listOpenExemptions(db, ids);
  return { windows, exemptions: exemptions.filter(({ releaseId }) => releaseId === release.id) };
}

/** Most spans that are kept; beyond it all are computed again. */
const mostKept = 10_000;
let kept: KeptSpans = {};

/** The state of the change windows at an instant. Keeps the spans of windows for the next call. */
export async function readOpenings(
  db: Kysely<Schema>,
  release: TargetKey & { readonly id: string },
): Promise<(atMs: number) => Opening> {
  const { windows, exemptions } = await readWindowsAhead(db, release);
  if (Object.keys(kept).length > mostKept) kept = {};
  return openingsOf(windows, exemptions, kept);
}
