/** The allowed next percentages: presets above the current one, or a typed value with at most two decimals. */
import { parsePercentage, percentageDecimals } from '../../domain/values/percentage.js';
import { parseTypedNumber, type TypedNumberProblem } from '../../domain/values/typed-number.js';

export interface PercentageLimits {
  readonly presets: readonly number[];
  readonly presetsOnly: boolean;
  /** A new value must be higher than this. */
  readonly above: number;
}

export type PercentageChoice =
  | { readonly outcome: 'valid'; readonly percentage: number }
  | { readonly outcome: 'invalid'; readonly problem: TypedNumberProblem | 'OUT_OF_RANGE' };

export function offeredPresets({ presets, above }: PercentageLimits): number[] {
  return presets.filter((preset) => preset > above);
}

/** Parses the text of the field. The API checks the percentage again. */
export function chosenPercentage(text: string, limits: PercentageLimits): PercentageChoice {
  const typed = parseTypedNumber(text, percentageDecimals);
  if (typed.outcome === 'invalid') return typed;
  const { value } = typed;
  const isOffered = !limits.presetsOnly || limits.presets.includes(value);
  return parsePercentage(value).outcome === 'valid' && value > limits.above && isOffered
    ? { outcome: 'valid', percentage: value }
    : { outcome: 'invalid', problem: 'OUT_OF_RANGE' };
}
