/** The manager of an object on the wire. */
import type { z } from 'zod';
import type { managedBySchema } from '../../contracts/file/managed-by.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { ManagedBy } from '../../store/registry/managed-objects.js';

export function managedByBody(managed: ManagedBy | undefined): z.input<typeof managedBySchema> {
  if (managed === undefined) return null;
  return { manager: managed.manager, appliedAt: isoTime(managed.appliedAtMs) };
}
