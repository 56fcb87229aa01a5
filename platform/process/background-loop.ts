/**
 * Runs a background loop: rounds with a pause between them, back-off after a failure, one log line per outage, and a
 * stop that ends the pause. A round gets an AbortSignal and must return soon after it is aborted. docs/architecture.md
 * lists all loops.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage } from '../log/error-fields.js';

export interface BackgroundLoop {
  /** Ends the pause. Called during a round, it makes the next pause end at once. */
  readonly wake: () => void;
  /**
   * Ends the pause, aborts the signal of the round and waits for the round, at most `abandonAfterMs`. A call that
   * cannot be aborted must not hold up the end of the process. Idempotent; never rejects.
   */
  readonly stop: () => Promise<void>;
}

/**
 * Of a round: undefined pauses for `everyMs`; a number pauses for that many milliseconds (0: no pause); 'end' ends the
 * loop.
 */
export type AfterRound = number | 'end' | undefined;

export interface LoopOptions {
  /** Completes the log line "… fails, and is tried again". */
  readonly name: string;
  readonly everyMs: number;
  /** First pause after a failed round. It doubles with each further failure up to `longestRetryMs`, with jitter. */
  readonly retryMs?: number;
  /** Default: `everyMs`, and at least `retryMs`. */
  readonly longestRetryMs?: number;
  /** Pause before the first round; default none. */
  readonly firstAfterMs?: number;
  /** Default 800. */
  readonly abandonAfterMs?: number;
  readonly logger: OutageLogger;
  readonly round: (signal: AbortSignal) => Promise<AfterRound> | Promise<void>;
}

export function startLoop(options: LoopOptions): BackgroundLoop {
  const rounds = createRounds(options.round);
  const pause = createPause();
  const running = run(options, pause, rounds);
  return {
    wake: pause.end,
    async stop() {
      rounds.stop();
      pause.end();
      const isStopped = new AbortController();
      const { abandonAfterMs = 800 } = options;
      await Promise.race([running, pauseFor(abandonAfterMs, isStopped.signal)]);
      isStopped.abort();
    },
  };
}

async function run(options: LoopOptions, pause: Pause, rounds: Rounds): Promise<void> {
  const outage = createOutageLog(options.logger, options.name);
  let failures = 0;
  let next: number | 'end' = options.firstAfterMs ?? 0;
  while (next !== 'end') {
    await pause.sleep(next);
    if (rounds.areStopped()) return;
    const result = await attempt(options, rounds);
    if (rounds.areStopped()) return;
    if ('error' in result) {
      outage.failed(result.error);
      failures += 1;
      next = backOffMs(options, failures);
    } else {
      outage.worked();
      failures = 0;
      next = result.after;
    }
  }
}

type RoundResult = { readonly after: number | 'end' } | { readonly error: unknown };

async function attempt({ everyMs }: LoopOptions, rounds: Rounds): Promise<RoundResult> {
  try {
    return { after: (await rounds.next()) ?? everyMs };
  } catch (error) {
    return { error };
  }
}

interface Rounds {
  next(): Promise<AfterRound>;
  areStopped(): boolean;
  stop(): void;
}

/**
 * Each round has a signal of its own. Temporal's client adds a listener for each call and never removes it: on a signal
 * for all rounds every call would be kept until the process ends.
 */
function createRounds(round: LoopOptions['round']): Rounds {
  let isStopped = false;
  let current: AbortController | null = null;
  return {
    areStopped: () => isStopped,
    async next() {
      current = new AbortController();
      setMaxListeners(0, current.signal);
      try {
        return (await round(current.signal)) ?? undefined;
      } finally {
        current = null;
      }
    },
    stop() {
      isStopped = true;
      current?.abort();
    },
  };
}

/** Half of the pause is random, so that processes that failed at the same time do not retry at the same time. */
function backOffMs({ everyMs, retryMs = everyMs, longestRetryMs = everyMs }: LoopOptions, failures: number): number {
  const longestMs = Math.max(retryMs, longestRetryMs);
  const fullMs = Math.min(retryMs * 2 ** Math.min(failures - 1, 20), longestMs);
  return fullMs * (0.5 + Math.random() / 2);
}

interface Pause {
  readonly end: () => void;
  sleep(ms: number): Promise<void>;
}

/** Each pause has its own controller: `AbortSignal.any` of a long-lived signal would keep memory until that ends. */
function createPause(): Pause {
  let isEnded = false;
  let current: AbortController | null = null;
  return {
    end() {
      isEnded = true;
      current?.abort();
    },
    async sleep(ms) {
      if (!isEnded && ms > 0) {
        current = new AbortController();
        await pauseFor(ms, current.signal);
        current = null;
      }
      isEnded = false;
    },
  };
}

/** Resolves to true after `ms`, or to false as soon as `signal` is aborted. */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

export interface OutageLogger {
  warn(facts: object, message: string): void;
  info(facts: object, message: string): void;
}

/** Logs the first failure of repeated work and its recovery, not the failures in between. */
export interface OutageLog {
  failed(error: unknown): void;
  worked(): void;
}

/** `activity` completes "… fails, and is tried again". Another error message is logged again. */
export function createOutageLog(logger: OutageLogger, activity: string): OutageLog {
  let last: string | null = null;
  return {
    failed(error) {
      const message = errorMessage(error);
      if (message === last) return;
      last = message;
      logger.warn({ err: error }, `${activity} fails, and is tried again`);
    },
    worked() {
      if (last === null) return;
      last = null;
      logger.info({}, `${activity} works again`);
    },
  };
}
