/**
 * Finds TCP ports on the loopback address that no process listens on at this moment. Not `get-port`: it refuses a port
 * that it returned in the last 15 s, so a restarted server would move to another one. It also falls back to the ports
 * of outgoing connections.
 */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Above 32767 are the ports that systems use for outgoing connections: each may be taken at any moment. A Temporal
 * server with a database stores its port in a 16-bit column, which ends there too.
 */
const lowest = 20_000;
const highest = 32_767;
const longestSearch = 100;

/**
 * Returns `preferred` when it is free, else a free port from 20000 to 32767. Another process may take it before the
 * caller opens it, so the caller must be able to retry. Returns `preferred` when none is free: opening it fails then.
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
