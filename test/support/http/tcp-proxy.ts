/** A TCP proxy between a client and a server. A cut connection loses its data, as when the server dies. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Accepts connections again, on the same port. */
  restore(): Promise<void>;
  /** Keeps every connection open, accepts new ones, and forwards no data. */
  freeze(): void;
  thaw(): void;
  /** How often, since the last call, a client sent data on a connection that had nothing to answer. */
  takeRoundTrips(): number;
}

export async function openTcpProxy(to: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let roundTrips = 0;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  let server: Server;
  let port = 0;
  const listen = async (): Promise<void> => {
    server = createServer((socket) => {
      const upstream = keep(connect(to.port, to.host));
      keep(socket).pipe(upstream).pipe(socket);
      countRoundTrips(socket, upstream, () => (roundTrips += 1));
      if (isFrozen) socket.pause();
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  await listen();
  return {
    port,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    restore: listen,
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    takeRoundTrips() {
      const taken = roundTrips;
      roundTrips = 0;
      return taken;
    },
  };
}

function countRoundTrips(client: Socket, server: Socket, onRoundTrip: () => void): void {
  let isAnswered = true;
  client.on('data', () => {
    if (isAnswered) onRoundTrip();
    isAnswered = false;
  });
  server.on('data', () => {
    isAnswered = true;
  });
}
