/** Reads server-sent events one after another, as a browser does. */
import type { Progress } from '../../contracts/release/releases.js';

export interface ReadEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Progress;
}

export interface OpenStream {
  readonly status: number;
  readonly contentType: string | null;
  /** The next event, or null when the stream has ended. Has no time limit. */
  next(): Promise<ReadEvent | null>;
  /** The next event for which `wanted` returns true, or null when the stream has ended. */
  until(wanted: (progress: Progress) => boolean): Promise<ReadEvent | null>;
  /** Number of comments (heartbeats) so far. */
  readonly comments: number;
  close(): void;
}

export async function openStream(
  url: string,
  secret: string | null,
  headers: Record<string, string> = {},
): Promise<OpenStream> {
  const ending = new AbortController();
  const response = await fetch(url, {
    headers: { ...(secret === null ? {} : { authorization: `Bearer ${secret}` }), ...headers },
    signal: ending.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  let comments = 0;
  const nextBlock = async (): Promise<string | null> => {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end >= 0) {
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        return block;
      }
      const chunk = await reader?.read().catch(() => undefined); // The reader closed the connection, or it was cut.
      if (chunk === undefined || chunk.done) return null;
      buffer += chunk.value;
    }
  };
  const next = async (): Promise<ReadEvent | null> => {
    for (;;) {
      const block = await nextBlock();
      if (block === null) return null;
      const fields = fieldsOf(block);
      if (block.startsWith(':')) comments += 1;
      const { id, event, data } = fields;
      if (data !== undefined) return { id: id ?? '', event: event ?? '', data: JSON.parse(data) as Progress };
    }
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

function fieldsOf(block: string): Partial<Record<string, string>> {
  const lines = block.split('\n').map((line) => line.split(/: ?(.*)/s, 2));
  return Object.fromEntries(lines.map(([name = '', value = '']) => [name, value]));
}
