/**
 * Limits of what one user may create: quotas, and attempts to create ids that are taken. System admin tokens have no
 * quota, because they set installations up.
 */
import type { Quotas } from '../../platform/config/limits.js';
import type { Transaction } from '../../store/database/transaction.js';
import { quotaRejection } from '../../store/registry/quotas.js';
import type { Principal } from '../access/principal.js';
import { problem, type Problem, refused } from './problem.js';
import { hourMs } from '../../domain/values/time-units.js';

interface Creation {
  readonly deps: { readonly quotas: Quotas };
  readonly principal: Pick<Principal, 'user' | 'systemAdmin'>;
}

/** Null while another one may be created. Call it in the transaction that creates it. */
export async function quotaProblem(
  { deps, principal }: Creation,
  trx: Transaction,
  kind: keyof Quotas,
): Promise<Problem | null> {
  if (principal.systemAdmin) return null;
  const rejection = await quotaRejection(trx, { kind, user: principal.user, limit: deps.quotas[kind] });
  return rejection === null ? null : refused(rejection);
}

const mostInHour = 20;
/** Users counted; beyond this number the oldest entries are dropped. */
const mostUsers = 10_000;

/**
 * Limits how many foreign ids one user can discover by creating. Ids are global, so a refused id reveals that it
 * exists. Counted per process. See docs/adr/0018-global-ids.md.
 */
export interface TakenIds {
  /** Null while the user may try. Otherwise the same answer for taken and free ids. */
  refuse(user: string, nowMs: number): Problem | null;
  /** Counts the attempt and returns the answer for an id that exists. */
  note(user: string, id: string, nowMs: number): Problem;
}

export function createTakenIds(): TakenIds {
  const byUser = new Map<string, { since: number; count: number }>();
  const entryOf = (user: string, nowMs: number) => {
    const entry = byUser.get(user);
    return entry === undefined || nowMs - entry.since >= hourMs ? { since: nowMs, count: 0 } : entry;
  };
  return {
    refuse: (user, nowMs) => {
      const { since, count } = entryOf(user, nowMs);
      if (count < mostInHour) return null;
      const seconds = Math.ceil((since + hourMs - nowMs) / 1000);
      const detail = `${mostInHour} ids that you asked for in the last hour were taken.`;
      return problem('TOO_MANY_REQUESTS', { detail }, { 'Retry-After': String(seconds) });
    },
    note: (user, id, nowMs) => {
      const entry = entryOf(user, nowMs);
      byUser.delete(user);
      byUser.set(user, { ...entry, count: entry.count + 1 });
      if (byUser.size > mostUsers) byUser.delete(byUser.keys().next().value ?? '');
      return refused({ code: 'ID_TAKEN', id });
    },
  };
}
