/** Facts for the rules of one release: the facts of its target, with the addressed release present. */
import type { Facts } from './evolve.js';
import type { Release } from './release.js';

export interface ReleaseFacts extends Facts {
  readonly release: Release;
}
