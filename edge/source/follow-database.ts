/**
 * Keeps the serving state equal to the database: loads all, reads the targets that notifications name, and compares
 * once a second. A comparison is needed because notifications may be lost. During an outage the data stays and
 * reading is retried.
 */
import { isEnvironment } from '../../contracts/serving/serving.js';
import { type TargetKey, targetName } from '../../domain/target/target.js';
import { type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Database } from '../../store/database/database.js';
import { CHANNELS } from '../../store/database/notifications.js';
import { readServedTargets } from '../../store/serving/read-serving-targets.js';
import { loadAll, loadDifferences } from './load-targets.js';
import type { ServingState } from './serving-state.js';

/** A lost notification is detected within this time plus one query. */
const compareEveryMs = 1000;
const mostKeysAQuery = 200;

export interface FollowOptions {
  readonly database: Database;
  readonly state: ServingState;
  readonly logger: Logger;
  readonly now: () => number;
}

export class DatabaseFollower {
  readonly #options: FollowOptions;
  readonly #stopping = new AbortController();
  readonly #named = new Map<string, TargetKey>();
  #unsubscribe: (() => void)[] = [];
  #loop: BackgroundLoop | null = null;
  #reading: Promise<void> | null = null;
  #isReachable = true;
  #ahead = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /** Subscribes before reading, so that no change is missed. Resolves after the first attempt to load. */
  async start(): Promise<void> {
    const { notifications } = this.#options.database;
    this.#unsubscribe = [
      notifications.subscribe(CHANNELS.targetChanged, (payload) => this.#receive(payload)),
      notifications.onReconnect(() => void this.#attempt()),
    ];
    await this.#attempt();
    this.#loop = startLoop({
      name: 'comparing with the database',
      everyMs: compareEveryMs,
      firstAfterMs: compareEveryMs,
      logger: this.#options.logger,
      round: async () => {
        await this.#attempt();
      },
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    await this.#loop?.stop();
    await this.#reading;
  }

  /** Compares memory with the database now. Returns whether that was possible. */
  async catchUp(): Promise<boolean> {
    return this.#attempt();
  }

  #receive(payload: string): void {
    const key = targetKeyIn(payload);
    if (key === null) return;
    this.#named.set(payload, key);
    this.#reading ??= this.#readNamed().finally(() => {
      this.#reading = null;
    });
  }

  /** Names received during a query are read by the next query, so many changes cost one query at a time. */
  async #readNamed(): Promise<void> {
    const { database, state, logger } = this.#options;
    try {
      while (this.#named.size > 0 && !this.#stopping.signal.aborted) {
        const keys = [...this.#named.values()].slice(0, mostKeysAQuery);
        for (const key of keys) this.#named.delete(targetName(key));
        for (const target of await readServedTargets(database.kysely, keys)) state.put(target);
      }
    } catch (error) {
      this.#named.clear(); // The comparison finds these changes after the outage.
      logger.debug({ err: error }, 'Could not read a target that changed');
    }
  }

  async #attempt(): Promise<boolean> {
    const { logger } = this.#options;
    try {
      await this.#compare();
      if (!this.#isReachable) logger.info({}, 'The decision plane has caught up with the database');
      this.#isReachable = true;
    } catch (error) {
      if (this.#stopping.signal.aborted) return false;
      if (this.#isReachable) logger.warn({ err: error }, 'No database: decisions go on from memory');
      this.#isReachable = false;
    }
    return this.#isReachable;
  }

  async #compare(): Promise<void> {
    const { database, state, logger, now } = this.#options;
    const comparedAtMs = now();
    const ahead = state.isLoaded
      ? await loadDifferences(database.kysely, state)
      : await loadAll(database.kysely, state);
    state.markLoaded();
    state.freshness.confirm(comparedAtMs);
    if (ahead !== this.#ahead && ahead > 0)
      logger.error({ targets: ahead }, 'The database is behind what was served; was an old backup restored? See docs');
    this.#ahead = ahead;
  }
}

/** In the format of the store: `mini program/target app/environment`. */
function targetKeyIn(payload: string): TargetKey | null {
  const [miniProgram, targetApp, environment] = payload.split('/');
  if (miniProgram === undefined || targetApp === undefined || !isEnvironment(environment)) return null;
  return { miniProgram, targetApp, environment };
}
