/**
 * The client's half of an HTTP case: connections that each send the next request when the answer is whole. Requests
 * are made beforehand; only the length of answers is read, so the server is what works.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { targetApp, token } from './targets.mjs';

const connections = 64;

export function requestText(path, userKey, more = '') {
  const body = JSON.stringify({ context: { targetingKey: userKey, targetApp } });
  const head = `POST ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n${more}`;
  return Buffer.from(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

export async function startServer(name, args = []) {
  const child = fork(join(import.meta.dirname, '..', 'servers', `${name}.mjs`), args, { execArgv: ['--expose-gc'] });
  const [{ port }] = await once(child, 'message');
  const usage = async () => {
    child.send('usage');
    return (await once(child, 'message'))[0];
  };
  return { port, usage, child, end: () => child.send('end') };
}

/** CPU microseconds of the server per request, and requests a second, over `count` requests. */
export async function drive(server, requests, count, expectedStatus) {
  const before = await server.usage();
  const startedAt = process.hrtime.bigint();
  await sendAll(server.port, requests, count, expectedStatus);
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  const after = await server.usage();
  return { cpuUs: (after.cpuUs - before.cpuUs) / count, perSecond: count / seconds };
}

function sendAll(port, requests, count, expectedStatus) {
  let sent = 0;
  let answered = 0;
  return new Promise((resolve, reject) => {
    const open = () => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.setNoDelay(true).setEncoding('latin1');
      const next = () => {
        if (sent >= count) return socket.end();
        socket.write(requests[sent++ % requests.length]);
      };
      socket.on('connect', next).on('error', reject);
      socket.on('data', (chunk) => {
        text = text === '' ? chunk : text + chunk;
        const headEnd = text.indexOf('\r\n\r\n');
        if (headEnd === -1) return;
        const at = text.indexOf('Content-Length: ');
        const length = at === -1 || at > headEnd ? 0 : Number.parseInt(text.slice(at + 16, at + 26), 10);
        if (text.length < headEnd + 4 + length) return;
        if (!text.startsWith(expectedStatus, 9)) return reject(new Error(text.slice(0, headEnd)));
        text = '';
        answered += 1;
        if (answered === count) resolve();
        next();
      });
    };
    for (let i = 0; i < connections; i++) open();
  });
}
