/** The floor of a broadcast: a loop that writes one shared buffer to every socket. */
import { serve } from '../lib/serve.mjs';

const sockets = new Set();
serve((request) => {
  const { socket } = request;
  socket.setNoDelay(true);
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nready\n\n');
  sockets.add(socket);
  socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
});
process.on('message', (message) => {
  if (message.broadcast === undefined) return;
  const bytes = Buffer.from(`id: ${message.broadcast}\nevent: delta\ndata: ${'x'.repeat(430)}${message.broadcast}\n\n`);
  const startedAtNs = process.hrtime.bigint();
  for (const socket of sockets) socket.write(bytes);
  process.send({ startedAtNs: String(startedAtNs) });
});
