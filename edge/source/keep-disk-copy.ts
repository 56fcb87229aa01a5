/**
 * Writes the disk copy after changes, and from time to time for its age. Writing takes at most a twentieth of the
 * time.
 */
import type { Grants } from '../access/grants.js';
import { type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import type { Logger } from '../../platform/log/logger.js';
import { writeDiskCopy } from './disk-copy.js';
import type { ServingState } from './serving-state.js';

const checkEveryMs = 1000;
const restEveryMs = 60_000;
const shareOfTime = 20;

export interface DiskCopyOptions {
  readonly path: string;
  readonly state: ServingState;
  readonly grants: Grants;
  readonly logger: Logger;
  readonly now: () => number;
}

export class DiskCopyKeeper {
  readonly #options: DiskCopyOptions;
  readonly #unsubscribe: () => void;
  #isStale = true;
  #tokens: readonly unknown[] = [];
  #writtenAtMs = 0;
  #tookMs = 0;
  #isFailing = false;
  #loop: BackgroundLoop | null = null;

  constructor(options: DiskCopyOptions) {
    this.#options = options;
    this.#unsubscribe = options.state.onChange(() => {
      this.#isStale = true;
    });
  }

  start(): void {
    const { logger } = this.#options;
    this.#loop = startLoop({
      ...{ name: 'writing the copy on disk', everyMs: checkEveryMs, firstAfterMs: checkEveryMs, logger },
      round: async () => (this.#isDue() ? await this.#write() : undefined),
    });
  }

  /** Writes once more, so that the age is right after a planned restart. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#loop?.stop();
    if (this.#options.state.isLoaded) await this.#write();
  }

  #isDue(): boolean {
    const { state, now } = this.#options;
    if (!state.isLoaded) return false;
    const restedMs = now() - this.#writtenAtMs;
    if (restedMs < this.#tookMs * shareOfTime) return false;
    return this.#isStale || this.#tokensChanged() || restedMs > restEveryMs;
  }

  #tokensChanged(): boolean {
    const { tokens } = this.#options.grants;
    return JSON.stringify(tokens) !== JSON.stringify(this.#tokens);
  }

  async #write(): Promise<void> {
    const { path, state, grants, logger, now } = this.#options;
    this.#isStale = false;
    this.#tokens = grants.tokens;
    const startedAtMs = now();
    try {
      await writeDiskCopy(path, state, grants);
      this.#isFailing = false;
    } catch (error) {
      this.#isStale = true;
      if (!this.#isFailing) logger.error({ err: error, path }, 'Cannot write the copy of what is served');
      this.#isFailing = true;
    }
    this.#writtenAtMs = now();
    this.#tookMs = this.#writtenAtMs - startedAtMs;
  }
}
