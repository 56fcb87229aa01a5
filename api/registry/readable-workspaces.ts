/** The workspaces whose releases and targets a caller may read: all memberships, within the token's limit. */
import { membershipsOf } from '../../store/access/load-roles.js';
import type { Principal } from '../access/principal.js';
import type { ApiDeps } from '../deps.js';
import { roleHolderOf } from '../access/subject-roles.js';

export async function readableWorkspaces({ database }: ApiDeps, principal: Principal): Promise<string[]> {
  const memberships = await membershipsOf(database.kysely, roleHolderOf(principal));
  return memberships.map(({ workspaceId }) => workspaceId);
}
