/** What the roles of a command's author permit besides the command: `decide` asks for it in single cases. */
import { mayDo } from '../access/permissions.js';
import type { SubjectRoles } from '../access/roles.js';
import type { Approvers } from '../plan/plan.js';
import { overridableSides, type WindowSide } from './freeze.js';

export interface AuthorRights {
  /** The sides whose change windows the author may override. */
  readonly overridable: readonly WindowSide[];
  /** The groups in which the author approves steps of plans. */
  readonly approves: readonly Approvers[];
}

export function rightsOf(roles: SubjectRoles): AuthorRights {
  return {
    overridable: overridableSides(roles),
    approves: [
      ...(mayDo('review', roles) ? (['REVIEWERS'] as const) : []),
      ...(mayDo('reviewAsAdmin', roles) ? (['ADMINS'] as const) : []),
    ],
  };
}
