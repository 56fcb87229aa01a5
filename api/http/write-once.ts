/**
 * Idempotent writes over HTTP: the key, the effect and its answer are stored in one transaction. A repeated key gets
 * the stored answer. Not for commands, which are idempotent in the ledger. Not for tokens: an answer that holds a
 * secret is not stored.
 */
import { answerOnce, type StoredAnswer } from '../../store/access/answer-once.js';
import type { Transaction } from '../../store/database/transaction.js';
import type { Principal } from '../access/principal.js';
import { isProblem, type Problem, problem } from './problem.js';
import type { RequestContext, Idempotency } from './route.js';

interface WritingCall extends RequestContext<Principal> {
  readonly idempotency: Idempotency;
  readonly url: string;
}

interface WrittenAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `work` returns its answer, or a rejection and writes nothing. Both are stored under the key. */
export async function writeOnce<const Written extends WrittenAnswer>(
  call: WritingCall,
  work: (trx: Transaction) => Promise<Written | Problem>,
): Promise<Written | Problem> {
  const { deps, principal, idempotency, nowMs, url } = call;
  const request = { actor: principal.user, scope: scopeOf(url), ...idempotency, atMs: nowMs };
  const answered = await answerOnce(deps.database.kysely, request, async (trx) => storedAnswer(await work(trx)));
  return answered.outcome === 'keyReused'
    ? problem('IDEMPOTENCY_KEY_REUSED')
    : (restoredAnswer(answered.answer) as Written | Problem);
}

/** The address without its query. */
function scopeOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

function storedAnswer(answer: WrittenAnswer | Problem): StoredAnswer {
  const headers = answer.headers ?? {};
  if (isProblem(answer)) return { status: answer.problem.status, body: answer.problem, headers };
  return { status: answer.status, body: answer.body ?? null, headers };
}

/** The stored value was written by `storedAnswer` for the same route. */
function restoredAnswer({ status, body, headers }: StoredAnswer): WrittenAnswer | Problem {
  if (status >= 400) return { problem: body as Problem['problem'], headers };
  return { status, ...(body === null ? {} : { body }), headers };
}
