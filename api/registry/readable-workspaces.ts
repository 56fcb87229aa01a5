/** The workspaces from which a caller reads releases and targets: all that they are a member of, within the token's limit. */
import { membershipsOf } from '../../store/access/load-roles.js';
import type { Caller } from '../access/principal.js';
import type { ApiDeps } from '../deps.js';
import { askerOf } from '../access/subject-roles.js';

export async function readableWorkspaces({ database }: ApiDeps, caller: Caller): Promise<string[]> {
  const memberships = await membershipsOf(database.kysely, askerOf(caller));
  return memberships.map(({ workspaceId }) => workspaceId);
}
