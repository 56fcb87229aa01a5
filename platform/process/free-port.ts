/**
 * Finds TCP ports on the loopback address that no process listens on at this moment.
 * Not `get-port`: it refuses a port that it returned in the last 15 s, so a restarted server would move to another one,
 * and it falls back to the ports of outgoing connections.
 */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Systems give connections the ports above by themselves, Linux from 32768 on: one of those may be gone at any moment.
 * A Temporal server on a database takes none of them for its own: its column ends there.
 */
const lowest = 20_000;
const highest = 32_767;
const longestSearch = 100;

/**
 * `preferred` when it is free, else one from 20000 to 32767. Another process may take it before you do: be ready to ask
 * again. When none can be had, `preferred` all the same: to open it says why.
 */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && (await isFree(preferred))) return preferred;
  for (let tried = 0; tried < longestSearch; tried += 1) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) return port;
  }
  return preferred;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
