/** Reads a small body. By callback: a promise for each request would be a tenth of its cost. */
import type { IncomingMessage } from 'node:http';

/** Null: larger than `limit` bytes. Not called when the client leaves before the end. */
export function readBody(request: IncomingMessage, limit: number, done: (text: string | null) => void): void {
  let first: Buffer | null = null;
  let more: Buffer[] | null = null;
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) return; // Read to its end all the same, so that the answer reaches the client.
    if (first === null) first = chunk;
    else (more ??= []).push(chunk);
  });
  request.on('end', () => {
    if (size > limit) done(null);
    else if (first === null) done('');
    else done(more === null ? first.toString() : Buffer.concat([first, ...more]).toString());
  });
}
