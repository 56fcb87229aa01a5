/** What a process without the API answers to probes. */
import { expect, it } from '@jest/globals';
import { aliveAnswer, answerProbes } from '../../../platform/http/probe-server.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { listen } from '../../support/http/http.js';

const afterwards = closedAfterEach();

async function serve(): Promise<string> {
  const probes = { '/healthz': aliveAnswer, '/metrics': () => Promise.reject(new Error('no metrics yet')) };
  const { url, close } = await listen(answerProbes(probes, silentLogger()));
  afterwards(close);
  return url;
}

it('the probe server answers a known path to GET and HEAD, and all else with 404', async () => {
  const url = await serve();
  const requested = [
    fetch(`${url}/healthz?from=here`),
    fetch(`${url}/healthz`, { method: 'HEAD' }),
    fetch(`${url}/healthz`, { method: 'POST' }),
    fetch(`${url}/other`),
  ];
  const answers = await Promise.all(
    requested.map(async (answer) => [(await answer).status, await (await answer).text()]),
  );
  const noSuchPath = [404, '{"title":"No such path"}'];
  expect(answers).toEqual([[200, '{"status":"alive"}'], [200, ''], noSuchPath, noSuchPath]);
});

it('the probe server asks to try again when a probe fails, and says why', async () => {
  const answer = await fetch(`${await serve()}/metrics`);
  expect([answer.status, answer.headers.get('Retry-After'), await answer.json()]).toEqual([
    503,
    '1',
    { title: 'no metrics yet' },
  ]);
});
