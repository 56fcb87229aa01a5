/**
 * 2,000 readers of all changes over real connections: the database is asked nothing while nothing changes, each reader
 * gets a stop, and the stop is answered.
 */
import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { defaultCommandTimeouts } from '../../../api/release/commands/signal-and-wait.js';
import type { Release } from '../../../domain/release/release.js';
import { makeToken } from '../../support/http/client.js';
import { type CountedDatabase, countedDatabase } from '../../support/api/counted-database.js';
import { describeOnPostgres } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

const readers = 2_000;
const perToken = 20;
const quietMs = 5_000;
const nextHeartbeat = { timeoutMs: 120_000, because: 'a heartbeat comes each 15 seconds' };
const people: readonly Person[] = ['maker admin', 'maker developer', 'host admin', 'host inspector', 'program admin'];

interface Reader {
  readonly request: ClientRequest;
  heartbeats: number;
  text: string;
}

describeOnPostgres('2,000 readers of all changes', (databases) => {
  let counted: CountedDatabase;
  let world: RegistryWorld;
  let release: Release;
  const open: Reader[] = [];

  beforeAll(async () => {
    counted = countedDatabase(databases.db);
    world = await makeRegistryWorld(counted, { commandTimeouts: { ...defaultCommandTimeouts, stopMs: 50 } });
    release = await world.prepared('1.0.0');
    await world.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
  });
  afterAll(async () => {
    for (const { request } of open) request.destroy();
    await world.close();
  });

  const openReader = async (secret: string): Promise<void> => {
    const request = get(`${world.url}/v1/stream`, { headers: { authorization: `Bearer ${secret}` }, agent: false });
    request.on('error', () => undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    const reader: Reader = { request, heartbeats: 0, text: '' };
    response.setEncoding('utf8').on('data', (chunk: string) => {
      if (chunk === ':\n\n') reader.heartbeats += 1;
      else reader.text += chunk;
    });
    open.push(reader);
  };

  /** Milliseconds of the fastest of five pauses over HTTP, each followed by a resume. The last one stays. */
  const timePauses = async (): Promise<number> => {
    const ms: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      if (n > 0) await world.run(release, { type: 'resume' });
      const startedAt = performance.now();
      const answer = await world
        .as('maker admin')
        .post(`/v1/releases/${release.id}/commands`, { type: 'pause', reason: `crashes ${String(n)}` });
      ms.push(performance.now() - startedAt);
      expect(answer).toMatchObject({ status: 200, body: { command: { outcome: 'APPLIED' } } });
    }
    return Math.min(...ms);
  };

  it('ask nothing while nothing changes, and each of them gets a stop, which is answered', async () => {
    const alone = await timePauses();
    await world.run(release, { type: 'resume' });

    for (let n = 0; n < readers / perToken; n += 1) {
      const secret = await makeToken(databases.db, world.nameOf(people[n % people.length]!));
      await Promise.all(Array.from({ length: perToken }, () => openReader(secret)));
    }
    expect(open).toHaveLength(readers);
    await eventually(async () => {
      counted.takeCount();
      await pause(500);
      expect(counted.takeCount()).toBe(0);
    });

    // One statement checks the credentials of all streams at each heartbeat. Between two heartbeats there is none.
    const first = open[0]!;
    const seen = first.heartbeats;
    await eventually(() => expect(first.heartbeats).toBeGreaterThan(seen), nextHeartbeat);
    await pause(1_000);
    counted.takeCount();
    await pause(quietMs);
    expect(counted.takeCount()).toBe(0);
    const beats = first.heartbeats;
    await eventually(() => expect(first.heartbeats).toBe(beats + 1), nextHeartbeat);
    await pause(1_000);
    expect(counted.takeCount()).toBe(1);

    const among = await timePauses();
    await eventually(() => expect(open.filter(({ text }) => text.includes('"phase":"PAUSED"'))).toHaveLength(readers), {
      timeoutMs: 120_000,
      because: 'each of 2,000 readers in this process parses what it gets',
    });
    process.stdout.write(`a stop: ${alone.toFixed(0)} ms, among ${String(readers)} readers ${among.toFixed(0)} ms\n`);
  }, 300_000);
});
