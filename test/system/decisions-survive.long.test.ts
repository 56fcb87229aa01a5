/** Decisions continue from memory while every other process is killed under load. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { readDiskCopy } from '../../edge/source/disk-copy.js';
import { silentLogger } from '../../platform/log/logger.js';
import { startTemporalDevServer } from '../../platform/temporal/temporal-dev-server.js';
import { migrateToLatest } from '../../store/database/migrate.js';
import { openDatabase } from '../../store/open-database.js';
import { createDecideToken } from '../../store/access/decide-tokens.js';
import { secret, tokenOf } from '../support/edge/edge-world.js';
import { eventually } from '../support/eventually.js';
import { pidsBelow } from '../support/process/process-tree.js';
import { type RunningProgram, runHalftone } from '../support/process/running-program.js';
import { makeWorld, type World } from '../support/database/store-world.js';
import { tempDir } from '../support/process/temp-dir.js';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Runs `start`. Returns a function that kills every process which it has started. */
async function killable<T>(start: () => Promise<T>): Promise<{ made: T; kill: () => void }> {
  const before = new Set(pidsBelow(process.pid));
  const made = await start();
  const pids = pidsBelow(process.pid).filter((pid) => !before.has(pid));
  expect(pids.length).toBeGreaterThan(0);
  return {
    made,
    kill: () => {
      for (const pid of pids) killNow(pid);
    },
  };
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The process has ended with its parent.
  }
}

/** A separate server for this test, because other tests use the shared one. */
async function ownPostgres() {
  const shared = process.env['TEST_DATABASE_URL'];
  delete process.env['TEST_DATABASE_URL'];
  try {
    const script = '../../scripts/postgres.mjs';
    const { startPostgres } = (await import(script)) as {
      startPostgres: () => Promise<{ url: string; stop: () => Promise<void> } | undefined>;
    };
    return await killable(startPostgres);
  } finally {
    if (shared !== undefined) process.env['TEST_DATABASE_URL'] = shared;
  }
}

async function grayWorld(databaseUrl: string): Promise<World> {
  const database = await openDatabase({ databaseUrl });
  await migrateToLatest(database.kysely);
  const world = await makeWorld(database);
  const first = await world.prepared('1.0.0');
  await world.raise(first.id, 10_000);
  const second = await world.prepared('2.0.0');
  await world.raise(second.id, 5000);
  const { workspace_id: workspaceId } = await database.kysely
    .selectFrom('target_app')
    .select('workspace_id')
    .where('id', '=', world.target.targetApp)
    .executeTakeFirstOrThrow();
  const token = { ...tokenOf(secret, [world.target.targetApp]), id: randomUUID(), name: 'launcher' };
  await createDecideToken(database.kysely, {
    ...token,
    kind: 'page',
    workspaceId,
    createdBy: 'alice',
    createdAtMs: Date.now(),
  });
  await database.close();
  return world;
}

async function ask(url: string, { target }: World, userKey: string): Promise<{ version: string; ageSeconds: number }> {
  const answer = await fetch(`${url}/ofrep/v1/evaluate/flags/${target.miniProgram}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}` },
    body: JSON.stringify({ context: { targetingKey: userKey, targetApp: target.targetApp } }),
  });
  if (answer.status !== 200) throw new Error(`${answer.status}`);
  const { value } = (await answer.json()) as { value: string };
  return { version: value, ageSeconds: Number(answer.headers.get('halftone-snapshot-age')) };
}

/** Requests decisions without a pause until it is stopped. Every user must always get the same answer. */
function load(url: string, world: World): { requests: () => number; stop: () => Promise<string[]> } {
  const failures: string[] = [];
  const versions = new Map<string, string>();
  let requests = 0;
  let isOver = false;
  const askers = Array.from({ length: 8 }, async (_, asker) => {
    for (let i = 0; !isOver; i++) {
      const userKey = `user-${asker}-${i % 50}`;
      try {
        const { version } = await ask(url, world, userKey);
        if ((versions.get(userKey) ?? version) !== version) failures.push(`${userKey} got ${version}`);
        versions.set(userKey, version);
      } catch (error) {
        failures.push(String(error));
      }
      requests += 1;
    }
  });
  return {
    requests: () => requests,
    stop: async () => {
      isOver = true;
      await Promise.all(askers);
      return failures;
    },
  };
}

it('the decision plane answers every decision while API, worker, Temporal and Postgres are killed, and after its restart', async () => {
  const { made: postgres, kill: killPostgres } = await ownPostgres();
  if (postgres === undefined) {
    if (process.env['CI'] === 'true') throw new Error('This machine has no Postgres server program');
    return;
  }
  cleanUps.push(() => postgres.stop().catch(() => undefined));
  const world = await grayWorld(postgres.url);
  const temporal = await killable(() =>
    startTemporalDevServer({ dataDir: tempDir(), logger: silentLogger(), onProgress: () => undefined }),
  );
  cleanUps.push(() => temporal.made.stop().catch(() => undefined));
  const env = { DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: temporal.made.address, HOST: '127.0.0.1', PORT: '0' };
  const dataDir = tempDir();
  const api = runHalftone(['api'], { dataDir: tempDir(), env });
  const worker = runHalftone(['worker'], { dataDir: tempDir(), env });
  const edge = runHalftone(['edge'], { dataDir, env });
  await Promise.all([api.saying(/The API listens on/), worker.saying(/polls/), edge.saying(/It knows 1 targets/)]);
  const url = await urlOf(edge);

  const loading = load(url, world);
  for (const kill of [() => void api.end('SIGKILL'), () => void worker.end('SIGKILL'), temporal.kill, killPostgres]) {
    await moreThan(loading.requests, 100);
    kill();
  }
  await moreThan(loading.requests, 500);
  await eventually(async () => expect((await ask(url, world, 'ada')).ageSeconds).toBeGreaterThan(1));
  expect(await loading.stop()).toEqual([]);

  await eventually(async () => {
    const copy = await readDiskCopy(join(dataDir, 'edge', 'serving.jsonl'));
    expect(copy?.targets).toHaveLength(1);
    expect(copy?.tokens).toHaveLength(1);
  });
  const before = await ask(url, world, 'ada');
  await edge.end('SIGKILL');
  const again = runHalftone(['edge'], { dataDir, env });
  const answer = await ask(await urlOf(again), world, 'ada');
  expect(answer.version).toBe(before.version);
  expect(answer.ageSeconds).toBeGreaterThan(1);
}, 180_000);

async function urlOf(edge: RunningProgram): Promise<string> {
  return (await edge.saying(/decision plane listens on (http:\S+)/))[1] ?? '';
}

/** Waits for the given number of further requests. Has no time limit. */
async function moreThan(requests: () => number, count: number): Promise<void> {
  const wanted = requests() + count;
  while (requests() < wanted) await sleep(10);
}
