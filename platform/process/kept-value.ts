import type { Registry } from 'prom-client';

/** Reads a value on demand, at most once per interval. Used by probes and metrics, so that a request costs no query. */
export interface KeptValue<T> {
  /** Undefined when the last read failed, or when none has ended in time. */
  get(): Promise<T | undefined>;
}

export interface KeepOptions<T> {
  readonly read: () => Promise<T>;
  /** A younger value is returned without a read. */
  readonly everyMs: number;
  /**
   * A value of at most this age is returned while the next read runs. With an older value, `get` waits for the read.
   */
  readonly goodForMs: number;
}

/** `get` waits at most this long for a read. */
const waitMs = 3_000;

export function keepValue<T>({ read, everyMs, goodForMs }: KeepOptions<T>): KeptValue<T> {
  let kept: { readonly value: T | undefined; readonly atMs: number } | undefined;
  let reading: Promise<T | undefined> | undefined;

  async function refresh(): Promise<T | undefined> {
    let value: T | undefined;
    try {
      value = await read();
    } catch {
      value = undefined; // A failure is kept too, so that many requests do not repeat the read.
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

export interface MetricsText {
  readonly contentType: string;
  readonly body: string;
}

const everyMs = 500;

/**
 * The metrics of a process in Prometheus' text format, collected at most twice a second. @throws when that fails or
 * takes over 3 s.
 */
export function keepMetricsText(registry: Registry): () => Promise<MetricsText> {
  const text = keepValue({ read: () => registry.metrics(), everyMs, goodForMs: everyMs });
  return async () => {
    const body = await text.get();
    if (body === undefined) throw new Error('The metrics could not be collected');
    return { contentType: registry.contentType, body };
  };
}
