/** A release as the subject of a route: with all that decides about it, and what the caller is to its two sides. */
import { mayDo } from '../../domain/access/permissions.js';
import type { ReleaseFacts } from '../../domain/release/release-facts.js';
import { findReleaseFacts } from '../../store/releases/load-facts.js';
import type { Caller } from '../caller.js';
import type { Asked, Found } from '../route.js';
import { standingTowards } from '../standing.js';

/** Undefined also for a release that the caller may not read. */
export async function findReleaseAsked(
  asked: Asked<Caller, { readonly release: string }>,
): Promise<Found<ReleaseFacts> | undefined> {
  const loaded = await findReleaseFacts(asked.deps.database.kysely, asked.params.release);
  if (loaded === undefined) return undefined;
  const { miniProgram, targetApp } = loaded.facts.release;
  const standing = await standingTowards(asked, { miniProgram, targetApp });
  return mayDo('readRelease', standing) ? { subject: loaded.facts, standing } : undefined;
}
