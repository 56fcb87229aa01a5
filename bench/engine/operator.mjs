/**
 * Operators at the API: keep-alive connections, several tokens and addresses, so that no rate limit is what is
 * measured. Not through `client/`: `fetch` costs about 0.7 ms of CPU a request more than `node:http`, which would be
 * measured too.
 */
import { performance } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export function operatorsAt(url, tokens) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const { hostname, port } = new URL(url);
  let sent = 0;

  function ask(method, path, body) {
    const n = sent++;
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      Authorization: `Bearer ${tokens[n % tokens.length]}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
      'X-Forwarded-For': `10.0.0.${n % 200}`,
      ...(body === undefined ? {} : { 'Idempotency-Key': randomUUID() }),
    };
    return new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, body: answer === '' ? null : JSON.parse(answer) }),
        );
      });
      sent.on('error', reject).end(text);
    });
  }

  async function must(method, path, body) {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Milliseconds from the request to the recorded outcome; the command must have been applied. */
  async function timed(releaseId, command) {
    const startedAt = performance.now();
    let { command: record } = await must('POST', `/v1/releases/${releaseId}/commands`, command);
    // 202: the answer was given before the outcome was there.
    while (record.outcome === 'RECEIVED') {
      await pause(1_000);
      ({ command: record } = await must('GET', `/v1/commands/${record.id}`));
    }
    const ms = performance.now() - startedAt;
    if (record.outcome !== 'APPLIED') throw new Error(`${command.type}: ${record.outcome} after ${ms} ms`);
    return ms;
  }

  return { ask, must, timed, close: () => agent.destroy() };
}
