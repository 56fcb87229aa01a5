/**
 * One connection of a pool to a Postgres server. Its loss while it is checked out is not an uncaught error. In an
 * unknown state it never returns to the pool. Named statements are planned once. The client is in pipeline mode.
 */
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult as PgResult } from 'pg';
import { ConnectionLost, sqlStateOf, TransactionFailed } from './errors.js';
import type { Pipelined } from './in-one-trip.js';

export class ServerConnection implements DatabaseConnection, Pipelined {
  readonly #client: PoolClient;
  #failure: ConnectionLost | undefined;
  /** The statement that begins a transaction and was not sent yet. */
  #begin: string | undefined;
  /** The commit of the transaction was sent. */
  #hasEnded = false;

  constructor(client: PoolClient) {
    this.#client = client;
    client.on('error', (error) => {
      this.#failure ??= new ConnectionLost(error);
    });
  }

  /** Sent with the next statement, which waits for it or shares its round trip. Its error is that statement's error. */
  begin(sql: string): void {
    this.#begin = sql;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#begun(); // A write must not run outside of the transaction that could not begin.
    return await this.#execute<R>(query);
  }

  async pipeline<T>(work: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    const connection: DatabaseConnection = {
      executeQuery: (query) => this.#execute(query),
      streamQuery: () => this.streamQuery(),
    };
    const { stream } = this.#client.connection;
    stream.cork(); // One write for all that is sent before the next tick: a write costs more than a statement.
    const all = Promise.all([this.#begun(), work(connection)]);
    process.nextTick(() => stream.uncork());
    const [, result] = await all;
    return result;
  }

  async pipelineCommit<T>(work: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    await this.#begun();
    const { stream } = this.#client.connection;
    let commit: Promise<void> | undefined;
    const connection: DatabaseConnection = {
      executeQuery: <R>(query: CompiledQuery) => {
        stream.cork();
        const answer = this.#execute<R>(query);
        if (!this.#hasEnded) commit = this.#commit();
        stream.uncork();
        return answer;
      },
      streamQuery: () => this.streamQuery(),
    };
    const statement = work(connection);
    // Both are answered before the connection is used again. A failed statement explains a failed commit.
    const [answered, committed] = await Promise.allSettled([
      statement,
      statement.then(
        () => commit,
        () => commit,
      ),
    ]);
    if (answered.status === 'rejected') throw answered.reason;
    if (committed.status === 'rejected') throw committed.reason;
    return answered.value;
  }

  streamQuery(): never {
    throw new Error('Cursors are not used: read by keyset pages');
  }

  /** Does nothing when the commit was sent with the last statement. */
  async commit(): Promise<void> {
    if (this.#hasEnded) return;
    await this.#begun();
    await this.#commit();
  }

  /** A failed rollback must not hide the error that caused it. Closing the connection rolls back too. */
  async rollback(): Promise<void> {
    if (this.#failure !== undefined || this.#begin !== undefined || this.#hasEnded) return;
    await this.#send('rollback', []).catch((error: unknown) => {
      this.#failure ??= new ConnectionLost(error);
    });
  }

  /** After a client-side time-out or a broken pipe the state of the connection is unknown, so it is closed. */
  release(): void {
    this.#begin = undefined;
    this.#hasEnded = false;
    this.#client.release(this.#failure);
  }

  /** @throws TransactionFailed when the server rolled back instead. */
  async #commit(): Promise<void> {
    this.#hasEnded = true;
    const { command } = await this.#send('commit', []);
    if (command !== 'COMMIT') throw new TransactionFailed();
  }

  async #begun(): Promise<void> {
    const sql = this.#begin;
    this.#begin = undefined;
    if (sql !== undefined) await this.#send(sql, []);
  }

  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#hasEnded) throw new Error('The transaction was committed with the statement before this one');
    const { command, rowCount, rows } = await this.#send(sql, parameters);
    const isWrite = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
    return { rows: rows as R[], ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  async #send(sql: string, parameters: readonly unknown[]): Promise<PgResult> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      return await this.#client.query(named(sql, [...parameters]));
    } catch (error) {
      if (isFatal(error)) this.#failure ??= new ConnectionLost(error);
      throw asConnectionLost(error);
    }
  }
}

/**
 * A statement that begins with a comment is prepared under that comment as its name. Planning the statements of every
 * command costs more than running them. `pg` refuses the same name for another text. Not for lists, because their best
 * index depends on the parameters.
 */
function named(text: string, values: unknown[]): QueryConfig {
  const name = /^\/\* ([\w ]+) \*\//.exec(text)?.[1];
  return name === undefined ? { text, values } : { name, text, values };
}

/** True when the connection cannot be used again: the server ended it, or its state is unknown. */
function isFatal(error: unknown): boolean {
  if (sqlStateOf(error) === undefined) return true;
  const { severity } = error as { severity: unknown };
  return severity === 'FATAL' || severity === 'PANIC';
}

/** Errors of the server and of parameters stay unchanged. Any other error is a lost connection. */
export function asConnectionLost(error: unknown): unknown {
  if (sqlStateOf(error) !== undefined) return error;
  if (error instanceof Error && (error.name === 'TypeError' || error.name === 'RangeError')) return error;
  return new ConnectionLost(error);
}
