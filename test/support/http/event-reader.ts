/** Reads a stream of server-sent events in a test. */
import { readEvents, type StreamEvent } from '../../../edge/library/follow-stream.js';
import { closedAfterEach } from '../closed-after-each.js';
import { eventually } from '../eventually.js';

export interface EventReader {
  readonly status: number;
  readonly events: StreamEvent[];
  readonly comments: string[];
  readonly isOpen: () => boolean;
  /** Waits until the given number of events has arrived. */
  saw(count: number): Promise<StreamEvent[]>;
  close(): void;
}

/** Opens readers that are closed after the test that opened them. */
export function readersOfEachTest(): typeof readStream {
  const afterwards = closedAfterEach();
  return async (...args) => {
    const reader = await readStream(...args);
    afterwards(reader.close);
    return reader;
  };
}

async function readStream(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const closing = new AbortController();
  const response = await fetch(url, { headers, signal: closing.signal });
  const events: StreamEvent[] = [];
  const comments: string[] = [];
  let isOpen = response.ok;
  if (response.ok && response.body !== null)
    void readEvents(response.body, { event: (event) => events.push(event), comment: (text) => comments.push(text) })
      .catch(() => undefined)
      .finally(() => {
        isOpen = false;
      });
  return {
    status: response.status,
    events,
    comments,
    isOpen: () => isOpen,
    saw: async (count) => {
      await eventually(() => {
        if (events.length < count) throw new Error(`${events.length} events of ${count}`);
      });
      return events;
    },
    close: () => closing.abort(),
  };
}
