/** Finds TCP ports on the loopback address that nobody listens on at this moment. */
import { type AddressInfo, createServer } from 'node:net';

/** `preferred` when it is free, else any free one. Another process may take it before you do: be ready to ask again. */
export async function freePort(preferred = 0): Promise<number> {
  return (await portIfFree(preferred)) ?? (await portIfFree(0)) ?? preferred;
}

async function portIfFree(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(port, '127.0.0.1', () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => {
        resolve(taken);
      });
    });
  });
}
