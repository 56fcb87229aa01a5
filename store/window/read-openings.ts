/** The change windows ahead of a release: for the timeline of its plan, and for a simulation. Without locks. */
import type { Kysely } from 'kysely';
import type { Opening, WindowState } from '../../domain/release/freeze.js';
import type { TargetKey } from '../../domain/target/target.js';
import { openingsOf } from '../../domain/window/openings.js';
import type { Span } from '../../domain/window/occurrences.js';
import type { CoveringWindow } from '../../domain/window/window-state.js';
import type { Schema } from '../database/schema.js';
import { listOpenExemptions, type OpenExemption } from './exemptions.js';
import { readCoveringWindows, windowStateAt } from './window-state.js';

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
const kept = new Map<string, readonly Span[]>();

export interface Openings {
  /** The state now. */
  readonly window: WindowState;
  readonly windowAt: (atMs: number) => Opening;
}

/** The state of the change windows now and at later instants. Keeps the spans of windows for the next call. */
export async function readOpenings(
  db: Kysely<Schema>,
  release: TargetKey & { readonly id: string },
  atMs: number,
): Promise<Openings> {
  const ahead = await readWindowsAhead(db, release);
  if (kept.size > mostKept) kept.clear();
  return { window: windowStateAt(ahead, atMs), windowAt: openingsOf(ahead.windows, ahead.exemptions, kept) };
}
