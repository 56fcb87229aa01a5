/** A command that an operator can draw, and how often. */
import type { Random } from '../random.js';

export interface Wanted {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What a command depends on. */
export interface Share {
  readonly percentage: number;
}

export type Choice = readonly [weight: number, make: (random: Random, release: Share) => Wanted];
