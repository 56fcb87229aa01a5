/**
 * A disk copy of the serving state, so that a restart during a database outage still answers. Tokens are in the first
 * line, then one line for each target, then the number of targets. A truncated copy is detected and ignored.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { encodeServedTarget, readServedTarget } from '../../contracts/serving/serving.js';
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { minuteMs } from '../../domain/values/time-units.js';
import { errorCode } from '../../platform/log/error-fields.js';
import type { Logger } from '../../platform/log/logger.js';
import { type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import type { TokenCache, KnownToken } from '../access/token-cache.js';
import type { ServingState } from './serving-state.js';

const format = 'halftone-serving-1';
const targetsAWrite = 500;

interface CopyHead {
  readonly format: typeof format;
  readonly confirmedAtMs: number | null;
  readonly tokens: readonly KnownToken[];
}

/** Written to a draft and renamed, so a reader finds either the old copy or the new one. */
export async function writeDiskCopy(path: string, state: ServingState, tokenCache: TokenCache): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  try {
    await writeDraft(draft, state, tokenCache);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }); // On a full disk it would keep the space that the next attempt needs.
    throw error;
  }
}

async function writeDraft(draft: string, state: ServingState, tokenCache: TokenCache): Promise<void> {
  const file = await open(draft, 'w', 0o600); // The copy holds salts and keys of testers.
  try {
    const head: CopyHead = { format, confirmedAtMs: state.freshness.confirmedAtMs, tokens: tokenCache.tokens };
    await file.write(`${JSON.stringify(head)}\n`);
    const sources = [...state.snapshot.sources()];
    for (let from = 0; from < sources.length; from += targetsAWrite) {
      const lines = sources.slice(from, from + targetsAWrite).map(encodeServedTarget);
      await file.write(`${lines.join('\n')}\n`);
      await nextTurn();
    }
    await file.write(`${JSON.stringify({ count: sources.length })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

export interface DiskCopy extends Omit<CopyHead, 'format'> {
  readonly targets: readonly ServedTarget[];
}

/** Undefined when there is no complete copy in the current form. */
export async function readDiskCopy(path: string): Promise<DiskCopy | undefined> {
  const input = createReadStream(path, 'utf8');
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    return await copyIn(lines);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  } finally {
    lines.close();
    input.destroy();
  }
}

async function copyIn(lines: AsyncIterable<string>): Promise<DiskCopy | undefined> {
  const targets: ServedTarget[] = [];
  let head: CopyHead | undefined;
  let count: number | undefined;
  for await (const line of lines) {
    if (head === undefined) {
      head = headIn(line);
      if (head === undefined) return undefined;
      continue;
    }
    count = countIn(line);
    if (count !== undefined) continue;
    const target = readServedTarget(line);
    if (target === undefined) return undefined;
    targets.push(target);
  }
  if (head === undefined || count !== targets.length) return undefined;
  return { confirmedAtMs: head.confirmedAtMs, tokens: head.tokens, targets };
}

function headIn(line: string): CopyHead | undefined {
  const head = parse(line) as Partial<CopyHead> | undefined;
  const isOurs = head?.format === format && Array.isArray(head.tokens);
  return isOurs ? (head as CopyHead) : undefined;
}

function countIn(line: string): number | undefined {
  if (!line.startsWith('{"count":')) return undefined;
  return (parse(line) as { count?: number } | undefined)?.count;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const checkEveryMs = 1000;
/** Without changes the copy is written at this interval, for its age. */
const restEveryMs = minuteMs;
/** Writing takes at most a twentieth of the time. */
const shareOfTime = 20;

export interface DiskCopyOptions {
  readonly path: string;
  readonly state: ServingState;
  readonly tokenCache: TokenCache;
  readonly logger: Logger;
  readonly now: () => number;
}

/** Writes the disk copy after changes, and from time to time for its age. */
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
      name: 'writing the copy on disk',
      everyMs: checkEveryMs,
      firstAfterMs: checkEveryMs,
      logger,
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
    const { tokens } = this.#options.tokenCache;
    return JSON.stringify(tokens) !== JSON.stringify(this.#tokens);
  }

  async #write(): Promise<void> {
    const { path, state, tokenCache, logger, now } = this.#options;
    this.#isStale = false;
    this.#tokens = tokenCache.tokens;
    const startedAtMs = now();
    try {
      await writeDiskCopy(path, state, tokenCache);
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
