/**
 * Server-sent events over fetch, because a browser's EventSource sends no token. Reads one connection to its end.
 * Not `eventsource-parser`: halftone/decide runs in other programs and in browsers, and needs no package there.
 */
export interface StreamEvent {
  readonly id: string | null;
  readonly type: string;
  readonly data: string;
}

export interface EventSink {
  event(event: StreamEvent): void;
  /** A comment line without its colon. Heartbeats are comments. */
  comment(text: string): void;
}

/** Parses `body` into `sink`. Resolves at the end of the body. Rejects when the connection breaks or is aborted. */
export async function readEvents(body: ReadableStream<Uint8Array>, sink: EventSink): Promise<void> {
  const parser = new EventParser(sink);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    parser.push(decoder.decode(value, { stream: true }));
  }
}

/** Lines end in LF, because Halftone's servers send no other line ends. */
class EventParser {
  readonly #sink: EventSink;
  /** Parts of an incomplete line. They are joined once, because a line may be megabytes long. */
  #pending: string[] = [];
  #id: string | null = null;
  #type = 'message';
  #data: string[] = [];

  constructor(sink: EventSink) {
    this.#sink = sink;
  }

  push(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#pending.push(text.slice(start, end));
      const line = this.#pending.join('');
      this.#pending = [];
      this.#line(line);
      start = end + 1;
    }
    if (start < text.length) this.#pending.push(text.slice(start));
  }

  #line(line: string): void {
    if (line === '') {
      this.#dispatch();
      return;
    }
    if (line.startsWith(':')) {
      this.#sink.comment(line.slice(1).trim());
      return;
    }
    const colon = line.indexOf(': ');
    const value = line.slice(colon + 2);
    if (line.startsWith('data: ')) this.#data.push(value);
    else if (line.startsWith('id: ')) this.#id = value;
    else if (line.startsWith('event: ')) this.#type = value;
  }

  #dispatch(): void {
    const event: StreamEvent = { id: this.#id, type: this.#type, data: this.#data.join('\n') };
    this.#id = null;
    this.#type = 'message';
    this.#data = [];
    if (event.data !== '') this.#sink.event(event);
  }
}
