/** Connections that send nothing, part of a head, or part of a body, and then only read. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

const sent = {
  nothing: '',
  'half a head': 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n',
  'half a body':
    'POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"token":',
} as const;

export type Slowness = keyof typeof sent;

export interface SlowClient {
  /** Everything that the server has sent, once it has closed the connection. */
  readonly answer: Promise<string>;
  close(): void;
}

/** Resolves when the connection is open, or was open. */
export async function openSlowClient(url: string, slowness: Slowness): Promise<SlowClient> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const answer = answerOn(socket);
  await once(socket, 'connect');
  socket.write(sent[slowness]);
  return { answer, close: () => socket.destroy() };
}

function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined); // On a reset, 'close' follows.
    socket.on('close', () => resolve(text));
  });
}
