/** A duration as a user types it: a whole number of a unit. */
import { parseTypedNumber } from '../../domain/values/typed-number.js';
import { dayMs, hourMs, minuteMs } from '../../domain/values/time-units.js';

export const unitsMs = { seconds: 1_000, minutes: minuteMs, hours: hourMs, days: dayMs } as const;
export type Unit = keyof typeof unitsMs;

export interface TypedDuration {
  /** The typed text. */
  readonly count: string;
  readonly unit: Unit;
}

/** In the largest unit of which it is a whole number. */
export function typedDurationOf(ms: number): TypedDuration {
  if (ms === 0) return { count: '0', unit: 'minutes' };
  const unit = (['days', 'hours', 'minutes'] as const).find((one) => ms % unitsMs[one] === 0) ?? 'seconds';
  return { count: String(ms / unitsMs[unit]), unit };
}

/** 0 for a text that is no number. */
export function typedMs({ count, unit }: TypedDuration): number {
  const typed = parseTypedNumber(count, 0);
  return typed.outcome === 'valid' ? typed.value * unitsMs[unit] : 0;
}
