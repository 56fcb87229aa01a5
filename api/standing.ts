/** From the caller to what they are around a thing. */
import type { Standing } from '../domain/access/roles.js';
import { type Asker, findRoles, type Towards } from '../store/ownership/standings.js';
import type { Caller } from './caller.js';
import type { Asked } from './route.js';

export function askerOf({ user, workspace }: Caller): Asker {
  return { user, onlyWorkspace: workspace };
}

export async function standingTowards({ deps, caller }: Asked<Caller>, towards: Towards): Promise<Standing> {
  const roles = await findRoles(deps.database.kysely, askerOf(caller), towards);
  return { ...roles, isSystemAdmin: caller.systemAdmin };
}
