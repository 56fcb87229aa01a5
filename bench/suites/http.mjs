/** OFREP over HTTP beside bare node:http and Express: CPU of the server per request, in turns. */
import { drive, requestText, startServer } from '../lib/load.mjs';
import { programs, users } from '../lib/targets.mjs';

const single = Array.from({ length: 1000 }, (_, i) =>
  requestText(`/ofrep/v1/evaluate/flags/${programs[(i * 7) % 1000]}`, users[i * 31]),
);
const bulk = Array.from({ length: 1000 }, (_, i) => requestText('/ofrep/v1/evaluate/flags', users[i * 31]));

export async function measureSingle(settings) {
  return inTurns(settings, [
    { name: 'bare', server: ['bare'], requests: single },
    { name: 'ours', server: ['edge'], requests: single },
    { name: 'express', server: ['express'], requests: single, share: 0.2 },
  ]);
}

export async function measureBulkUnchanged(settings) {
  const server = await startServer('edge', ['100']);
  const unchanged = [];
  for (let i = 0; i < 200; i++) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/ofrep/v1/evaluate/flags`, fetchOf(bulk[i]));
    await answer.arrayBuffer();
    unchanged.push(
      requestText('/ofrep/v1/evaluate/flags', users[i * 31], `If-None-Match: ${answer.headers.get('etag')}\r\n`),
    );
  }
  server.end();
  return inTurns(settings, [
    { name: 'bare', server: ['bare', ['bulk']], requests: unchanged },
    { name: 'ours', server: ['edge', ['100']], requests: unchanged, status: '304' },
  ]);
}

export async function measureBulk(settings) {
  await requireSameAnswers();
  return inTurns(settings, [
    { name: 'stringify', server: ['stringify', ['100']], requests: bulk, share: 0.3 },
    { name: 'ours', server: ['edge', ['100']], requests: bulk, share: 0.3 },
  ]);
}

/** Least CPU per request of the rounds: other work on the machine only adds. */
async function inTurns({ rounds, requests: count }, cases) {
  const results = {};
  for (let round = 0; round < rounds; round++)
    for (const {
      name,
      server: [file, args],
      requests,
      share = 1,
      status = '200',
    } of round % 2 === 0 ? cases : cases.toReversed()) {
      const server = await startServer(file, args);
      await drive(server, requests, Math.round((count * share) / 4), status); // warm
      const measured = await drive(server, requests, Math.round(count * share), status);
      server.end();
      const best = results[name] ?? { cpuUs: Infinity, perSecond: 0 };
      results[name] = {
        cpuUs: Math.min(best.cpuUs, measured.cpuUs),
        perSecond: Math.max(best.perSecond, measured.perSecond),
      };
    }
  return results;
}

/** The fast way and the slow one must say the same, byte for byte. */
async function requireSameAnswers() {
  const servers = [await startServer('edge', ['100']), await startServer('stringify', ['100'])];
  for (let i = 0; i < 20; i++) {
    const [one, other] = await Promise.all(
      servers.map(async ({ port }) =>
        (await fetch(`http://127.0.0.1:${port}/ofrep/v1/evaluate/flags`, fetchOf(bulk[i]))).text(),
      ),
    );
    if (one !== other) throw new Error(`The answers differ:\n${one.slice(0, 300)}\n${other.slice(0, 300)}`);
  }
  for (const server of servers) server.end();
}

function fetchOf(request) {
  const text = request.toString();
  const [head, body] = text.split('\r\n\r\n');
  return { method: 'POST', body, headers: { Authorization: /Authorization: (.*)\r/.exec(head)[1] } };
}
