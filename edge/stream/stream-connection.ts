/**
 * One open stream: raw writes to its socket. Closes the socket when too many bytes are buffered. The client can
 * reconnect and names its last event.
 */
import type { Socket } from 'node:net';
import type { Grant } from '../access/token-cache.js';
import type { HttpExchange } from '../http/reply.js';

const openingLines = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/event-stream',
  'Cache-Control: no-store',
  'X-Accel-Buffering: no', // Otherwise nginx buffers events.
  'Connection: close',
];
const opening = Buffer.from(`${openingLines.join('\r\n')}\r\n\r\n`);
const openingForPages = Buffer.from(`${[...openingLines, 'Access-Control-Allow-Origin: *'].join('\r\n')}\r\n\r\n`);

let opened = 0;

export class StreamConnection {
  readonly grant: Grant;
  /** Spreads heartbeats evenly over the seconds. */
  readonly number: number;
  readonly #socket: Socket;
  readonly #waitingLimit: number;
  #onDropped: (() => void) | null = null;

  /** Takes the socket over from HTTP: a chunk header and a copy for each connection would be half of the cost. */
  constructor({ request, forPages }: HttpExchange, grant: Grant, waitingLimit: number) {
    this.grant = grant;
    this.number = opened++;
    this.#socket = request.socket;
    this.#waitingLimit = waitingLimit;
    this.#socket.setTimeout(0);
    this.#socket.setNoDelay(true);
    this.#socket.on('error', () => undefined); // 'close' follows.
    this.#socket.write(forPages ? openingForPages : opening);
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed;
  }

  onClose(listener: () => void): void {
    this.#socket.once('close', listener);
  }

  onDropped(listener: () => void): void {
    this.#onDropped = listener;
  }

  /** Closes the connection instead when too many bytes are buffered already. */
  write(bytes: Buffer): void {
    const socket = this.#socket;
    if (socket.writableLength + bytes.length <= this.#waitingLimit || socket.writableLength === 0) {
      socket.write(bytes);
      return;
    }
    this.#onDropped?.();
    socket.destroy();
  }

  /** For long texts. False when the caller should wait for `drained` before the next write. */
  writeSome(text: string): boolean {
    return this.#socket.write(text);
  }

  /**
   * Resolves to true when all is written, to false when the client has disconnected or took longer than `timeoutMs`.
   */
  drained(timeoutMs: number): Promise<boolean> {
    const socket = this.#socket;
    return new Promise((resolve) => {
      const finish = (isDrained: boolean): void => {
        clearTimeout(timer);
        socket.off('drain', onDrain);
        socket.off('close', onClose);
        resolve(isDrained);
      };
      const onDrain = (): void => finish(true);
      const onClose = (): void => finish(false);
      const timer = setTimeout(onClose, timeoutMs);
      socket.on('drain', onDrain);
      socket.on('close', onClose);
      if (socket.destroyed) onClose();
    });
  }

  end(): void {
    this.#socket.end();
    this.#socket.destroySoon();
  }
}
