/** Reads server-sent events one after another, with a parser that is not ours: it ends the stream at a bad line. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Progress } from '../../../contracts/release/releases.js';

export interface ReadEvent<Data = Progress> {
  readonly id: string;
  readonly event: string;
  readonly data: Data;
}

export interface OpenStream<Data = Progress> {
  readonly status: number;
  readonly contentType: string | null;
  /** The next event, or null when the stream has ended. Has no time limit. */
  next(): Promise<ReadEvent<Data> | null>;
  /** The next event for which `wanted` returns true, or null when the stream has ended. */
  until(wanted: (data: Data) => boolean): Promise<ReadEvent<Data> | null>;
  /** Number of comments (heartbeats) so far. */
  readonly comments: number;
  close(): void;
}

export async function openStream<Data = Progress>(
  url: string,
  secret: string | null,
  headers: Record<string, string> = {},
): Promise<OpenStream<Data>> {
  const ending = new AbortController();
  const response = await fetch(url, {
    headers: { ...(secret === null ? {} : { authorization: `Bearer ${secret}` }), ...headers },
    signal: ending.signal,
  });
  let comments = 0;
  const parser = new EventSourceParserStream({
    onComment() {
      comments += 1;
    },
    onError: 'terminate',
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(parser).getReader();
  const next = async (): Promise<ReadEvent<Data> | null> => {
    const read = await reader?.read().catch(() => undefined); // The reader closed the connection, or it was cut.
    if (read?.value === undefined) return null;
    const { id = '', event = '', data } = read.value;
    return { id, event, data: JSON.parse(data) as Data };
  };
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    get comments() {
      return comments;
    },
    next,
    async until(wanted) {
      for (;;) {
        const event = await next();
        if (event === null || wanted(event.data)) return event;
      }
    },
    close() {
      ending.abort();
    },
  };
}
