/** What a change window would do before it is saved: its next times, and the plans whose timeline it changes. */
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { windowPreviewSchema } from '../../contracts/window/change-windows.js';
import { freezesOf } from '../../domain/plan/opening-spread.js';
import { momentOf } from '../../domain/plan/plan-clock.js';
import { type ComingStep, firstMoved, opensAtMs, type TimelineChange, timelineOf } from '../../domain/plan/timeline.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { nextOccurrences } from '../../domain/window/occurrences.js';
import { type KeptSpans, openingsOf } from '../../domain/window/openings.js';
import type { CoveringWindow } from '../../domain/window/window-state.js';
import { type ChangeWindow, coversTarget } from '../../domain/window/window.js';
import { type CoveredPlan, readCoveredPlans } from '../../store/window/covered-plans.js';
import type { ApiDeps } from '../deps.js';
import { occurrenceBody } from './window-body.js';

type Preview = z.input<typeof windowPreviewSchema>;

interface Previewed {
  readonly window: ChangeWindow;
  /** The window that it would replace. Null: it is a new one. */
  readonly replaced: ChangeWindow | null;
  readonly readableFrom: readonly string[];
  readonly nowMs: number;
}

const mostShown = 50;
/** Plans beyond it are not compared. */
const mostCompared = 200;

export async function windowPreview(db: ApiDeps['database']['kysely'], previewed: Previewed): Promise<Preview> {
  const { window, replaced, readableFrom, nowMs } = previewed;
  const scopes = [window, ...(replaced === null ? [] : [replaced])].map(({ scope }) => scope);
  const of = { workspaceId: window.workspaceId, scopes, readableFrom };
  const { plans, covered } = await readCoveredPlans(db, of, mostCompared + 1);
  const kept: KeptSpans = new Map();
  const moved: Preview['releases'] = [];
  for (const one of plans.slice(0, mostCompared)) {
    // Other requests pass in between.
    await setImmediate();
    const change = changeOf(one, previewed, kept);
    if (change !== null) moved.push(movedBody(one, change));
  }
  return {
    occurrences: nextOccurrences(window, nowMs, 10).map(occurrenceBody),
    releases: moved.slice(0, mostShown),
    others: covered - moved.length,
    ...(moved.length > mostShown || plans.length > mostCompared ? { more: true as const } : {}),
  };
}

function changeOf(
  covered: CoveredPlan,
  { window, replaced, nowMs }: Previewed,
  kept: KeptSpans,
): TimelineChange | null {
  const { release, app, windows, exemptions, owners } = covered;
  // A change of windows has the wait for them computed again.
  const plan = { ...release.plan, frozen: null };
  const timelineIn = (some: readonly CoveringWindow[]): ComingStep[] =>
    timelineOf(plan, release, momentOf({ app }, { atMs: nowMs }), {
      frozenAt: freezesOf({ release, app }, openingsOf(some, exemptions, kept)),
    });
  const others = windows.filter(({ id }) => id !== replaced?.id);
  const isIn = window.enabled && coversTarget(window, release, owners);
  return firstMoved(timelineIn(windows), timelineIn(isIn ? [...others, { ...window, sides: [] }] : others));
}

function movedBody({ release }: CoveredPlan, { before, after }: TimelineChange): Preview['releases'][number] {
  const { id, miniProgram, version, targetApp, state } = release;
  const { step } = before;
  const timeOf = (coming: ComingStep): string | null => {
    const atMs = opensAtMs(coming);
    return atMs === null ? null : isoTime(atMs);
  };
  return {
    id,
    miniProgram,
    version,
    targetApp,
    status: state.status,
    change: { step: step.id, percentage: percentOf(step.bp), before: timeOf(before), after: timeOf(after) },
  };
}
