/**
 * Reads in the background, a few at a time. Of one item at most one read is in progress and one waits: what is asked
 * for during a read is served by the next.
 */
export interface ReadQueue<Item> {
  /** Reads `item` soon; after a failure again by itself. */
  ask(item: Item): void;
  /** Nothing begins after it. */
  close(): void;
}

export interface ReadQueueOptions<Item> {
  readonly read: (item: Item) => Promise<void>;
  readonly onFailure: (item: Item, error: unknown) => void;
  /** Reads at the same time, of different items. */
  readonly lanes: number;
  /** Between two reads of one item: a storm of changes must leave room for other work. */
  readonly pauseMs: number;
  readonly retryAfterMs: number;
}

export function createReadQueue<Item>(options: ReadQueueOptions<Item>): ReadQueue<Item> {
  const { read, onFailure, lanes, pauseMs, retryAfterMs } = options;
  const waiting = new Set<Item>();
  /** Being read, or in the pause after it. True: asked for again. */
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
        const isAskedAgain = busy.get(item) === true || isFailed;
        busy.delete(item);
        if (isAskedAgain) ask(item);
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
