/** Loads a release as the subject of a route: the facts for decisions, and the principal's roles on both sides. */
import { mayDo } from '../../domain/access/permissions.js';
import type { ReleaseFacts } from '../../domain/release/events.js';
import { findReleaseFor } from '../../store/release/find-release.js';
import type { Principal } from '../access/principal.js';
import type { RequestContext, LoadedSubject } from '../http/route.js';
import { roleHolderOf } from '../access/subject-roles.js';

/** Undefined also when the principal may not read the release. */
export async function findReleaseAsked(
  asked: RequestContext<Principal, { readonly release: string }>,
): Promise<LoadedSubject<ReleaseFacts> | undefined> {
  const { deps, principal, params } = asked;
  const found = await findReleaseFor(deps.database.kysely, params.release, roleHolderOf(principal));
  if (found === undefined) return undefined;
  const subjectRoles = { ...found.roles, isSystemAdmin: principal.systemAdmin };
  return mayDo('readRelease', subjectRoles) ? { subject: found.facts, subjectRoles } : undefined;
}
