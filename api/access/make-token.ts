/** Writes a token that a request makes: within the quota, and never with a credential that has ended meanwhile. */
import { sessionOf, lockCreatingCredential } from '../../store/access/token-lineage.js';
import { createToken, type NewToken } from '../../store/access/tokens.js';
import type { Transaction } from '../../store/database/transaction.js';
import { quotaProblem } from '../http/creation-limits.js';
import { type Problem, problem } from '../http/problem.js';
import type { RequestContext } from '../http/route.js';
import type { Principal } from './principal.js';

/** Who made a token or an invitation, and when, as the row keeps it. */
interface Maker {
  readonly createdBy: string;
  readonly createdWith: string;
  readonly createdInSession: string | null;
  readonly createdAtMs: number;
}

export function madeBy({ principal, nowMs }: Pick<RequestContext<Principal>, 'principal' | 'nowMs'>): Maker {
  return {
    createdBy: principal.user,
    createdWith: principal.credential.token.id,
    createdInSession: sessionOf(principal.credential),
    createdAtMs: nowMs,
  };
}

/** The workspace limit of the request's token, for a token that it makes. */
export function limitOf({ workspaces }: Principal): Pick<NewToken, 'workspaceId' | 'joinedWorkspaceIds'> {
  const [workspaceId = null, ...joinedWorkspaceIds] = workspaces ?? [];
  return { workspaceId, joinedWorkspaceIds };
}

/** Null when the token is written, with its event. `hash`: SHA-256 of its secret. */
export async function makeToken(
  call: RequestContext<Principal>,
  trx: Transaction,
  token: NewToken,
  hash: string,
): Promise<Problem | null> {
  const { principal, nowMs } = call;
  if (!(await lockCreatingCredential(trx, principal.credential, nowMs))) return problem('UNAUTHENTICATED');
  const exceeded = await quotaProblem(call, trx, 'tokens');
  if (exceeded !== null) return exceeded;
  await createToken(trx, token, { hash, withToken: principal.credential.token.id });
  return null;
}
