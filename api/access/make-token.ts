/** Writes a token that a request makes: within the quota, and never with a credential that has ended meanwhile. */
import { sessionOf, holdMaker } from '../../store/access/token-lineage.js';
import { createToken, type NewToken } from '../../store/access/tokens.js';
import type { Transaction } from '../../store/database/transaction.js';
import { overQuota } from '../http/creation-limits.js';
import { type Problem, problem } from '../http/problem.js';
import type { RequestContext } from '../http/route.js';
import type { Principal } from './principal.js';

/** Who made it, as tokens and the trail keep it. */
export function madeBy({
  principal,
  nowMs,
}: Pick<RequestContext<Principal>, 'principal' | 'nowMs'>): Pick<
  NewToken,
  'createdBy' | 'createdWith' | 'createdInSession' | 'createdAtMs' | 'revokedAtMs'
> {
  return {
    createdBy: principal.user,
    createdWith: principal.credential.token.id,
    createdInSession: sessionOf(principal.credential),
    createdAtMs: nowMs,
    revokedAtMs: null,
  };
}

/** Null when the token is written, with its event. `hash`: SHA-256 of its secret. */
export async function makeToken(
  call: RequestContext<Principal>,
  trx: Transaction,
  token: NewToken,
  hash: string,
): Promise<Problem | null> {
  const { principal, nowMs } = call;
  if (!(await holdMaker(trx, principal.credential, nowMs))) return problem('UNAUTHENTICATED');
  const exceeded = await overQuota(call, trx, 'tokens');
  if (exceeded !== null) return exceeded;
  await createToken(trx, token, { hash, withToken: principal.credential.token.id });
  return null;
}
