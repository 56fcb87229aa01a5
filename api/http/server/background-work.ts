/** Tracks work that outlives its request. The process waits for it before it closes the connections that it uses. */
export interface BackgroundWork {
  /** Returns the same promise. The caller handles its rejection. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no work is in progress. */
  settled(): Promise<void>;
}

export function createBackgroundWork(): BackgroundWork {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      const ended: Promise<unknown> = work.catch(() => undefined).finally(() => underWay.delete(ended));
      underWay.add(ended);
      return work;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
