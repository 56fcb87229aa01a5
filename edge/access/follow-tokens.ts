/** Keeps the token cache equal to the tokens in the database. During a database outage the last copy stays. */
import { type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Database } from '../../store/database/database.js';
import { readDecideTokens } from '../../store/access/decide-tokens.js';
import type { TokenCache } from './token-cache.js';

const readEveryMs = 1000;

export class TokenFollower {
  readonly #database: Database;
  readonly #cache: TokenCache;
  readonly #logger: Logger;
  #loop: BackgroundLoop | null = null;
  #last = '';

  constructor(database: Database, cache: TokenCache, logger: Logger) {
    this.#database = database;
    this.#cache = cache;
    this.#logger = logger;
  }

  /** Resolves after the first attempt. */
  async start(): Promise<void> {
    await this.read();
    this.#loop = startLoop({
      name: 'reading decide tokens',
      everyMs: readEveryMs,
      firstAfterMs: readEveryMs,
      logger: this.#logger,
      round: () => this.read(),
    });
  }

  async stop(): Promise<void> {
    await this.#loop?.stop();
  }

  async read(): Promise<void> {
    try {
      const tokens = await readDecideTokens(this.#database.kysely);
      const text = JSON.stringify(tokens);
      if (text === this.#last) return;
      this.#cache.replace(tokens);
      this.#last = text;
    } catch {
      // `follow-database.ts` logs the outage. The known tokens stay valid.
    }
  }
}
