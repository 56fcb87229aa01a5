/** From the caller to what they are around a thing. */
import type { Standing } from '../../domain/access/roles.js';
import type { Database } from '../../store/database/database.js';
import { type Asker, findRoles, type Towards } from '../../store/access/load-roles.js';
import type { Caller } from './principal.js';

export function askerOf({ user, workspace }: Caller): Asker {
  return { user, onlyWorkspace: workspace };
}

interface CallerInside {
  readonly caller: Caller;
  readonly deps: { readonly database: Database };
}

export async function standingTowards({ deps, caller }: CallerInside, towards: Towards): Promise<Standing> {
  const roles = await findRoles(deps.database.kysely, askerOf(caller), towards);
  return { ...roles, isSystemAdmin: caller.systemAdmin };
}
