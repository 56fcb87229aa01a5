/** A release as the subject of a route: with all that decides about it, and what the caller is to its two sides. */
import { mayDo } from '../../domain/access/permissions.js';
import type { ReleaseFacts } from '../../domain/release/release-facts.js';
import { findReleaseFor } from '../../store/release/find-release.js';
import type { Caller } from '../access/principal.js';
import type { Asked, Found } from '../http/route.js';
import { askerOf } from '../access/subject-roles.js';

/** Undefined also for a release that the caller may not read. */
export async function findReleaseAsked(
  asked: Asked<Caller, { readonly release: string }>,
): Promise<Found<ReleaseFacts> | undefined> {
  const { deps, caller, params } = asked;
  const found = await findReleaseFor(deps.database.kysely, params.release, askerOf(caller));
  if (found === undefined) return undefined;
  const standing = { ...found.roles, isSystemAdmin: caller.systemAdmin };
  return mayDo('readRelease', standing) ? { subject: found.facts, standing } : undefined;
}
