/**
 * Idempotency keys: the effect of a write and its answer commit together. A request that repeats the key gets the
 * stored answer. Used for creations. Commands use the ledger.
 */
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import { inTransaction, type Transaction } from '../database/transaction.js';

export interface KeyedRequest {
  readonly actor: string;
  /** The scope in which the key of an actor is unique: the operation or its subject. */
  readonly scope: string;
  readonly key: string;
  /** Distinguishes a repetition from another request with the same key. */
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
  | { readonly outcome: 'answered'; readonly answer: StoredAnswer }
  | { readonly outcome: 'repeated'; readonly answer: StoredAnswer }
  /** This key was used with another body. Nothing was written. */
  | { readonly outcome: 'keyReused' };

/**
 * Runs `work` unless the key has been used. An exception rolls back everything, including the key. A rejection that is
 * returned as an answer is stored like any other answer.
 *
 * @throws DatabaseUnavailable when the database is away or stayed busy. Repeat the call unchanged.
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
    return { outcome: 'answered', answer };
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
  if (seen.body_digest !== request.bodyDigest) return { outcome: 'keyReused' };
  return { outcome: 'repeated', answer: { status: seen.status, body: seen.body, headers: seen.headers } };
}

function keyColumns({ actor, scope, key }: KeyedRequest): { actor: string; scope: string; key: string } {
  return { actor, scope, key };
}
