/**
 * Where the dev server's own user interface listens. It answers any page that reaches it, by whatever name, so its
 * address must not be one that a page can find: every address 127.x.y.z leads to this machine on Linux, and one of them
 * with a random port has 37 bits.
 */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../process/free-port.js';
import type { UiAddress } from './temporal-server-process.js';

const answersWithinMs = 10_000;

export async function findUiAddress(): Promise<UiAddress> {
  const host = `127.${[1, 2, 3].map(() => String(randomInt(1, 255))).join('.')}`;
  // Other systems have 127.0.0.1 alone. The port is all that is left to guess then (13 bits).
  return { host: (await canListenOn(host)) ? host : '127.0.0.1', port: await freePort() };
}

/** The UI listens before the server behind it answers, and then asks that again with a growing pause. */
export async function untilUiAnswers({ host, port }: UiAddress, namespace: string): Promise<void> {
  const url = `http://${host}:${String(port)}/api/v1/namespaces/${encodeURIComponent(namespace)}`;
  const untilMs = Date.now() + answersWithinMs;
  while (Date.now() < untilMs) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
    await pause(100);
  }
}

function canListenOn(host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(0, host, () => server.close(() => resolve(true)));
  });
}
