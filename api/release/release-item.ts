/** A release as an item of a list: everything except its steps. */
import type { z } from 'zod';
import type { releaseItemSchema } from '../../contracts/release/releases.js';
import type { Release } from '../../domain/release/release.js';
import { type ReleaseView, releaseView } from '../../domain/release/release-view.js';

export function releaseItem(release: Release): z.input<typeof releaseItemSchema> {
  const item: Omit<ReleaseView, 'steps'> & { steps?: ReleaseView['steps'] } = { ...releaseView(release) };
  delete item.steps;
  return item;
}
