/** One event to many open streams: until the last reader has it, beside a bare loop of writes; memory for each. */
import { fork } from 'node:child_process';
import { once as onceOf } from 'node:events';
import { join } from 'node:path';
import { startServer } from '../lib/load.mjs';

export async function measureBroadcast({ rounds, readers }) {
  const best = {};
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? ['sse-bare', 'sse-edge'] : ['sse-edge', 'sse-bare']) {
      const result = await broadcastTo(name, readers);
      const known = best[name] ?? result;
      best[name] = { lastMs: Math.min(known.lastMs, result.lastMs), kibEach: Math.min(known.kibEach, result.kibEach) };
    }
  return best;
}

/** Ends the bench rather than wait for ever for a message that was lost. */
function once(child, name) {
  return onceOf(child, name, { signal: AbortSignal.timeout(60_000) });
}

async function broadcastTo(name, readers) {
  const server = await startServer(name);
  const { rssBytes: before } = await server.usage();
  const client = fork(join(import.meta.dirname, '..', 'lib', 'readers.mjs'), [String(server.port), String(readers)]);
  const [{ ready }] = await once(client, 'message');
  if (!ready) throw new Error('the readers are not ready');
  const { rssBytes: after } = await server.usage();
  const times = [];
  for (let i = 1; i <= 9; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200)); // Longer than changes are gathered.
    const received = once(client, 'message');
    const started = once(server.child, 'message');
    server.child.send({ broadcast: i });
    const [[{ startedAtNs }], [{ receivedAtNs }]] = await Promise.all([started, received]);
    times.push(Number(BigInt(receivedAtNs) - BigInt(startedAtNs)) / 1e6);
  }
  client.kill();
  server.end();
  times.sort((a, b) => a - b);
  return { lastMs: times[4], kibEach: (after - before) / 1024 / readers };
}
