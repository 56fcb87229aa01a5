/** Which percentages may be chosen next: the presets above the current one, or a free value with at most two decimals. */
import { parsePercentage } from '../../domain/percentage.js';

export interface PercentageLimits {
  readonly presets: readonly number[];
  readonly presetsOnly: boolean;
  /** What a new value must exceed. */
  readonly above: number;
}

export function offeredPresets({ presets, above }: PercentageLimits): number[] {
  return presets.filter((preset) => preset > above);
}

/** Null: nothing chosen, or a value that the API would refuse. The API has the last word. */
export function chosenPercentage(value: number | null, limits: PercentageLimits): number | null {
  if (value === null || !parsePercentage(value).ok) return null;
  if (value <= limits.above) return null;
  return limits.presetsOnly && !limits.presets.includes(value) ? null : value;
}
