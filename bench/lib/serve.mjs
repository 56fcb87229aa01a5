/** The server's half of an HTTP case: listens, reports its address, and its CPU time and memory on request over IPC. */
import { createServer } from 'node:http';

export function serve(listener) {
  const server = createServer(listener);
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('message', (message) => {
    if (message === 'usage') process.send({ cpuUs: cpuUs(), rssBytes: process.memoryUsage().rss });
    if (message === 'end') process.exit(0);
  });
  process.on('disconnect', () => process.exit(0));
  return server;
}

function cpuUs() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
