/**
 * Keeps one stream of targets open for ever: connects, reads, and connects again where it was. Says nothing about what
 * the events mean.
 */
import { readEvents, type StreamEvent } from './event-stream.js';

export interface StreamTarget {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

export interface StreamListener {
  event(event: StreamEvent): void;
  /** How long ago the server compared with its database, in seconds. */
  age(seconds: number): void;
  connected(isConnected: boolean): void;
  /** The server refused the token for good. `code`: of its problem document, null when there was none. */
  refused(status: number, code: string | null): void;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** Heartbeats come every 15 s: after three of them the connection is dead, whatever the network says. */
const silenceMs = 45_000;

/** Returns at once; runs until `signal`. */
export function followStream(target: StreamTarget, listener: StreamListener, signal: AbortSignal): void {
  void run(target, listener, signal);
}

async function run(target: StreamTarget, listener: StreamListener, signal: AbortSignal): Promise<void> {
  const connection = { lastId: null as string | null };
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const ending = await connectOnce(target, listener, { signal, connection });
    if (ending === 'refused') return;
    if (ending === 'was open') pauseMs = firstPauseMs;
    // Spread, so that thousands of readers of a restarted server do not come as one.
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
  const heard = (): void => {
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
      // Once let in, a token may come back; a new one that is refused is a mistake of its owner.
      return connection.lastId === null ? 'refused' : 'never open';
    }
    if (!response.ok || response.body === null) return 'never open';
    isOpen = true;
    listener.connected(true);
    await readEvents(response.body, {
      event: (event) => {
        heard();
        listener.event(event);
        if (event.id !== null) connection.lastId = event.id;
      },
      comment: (text) => {
        heard();
        const age = /^age (\d+)$/.exec(text)?.[1];
        if (age !== undefined) listener.age(Number(age));
      },
    });
  } catch {
    // The network, or our own abort: both mean to connect again, unless closed.
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
