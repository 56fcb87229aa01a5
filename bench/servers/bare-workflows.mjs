/**
 * The other side of the engine's figures: bare workflows in one process with their client, on the same server and with
 * the same settings as ours. One signal, one activity with one transaction of as many statements as ours.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { inLanes } from '../engine/lanes.mjs';

const [address, connectionString, taskQueue, hasWorker] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const connection = await Connection.connect({ address });
const client = new Client({ connection });
const received = new Map();
let next = 0;

await pool.query(`create table if not exists bare (id text primary key, body jsonb, commands int not null default 0)`);
await pool.query(
  `create table if not exists bare_log (id text primary key, of text not null, at timestamptz not null)`,
);

/** As many round trips to the database as our transaction makes. */
async function applyOne(id) {
  const [of] = id.split('#');
  const db = await pool.connect();
  try {
    await db.query('begin');
    const { rows } = await db.query('select body from bare where id = $1 for update', [of]);
    await db.query('select count(*) from bare_log where id = $1', [id]);
    const body = JSON.stringify(rows[0].body);
    await db.query('update bare set commands = commands + 1, body = $2 where id = $1', [of, body]);
    await db.query('insert into bare_log values ($1, $2, now()) on conflict do nothing', [id, of]);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback');
    throw error;
  } finally {
    db.release();
  }
  received.get(id)?.();
  return { id, ok: true };
}

const workflowIdOf = (n) => `${taskQueue}-${n}`;

const tasks = {
  async open({ count }) {
    const body = JSON.stringify({ filler: 'x'.repeat(1500) });
    await pool.query(
      `insert into bare select $1 || '-' || n, $2::jsonb from generate_series(0, $3 - 1) n on conflict do nothing`,
      [taskQueue, body, count],
    );
    await inLanes(count, 32, (n) =>
      client.workflow.start('bareWorkflow', { workflowId: workflowIdOf(n), taskQueue, workflowTaskTimeout: '3s' }),
    );
    return {};
  },
  /** Milliseconds from the signal to the commit, for each of `of` in turn. */
  async commands({ of }) {
    const ms = [];
    for (const n of of) ms.push(await command(n));
    return { ms };
  },
  /** `lanes` clients send one command after the other, to `count` workflows in turn, `each` to every one. */
  async throughput({ count, each, lanes }) {
    const startedAt = performance.now();
    const ms = [];
    await inLanes(count * each, lanes, async (n) => ms.push(await command(n % count)));
    return { ms, perSecond: (count * each) / ((performance.now() - startedAt) / 1000) };
  },
  async signal({ count }) {
    await inLanes(count, 32, (n) => client.workflow.getHandle(workflowIdOf(n)).signal('command', newId(n)));
    return {};
  },
  /** To each of `count` workflows `steps` commands, `pauseMs` apart. Answers how much later the later ones came. */
  async chains({ count, steps, pauseMs }) {
    const ids = [];
    const all = [];
    for (let n = 0; n < count; n++) {
      const handle = client.workflow.getHandle(workflowIdOf(n));
      for (let step = 0; step < steps; step++) {
        const id = newId(n);
        ids.push(id);
        all.push(new Promise((resolve) => received.set(id, resolve)));
        await handle.signal('command', id, step === 0 ? 0 : pauseMs);
      }
      await pause(pauseMs / count);
    }
    await Promise.all(all);
    for (const id of ids) received.delete(id);
    const { rows } = await pool.query(
      `select extract(epoch from at - lag(at) over (partition by of order by at)) * 1000 as ms from bare_log
       where id = any($1)`,
      [ids],
    );
    return { lateMs: rows.filter(({ ms }) => ms !== null).map(({ ms }) => Number(ms) - pauseMs) };
  },
  /** Events of every run of a workflow. */
  async runs({ workflowId }) {
    const lengths = [];
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
      lengths.push((await client.workflow.getHandle(workflowId, runId).describe()).historyLength);
    return { lengths };
  },
};

function newId(n) {
  return `${workflowIdOf(n)}#${process.pid}-${next++}`;
}

async function command(n) {
  const id = newId(n);
  const done = new Promise((resolve) => received.set(id, resolve));
  const startedAt = performance.now();
  await client.workflow.getHandle(workflowIdOf(n)).signal('command', id);
  await done;
  received.delete(id);
  return performance.now() - startedAt;
}

process.on('message', ({ kind, ...rest }) => {
  tasks[kind](rest).then(
    (answer) => process.send(answer),
    (error) => process.send({ error: error.stack }),
  );
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

if (hasWorker === 'true') {
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowsPath: fileURLToPath(new URL('bare-workflow.mjs', import.meta.url)),
    activities: { applyOne },
    maxCachedWorkflows: 1000,
    stickyQueueScheduleToStartTimeout: '1s',
    maxConcurrentActivityTaskExecutions: 10,
  });
  void worker.run();
}
process.send({ ready: true });
