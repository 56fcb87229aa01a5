/** What the rules for one release see: the facts of its target, and the addressed release is there. */
import type { Facts } from './evolve.js';
import type { Release } from './release.js';

export interface ReleaseFacts extends Facts {
  readonly release: Release;
}
