/**
 * One key, one effect, one answer: the effect of a write and the answer to it commit together, and who repeats the
 * key gets the answer again. For creations; commands have their ledger.
 */
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import { inTransaction, type Transaction } from '../database/transaction.js';

export interface KeyedRequest {
  readonly actor: string;
  /** What the key is unique within besides its actor: the operation, or the thing it is about. */
  readonly scope: string;
  readonly key: string;
  /** Tells a repetition from another request under the same key. */
  readonly bodyDigest: string;
  readonly atMs: number;
}

export interface StoredAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export type AnsweredOnce =
  | { readonly is: 'answered'; readonly answer: StoredAnswer }
  | { readonly is: 'repeated'; readonly answer: StoredAnswer }
  /** This key came with another body. Nothing was done. */
  | { readonly is: 'keyReused' };

/**
 * Runs `work` unless the key has been seen. What it throws rolls everything back, the key too; a refusal that it
 * returns as an answer is kept like any other.
 *
 * @throws DatabaseUnavailable when the database is away or stayed busy; repeat the call as it was.
 */
export function answerOnce(
  db: Kysely<Schema>,
  request: KeyedRequest,
  work: (trx: Transaction) => Promise<StoredAnswer>,
): Promise<AnsweredOnce> {
  return inTransaction(db, async (trx) => {
    if (!(await reserve(trx, request))) return recall(trx, request);
    const answer = await work(trx);
    await trx
      .updateTable('idempotent_answer')
      .set({ status: answer.status, body: toJson(answer.body), headers: toJson(answer.headers) })
      .where((eb) => eb.and(keyColumns(request)))
      .execute();
    return { is: 'answered', answer };
  });
}

/** A second request with the same key waits here until the first has committed. */
async function reserve(trx: Transaction, request: KeyedRequest): Promise<boolean> {
  const reserved = await trx
    .insertInto('idempotent_answer')
    .values({
      ...keyColumns(request),
      body_digest: request.bodyDigest,
      status: 0,
      body: toJson(null),
      headers: toJson({}),
      created_at: new Date(request.atMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return reserved !== undefined;
}

async function recall(trx: Transaction, request: KeyedRequest): Promise<AnsweredOnce> {
  const seen = await trx
    .selectFrom('idempotent_answer')
    .select(['body_digest', 'status', 'body', 'headers'])
    .where((eb) => eb.and(keyColumns(request)))
    .executeTakeFirstOrThrow();
  if (seen.body_digest !== request.bodyDigest) return { is: 'keyReused' };
  return { is: 'repeated', answer: { status: seen.status, body: seen.body, headers: seen.headers } };
}

function keyColumns({ actor, scope, key }: KeyedRequest): { actor: string; scope: string; key: string } {
  return { actor, scope, key };
}
