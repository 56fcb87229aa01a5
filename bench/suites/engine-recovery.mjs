/**
 * Kill -9 of the worker with many releases in flight and a command waiting for each; how long until the last outcome.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { lowest } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { inLanes } from '../engine/lanes.mjs';
import { operatorsAt } from '../engine/operator.mjs';
import { allStarted, grayTemplate, makeOwners, multiply, raiser } from '../engine/release-world.mjs';

const lanes = 200;

export async function measureRecovery({ rounds, inFlight }) {
  const installation = await openInstallation();
  try {
    const bareClient = await installation.startBare({ hasWorker: false });
    const first = await installation.startHalftone();
    const owners = await makeOwners(first);
    const ids = await multiply(installation.pool, await grayTemplate(owners, 'gray'), inFlight);
    await allStarted(installation.pool);
    await first.end();
    const api = await installation.startHalftone({ command: 'api' });
    const world = { installation, ids, bareClient, raise: raiser(), operators: operatorsAt(api.url, owners.tokens) };
    await bareClient.ask({ kind: 'open', count: inFlight });
    const ours = [];
    const bare = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await recoverOurs(world));
      bare.push(await recoverBare(world));
    }
    await api.end();
    await bareClient.end();
    return { ours: lowest(ours, 'lastMs'), bare: lowest(bare, 'lastMs'), rounds: { ours, bare } };
  } finally {
    await installation.close();
  }
}

async function recoverOurs({ installation, ids, operators, raise }) {
  const { pool } = installation;
  const decided = async () =>
    (await pool.query(`select count(*)::int as n from command where outcome <> 'RECEIVED'`)).rows[0].n;
  const startWorker = () => installation.startHalftone({ command: 'worker' });
  const doomed = await startWorker();
  await inLanes(ids.length, lanes, (n) => operators.timed(ids[n], raise(ids[n])));
  await doomed.end('SIGKILL');
  const goal = (await decided()) + ids.length;
  await inLanes(ids.length, lanes, (n) => operators.ask('POST', `/v1/releases/${ids[n]}/commands`, raise(ids[n])));
  return recovered(startWorker, async () => (await decided()) >= goal);
}

async function recoverBare({ installation, ids, bareClient }) {
  const { pool } = installation;
  const decided = async () => (await pool.query('select sum(commands)::int as n from bare')).rows[0].n;
  const startWorker = () => installation.startBare();
  const signalAll = () => bareClient.ask({ kind: 'signal', count: ids.length });
  const doomed = await startWorker();
  const before = await decided();
  await signalAll();
  while ((await decided()) < before + ids.length) await pause(50);
  await doomed.end('SIGKILL');
  await signalAll();
  return recovered(startWorker, async () => (await decided()) >= before + 2 * ids.length);
}

async function recovered(startWorker, isDone) {
  const startedAt = Date.now();
  const starting = startWorker();
  while (!(await isDone())) await pause(50);
  const lastMs = Date.now() - startedAt;
  await (await starting).end();
  return { lastMs };
}
