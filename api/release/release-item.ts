/** A release as a part of something else: of a list, of a version, of a review. */
import type { z } from 'zod';
import type {
  LastChangeBody,
  releaseItemSchema,
  releaseListItemSchema,
  releaseOnAppSchema,
} from '../../contracts/release/releases.js';
import { lastChangeOf, type Release } from '../../domain/release/release.js';
import { releaseView, type ReleaseView } from '../../domain/release/release-view.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { ReleaseOnApp } from '../../store/registry/versions.js';
import type { ListedRelease } from '../../store/release/list-releases.js';
import type { Freeze } from '../../store/window/read-freezes.js';

export function releaseItem(release: Release): z.input<typeof releaseItemSchema> {
  const item: Omit<ReleaseView, 'steps'> & { steps?: ReleaseView['steps'] } = { ...releaseView(release) };
  delete item.steps;
  return { ...item, lastChange: lastChangeBody(release) };
}

export function releaseOnApp({ release, targetAppName }: ReleaseOnApp): z.input<typeof releaseOnAppSchema> {
  return { ...releaseItem(release), targetAppName };
}

type ReleaseListItem = z.input<typeof releaseListItemSchema>;

export function releaseListItem({ release, ...names }: ListedRelease): ReleaseListItem {
  return { ...releaseItem(release), ...names };
}

export function freezeBody({ untilMs, windows }: Freeze): NonNullable<ReleaseListItem['frozen']> {
  return {
    ...(untilMs === null ? {} : { until: isoTime(untilMs) }),
    windows: windows.map(({ name, by, reason }) => ({ name, by, reason })),
  };
}

export function lastChangeBody(release: Release): LastChangeBody {
  const { atMs, by, type, fromBp, toBp, reason } = lastChangeOf(release);
  return { at: isoTime(atMs), by, type, fromPercentage: percentOf(fromBp), toPercentage: percentOf(toBp), reason };
}
