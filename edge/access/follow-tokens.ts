/** Keeps the grants equal to the tokens in the database; without the database they stay as they are. */
import type { Database } from '../../store/database.js';
import { readDecideTokens } from '../../store/serving/decide-tokens.js';
import type { Grants } from './grants.js';
import { rested } from '../source/rested.js';

const readEveryMs = 1000;

export class TokenFollower {
  readonly #database: Database;
  readonly #grants: Grants;
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #last = '';

  constructor(database: Database, grants: Grants) {
    this.#database = database;
    this.#grants = grants;
  }

  /** Resolves after the first attempt. */
  async start(): Promise<void> {
    await this.read();
    this.#loop = this.#readForEver();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async read(): Promise<void> {
    try {
      const tokens = await readDecideTokens(this.#database.kysely);
      const text = JSON.stringify(tokens);
      if (text === this.#last) return;
      this.#grants.replace(tokens);
      this.#last = text;
    } catch {
      // The follower of targets says that the database is away; the tokens known stay good.
    }
  }

  async #readForEver(): Promise<void> {
    const { signal } = this.#stopping;
    while (await rested(readEveryMs, signal)) await this.read();
  }
}
