/**
 * Background reads with limited concurrency. For each item at most one read runs and one waits. A request during a
 * read is served by the next read.
 */
export interface ReadQueue<Item> {
  /** Schedules a read of `item`. A failed read is retried automatically. */
  ask(item: Item): void;
  /** No read starts after it. */
  close(): void;
}

export interface ReadQueueOptions<Item> {
  readonly read: (item: Item) => Promise<void>;
  readonly onFailure: (item: Item, error: unknown) => void;
  /** Concurrent reads of different items. */
  readonly lanes: number;
  /** Pause between two reads of one item, which leaves capacity for other work during many changes. */
  readonly pauseMs: number;
  readonly retryAfterMs: number;
}

export function createReadQueue<Item>(options: ReadQueueOptions<Item>): ReadQueue<Item> {
  const { read, onFailure, lanes, pauseMs, retryAfterMs } = options;
  const waiting = new Set<Item>();
  /** Items being read, or in the pause after it. True: requested again. */
  const busy = new Map<Item, boolean>();
  let running = 0;
  let isClosed = false;

  function ask(item: Item): void {
    if (isClosed) return;
    if (busy.has(item)) busy.set(item, true);
    else waiting.add(item);
    next();
  }

  function next(): void {
    for (const item of waiting) {
      if (running >= lanes) return;
      waiting.delete(item);
      busy.set(item, false);
      running += 1;
      void work(item);
    }
  }

  async function work(item: Item): Promise<void> {
    let isFailed = false;
    try {
      await read(item);
    } catch (error) {
      isFailed = true;
      onFailure(item, error);
    }
    running -= 1;
    const timer = setTimeout(
      () => {
        const isDueAgain = busy.get(item) === true || isFailed;
        busy.delete(item);
        if (isDueAgain) ask(item);
      },
      isFailed ? retryAfterMs : pauseMs,
    );
    timer.unref();
    next();
  }

  return {
    ask,
    close() {
      isClosed = true;
      waiting.clear();
    },
  };
}
