/** The parts of a browser's EventSource that a page needs, since Node 20 has none: events, ids, reconnection. */
import { readEvents } from '../../../edge/library/follow-stream.js';

type Listener = (event: { readonly data?: string }) => void;

export class TestEventSource {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = TestEventSource.CONNECTING;
  readonly #listeners = new Map<string, Listener[]>();
  readonly #closing = new AbortController();

  constructor(url: string) {
    void this.#run(url);
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  close(): void {
    this.readyState = TestEventSource.CLOSED;
    this.#closing.abort();
  }

  async #run(url: string): Promise<void> {
    const last: { id: string | null } = { id: null };
    while (!this.#closing.signal.aborted) {
      try {
        const headers: Record<string, string> = last.id === null ? {} : { 'Last-Event-ID': last.id };
        const response = await fetch(url, { headers, signal: this.#closing.signal });
        if (!response.ok || response.body === null) {
          this.close();
        } else {
          this.readyState = TestEventSource.OPEN;
          this.#emit('open', {});
          await readEvents(response.body, {
            event: ({ id, type, data }) => {
              last.id = id ?? last.id;
              this.#emit(type, { data });
            },
            comment: () => undefined,
          });
        }
      } catch {
        // The connection broke or was closed.
      }
      if (this.readyState !== TestEventSource.CLOSED) this.readyState = TestEventSource.CONNECTING;
      this.#emit('error', {});
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  #emit(type: string, event: { readonly data?: string }): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}
