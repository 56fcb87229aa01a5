/**
 * A value that is read at most once in an interval, however often it is asked for: probes and scrapers must cost no
 * query per request. Nothing is read while nothing asks.
 */
export interface KeptValue<T> {
  /** Undefined when the last read failed, or when none has ended in time. */
  get(): Promise<T | undefined>;
}

export interface KeepOptions<T> {
  readonly read: () => Promise<T>;
  /** A younger value is given as it is. */
  readonly everyMs: number;
  /** An older value is still given while the next is read; beyond it `get` waits for that read. */
  readonly goodForMs: number;
}

/** The longest that `get` waits for a read. */
const waitMs = 3_000;

export function keepValue<T>({ read, everyMs, goodForMs }: KeepOptions<T>): KeptValue<T> {
  let kept: { readonly value: T | undefined; readonly atMs: number } | undefined;
  let reading: Promise<T | undefined> | undefined;

  async function refresh(): Promise<T | undefined> {
    let value: T | undefined;
    try {
      value = await read();
    } catch {
      value = undefined; // A failure is kept as well: a flood of requests must not repeat the read.
    }
    kept = { value, atMs: performance.now() };
    reading = undefined;
    return value;
  }

  return {
    async get() {
      const ageMs = kept === undefined ? Number.POSITIVE_INFINITY : performance.now() - kept.atMs;
      if (kept !== undefined && ageMs < everyMs) return kept.value;
      reading ??= refresh();
      return ageMs < goodForMs ? kept?.value : await within(waitMs, reading);
    },
  };
}

function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
