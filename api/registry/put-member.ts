/** Makes a user a member of a workspace, or gives a member another role. */
import type { Transaction } from '../../store/database/transaction.js';
import {
  findWorkspaceMember,
  setWorkspaceMember,
  type WorkspaceMember,
} from '../../store/registry/workspace-members.js';
import type { Principal } from '../access/principal.js';
import { quotaProblem } from '../http/creation-limits.js';
import type { RequestContext } from '../http/route.js';
import { answerSet } from './member-answers.js';

interface Wanted extends Pick<WorkspaceMember, 'user' | 'role'> {
  readonly workspaceId: string;
}

export async function putMember(
  call: Pick<RequestContext<Principal>, 'deps' | 'principal' | 'nowMs'>,
  trx: Transaction,
  { workspaceId, user, role }: Wanted,
): Promise<ReturnType<typeof answerSet<WorkspaceMember['role']>>> {
  const { principal, nowMs: atMs } = call;
  const isMember = (await findWorkspaceMember(trx, workspaceId, user)) !== undefined;
  const exceeded = isMember ? null : await quotaProblem(call, trx, 'members');
  if (exceeded !== null) return exceeded;
  const changed = await setWorkspaceMember(trx, { workspaceId, user, role, actor: principal.user, atMs });
  return answerSet(changed, { user, role, addedBy: principal.user, addedAtMs: atMs });
}
