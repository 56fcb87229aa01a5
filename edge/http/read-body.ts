/**
 * Reads a small body, compressed or not. With a callback, because a promise would add a tenth to the cost of a
 * request.
 */
import type { IncomingMessage } from 'node:http';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { errorCode } from '../../platform/log/error-fields.js';

/** The status for a body that cannot be read: too large, unknown encoding, or corrupt. */
export type BodyProblem = 413 | 415 | 400;

/** The supported encodings, as `Accept-Encoding` of a 415 names them. */
export const bodyEncodings = 'gzip, deflate, br';

type Decoder = (body: Buffer, options: ZlibOptions, done: (error: Error | null, decoded: Buffer) => void) => void;

const decoders: Readonly<Record<string, Decoder | undefined>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflateEither,
  br: brotliDecompress,
};

/** `limit` bounds the bytes received and the bytes after decoding. Not called when the client leaves before the end. */
export function readBody(request: IncomingMessage, limit: number, done: (read: string | BodyProblem) => void): void {
  let first: Buffer | null = null;
  let more: Buffer[] | null = null;
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) return; // Reads to the end, so that the client receives the answer.
    if (first === null) first = chunk;
    else (more ??= []).push(chunk);
  });
  request.on('end', () => {
    if (size > limit) done(413);
    else if (first === null) done('');
    else decode(request, more === null ? first : Buffer.concat([first, ...more]), limit, done);
  });
}

function decode(
  { headers }: IncomingMessage,
  body: Buffer,
  limit: number,
  done: (read: string | BodyProblem) => void,
): void {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') {
    done(textOf(body));
    return;
  }
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (decoder === undefined) {
    done(415);
    return;
  }
  decoder(body, { maxOutputLength: limit }, (error, decoded) => {
    if (error === null) done(textOf(decoded));
    else done(errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 413 : 400);
  });
}

/**
 * `deflate` means the zlib format; some clients send bare deflate. The first byte of the zlib format has 8 in its low
 * half.
 */
function inflateEither(body: Buffer, options: ZlibOptions, done: Parameters<Decoder>[2]): void {
  const isZlib = ((body[0] ?? 0) & 0x0f) === 8;
  (isZlib ? inflate : inflateRaw)(body, options, done);
}

/** Removes a byte order mark. */
function textOf(body: Buffer): string {
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  return body.toString('utf8', start);
}
