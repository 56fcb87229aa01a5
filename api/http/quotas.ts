/**
 * Checks a creation against the quota of its creator. System admin tokens have no quota, because they set
 * installations up.
 */
import type { Quotas } from '../../platform/config/quotas.js';
import { quotaRejection } from '../../store/registry/quotas.js';
import type { Transaction } from '../../store/database/transaction.js';
import type { Principal } from '../access/principal.js';
import type { ApiDeps } from '../deps.js';
import { type Problem, refused } from './problem.js';

interface Creation {
  readonly deps: Pick<ApiDeps, 'quotas'>;
  readonly principal: Pick<Principal, 'user' | 'systemAdmin'>;
}

/** Null while another one may be created. Call it in the transaction that creates it. */
export async function overQuota(
  { deps, principal }: Creation,
  trx: Transaction,
  kind: keyof Quotas,
): Promise<Problem | null> {
  if (principal.systemAdmin) return null;
  const rejection = await quotaRejection(trx, { kind, user: principal.user, limit: deps.quotas[kind] });
  return rejection === null ? null : refused(rejection);
}
