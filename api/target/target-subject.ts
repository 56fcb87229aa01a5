/** A target as the subject of a route: its path, and its loading with the principal's roles. */
import { z } from 'zod';
import { environmentSchema, givenIdSchema } from '../../contracts/http/common.js';
import { mayDo } from '../../domain/access/permissions.js';
import type { Facts } from '../../domain/release/facts.js';
import type { TargetKey } from '../../domain/target/target.js';
import { findTargetFacts, type LoadedFacts } from '../../store/release/load-facts.js';
import type { Principal } from '../access/principal.js';
import { loadSubjectRoles } from '../access/subject-roles.js';
import type { LoadedSubject, RequestContext } from '../http/route.js';

export const targetPath = '/v1/targets/{miniProgram}/{targetApp}/{environment}';

export const targetParams = z.strictObject({
  miniProgram: givenIdSchema,
  targetApp: givenIdSchema,
  environment: environmentSchema,
});

/** With the workspaces on both sides. */
export type TargetSubject = Facts & Pick<LoadedFacts, 'workspaceId' | 'appWorkspaceId'>;

/**
 * Also finds a target without releases when the app offers the environment, because an operator may suspend it.
 * Undefined when the principal may not read it.
 */
export async function loadTarget(
  call: RequestContext<Principal, TargetKey>,
): Promise<LoadedSubject<TargetSubject> | undefined> {
  const { miniProgram, targetApp } = call.params;
  const subjectRoles = await loadSubjectRoles(call, { miniProgram, targetApp });
  if (!mayDo('readRelease', subjectRoles)) return undefined;
  const loaded = await findTargetFacts(call.deps.database.kysely, call.params);
  if (loaded === undefined || !isKnown(loaded.facts)) return undefined;
  const { workspaceId, appWorkspaceId } = loaded;
  return { subject: { ...loaded.facts, workspaceId, appWorkspaceId }, subjectRoles };
}

/** Releases in an environment stay when the app no longer offers it. */
function isKnown({ app, target }: Facts): boolean {
  return app.environments.includes(target.environment) || target.revision > 0;
}

/** Picks the key out of an object that holds more. */
export function targetKey({ miniProgram, targetApp, environment }: TargetKey): TargetKey {
  return { miniProgram, targetApp, environment };
}
