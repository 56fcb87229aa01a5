/**
 * Keeps one stream of targets open: connects, reads, and reconnects at the last event. It does not interpret events.
 * Not `eventsource-parser`: halftone-client/decide runs in other programs and in browsers, and needs no package there.
 */
export interface StreamTarget {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

export interface StreamListener {
  event(event: StreamEvent): void;
  /** Seconds since the server last compared its data with the database. */
  age(seconds: number): void;
  connected(isConnected: boolean): void;
  /** The server refused the token for good. `code`: from the problem document, null when there was none. */
  refused(status: number, code: string | null): void;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** Heartbeats arrive every 15 s. Without three of them the connection counts as dead. */
const silenceMs = 45_000;

/** Returns at once. Runs until `signal` aborts. */
export function followStream(target: StreamTarget, listener: StreamListener, signal: AbortSignal): void {
  void run(target, listener, signal);
}

async function run(target: StreamTarget, listener: StreamListener, signal: AbortSignal): Promise<void> {
  const connection = { lastId: null as string | null };
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const ending = await connectOnce(target, listener, { signal, connection });
    if (ending === 'refused') return;
    if (ending === 'was open') pauseMs = firstPauseMs;
    // A random pause, so that thousands of clients of a restarted server do not reconnect together.
    await pause(pauseMs * (0.5 + Math.random()), signal);
  }
}

type Ending = 'refused' | 'was open' | 'never open';

interface Attempt {
  readonly signal: AbortSignal;
  readonly connection: { lastId: string | null };
}

async function connectOnce(
  target: StreamTarget,
  listener: StreamListener,
  { signal, connection }: Attempt,
): Promise<Ending> {
  const silence = new AbortController();
  let watchdog = setTimeout(() => silence.abort(), silenceMs);
  const restartWatchdog = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => silence.abort(), silenceMs);
  };
  let isOpen = false;
  try {
    const headers: Record<string, string> = { Authorization: `Bearer ${target.token}`, Accept: 'text/event-stream' };
    if (connection.lastId !== null) headers['Last-Event-ID'] = connection.lastId;
    const response = await target.fetch(target.url, { headers, signal: AbortSignal.any([signal, silence.signal]) });
    if (response.status === 401 || response.status === 403) {
      listener.refused(response.status, await problemCodeOf(response));
      // A token that was accepted before may become valid again. A first refusal is a configuration error.
      return connection.lastId === null ? 'refused' : 'never open';
    }
    if (!response.ok || response.body === null) return 'never open';
    isOpen = true;
    listener.connected(true);
    await readEvents(response.body, {
      event: (event) => {
        restartWatchdog();
        listener.event(event);
        if (event.id !== null) connection.lastId = event.id;
      },
      comment: (text) => {
        restartWatchdog();
        const age = /^age (\d+)$/.exec(text)?.[1];
        if (age !== undefined) listener.age(Number(age));
      },
    });
  } catch {
    // A network error or our own abort: reconnects, unless the stream was closed.
  } finally {
    clearTimeout(watchdog);
    if (isOpen) listener.connected(false);
  }
  return isOpen ? 'was open' : 'never open';
}

async function problemCodeOf(response: Response): Promise<string | null> {
  try {
    const { code } = (await response.json()) as { code?: unknown };
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** One event of the stream. Read over fetch, because a browser's EventSource sends no token. */
export interface StreamEvent {
  readonly id: string | null;
  readonly type: string;
  readonly data: string;
}

interface EventSink {
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
