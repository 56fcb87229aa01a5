/**
 * Decides how far the automatic steps of many plans lie apart, which would otherwise be due at the same instant. That
 * is after an opening of the change windows, and after an outage. Derived from the release, so that each decision finds
 * the same.
 */
import { rolloutTimes } from '../registry/rollout-policy.js';
import type { TargetApp } from '../registry/target-app.js';
import { blockingOf, type Opening } from '../release/freeze.js';
import type { Release } from '../release/release.js';
import { murmur3 } from '../values/murmur3.js';
import type { Plan } from './plan.js';

const seed = 0x5eed0;

export interface SpreadOf {
  readonly release: Pick<Release, 'id'>;
  readonly app: Pick<TargetApp, 'policy'>;
}

/** Less than `openingSpread`, and less than a tenth of the time from `fromMs` until the target closes again. */
export function spreadMsOf(
  { release, app, window }: SpreadOf & { readonly window: Pick<Opening, 'closesAtMs'> },
  fromMs: number | null,
): number {
  const { openingSpreadMs } = rolloutTimes(app.policy.rollout);
  const closesAtMs = window.closesAtMs ?? null;
  const tenthMs = closesAtMs === null || fromMs === null ? Infinity : (closesAtMs - fromMs) / 10;
  const share = murmur3(release.id, seed) / 2 ** 32;
  return Math.floor(share * Math.max(0, Math.min(openingSpreadMs, tenthMs)));
}

/** From when on change windows let the next step pass. Null: not known. */
export function passableFromMs(frozen: Plan['frozen']): number | null {
  if (frozen === null) return 0;
  return frozen.untilMs === null ? null : frozen.untilMs + (frozen.spreadMs ?? 0);
}

/**
 * The wait for the opening that is next or has begun, at `atMs`. The spread of one wait never grows, and the time in
 * which the target was open counts. So no change of the windows puts a step off by more than the freezes themselves.
 */
export function waitForOpening(
  facts: SpreadOf & { readonly window: Omit<Opening, 'blocking'> },
  { frozen }: Pick<Plan, 'frozen'>,
  atMs: number,
): NonNullable<Plan['frozen']> {
  const { open, nextOpenAtMs } = facts.window;
  const untilMs = open ? atMs : nextOpenAtMs;
  return { untilMs, spreadMs: Math.min(spreadMsOf(facts, untilMs), restOf(frozen, atMs)) };
}

/** The wait of a step that is due at an instant. Null: it passes then. `isNext`: before all others of its plan. */
export type FrozenAt = (atMs: number, isNext: boolean) => Plan['frozen'];

/** For a timeline. An exemption covers one increase, so that only the next step can have one. */
export function freezesOf(facts: SpreadOf, windowAt: (atMs: number) => Opening): FrozenAt {
  return (atMs, isNext) => {
    const window = windowAt(atMs);
    const closed = isNext ? blockingOf(window) : window.blocking;
    return closed.length === 0 ? null : waitForOpening({ ...facts, window }, { frozen: null }, atMs);
  };
}

/** What is left of the spread. Infinity: no wait has begun, or it is over. */
function restOf(frozen: Plan['frozen'], atMs: number): number {
  if (frozen === null || hasOpeningPassed(frozen, atMs)) return Infinity;
  const { untilMs, spreadMs = 0 } = frozen;
  return untilMs === null ? spreadMs : spreadMs - Math.max(0, atMs - untilMs);
}

/** Whether the opening that was waited for has come, and the spread after it has passed. */
export function hasOpeningPassed(frozen: NonNullable<Plan['frozen']>, atMs: number): boolean {
  return (passableFromMs(frozen) ?? Infinity) <= atMs;
}
