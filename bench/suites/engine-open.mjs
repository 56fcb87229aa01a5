/**
 * Many open releases under one worker: its memory during minutes of random commands, and the time of a command to a
 * release that is in no worker's memory.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { figuresOf } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { inLanes } from '../engine/lanes.mjs';
import { operatorsAt } from '../engine/operator.mjs';
import { residentMiB } from '../engine/process-usage.mjs';
import { allStarted, grayTemplate, makeOwners, makeTemplate, multiply, raiser } from '../engine/release-world.mjs';

const lanes = 16;

export async function measureOpen({ full, gray, minutes }) {
  const installation = await openInstallation();
  const { pool } = installation;
  try {
    const first = await installation.startHalftone();
    const owners = await makeOwners(first);
    const grayRelease = await grayTemplate(owners, 'gray');
    const fullRelease = await makeTemplate(owners, { name: 'full', commands: [{ type: 'fullRelease' }] });
    await first.end();
    const worker = await installation.startHalftone({ command: 'worker' });
    const api = await installation.startHalftone({ command: 'api' });
    const startedAt = Date.now();
    const fullIds = await multiply(pool, fullRelease, full);
    const grayIds = await multiply(pool, grayRelease, gray);
    await allStarted(pool);
    const startSeconds = (Date.now() - startedAt) / 1000;

    const operators = operatorsAt(api.url, owners.tokens);
    const bare = await installation.startBare();
    await bare.ask({ kind: 'open', count: 200 });
    const raise = raiser();
    // The memory for workflows is full when the minutes begin: what grows then grows for ever.
    await inLanes(gray, lanes, (n) => operators.timed(grayIds[n], raise(grayIds[n])));
    const ms = [];
    const bareMs = [];
    const rssMiB = [];
    const endAt = Date.now() + minutes * 60_000;
    for (let n = 0; Date.now() < endAt; n++) {
      // Each gray release once in its turn: it was put out of memory by the thousands between.
      const id = grayIds[(n * 7) % gray];
      ms.push(await operators.timed(id, raise(id)));
      if (n % 3 === 0) await offlineAndBack(operators, fullIds[(n * 31) % full]);
      if (n % 5 === 0) bareMs.push(...(await bare.ask({ kind: 'commands', of: [n % 200] })).ms);
      if (n % 10 === 0) rssMiB.push({ atMs: Date.now(), rss: residentMiB(worker.pid) });
      await pause(20);
    }
    operators.close();
    await Promise.all([worker.end(), api.end(), bare.end()]);
    return { startSeconds, ...memoryOf(rssMiB), ours: figuresOf(ms), bare: figuresOf(bareMs), full, gray, minutes };
  } finally {
    await installation.close();
  }
}

async function offlineAndBack(operators, id) {
  await operators.timed(id, { type: 'requestOffline', reason: 'bench', cancelActive: false });
  await operators.timed(id, { type: 'withdrawOffline' });
}

/** Growth: the mean of the last fifth beside that of the fifth in the middle. */
function memoryOf(samples) {
  const part = (from, to) => {
    const some = samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));
    return some.reduce((sum, { rss }) => sum + rss, 0) / some.length;
  };
  const maxMiB = Math.max(...samples.map(({ rss }) => rss));
  return { maxMiB, middleMiB: part(0.4, 0.6), lastMiB: part(0.8, 1) };
}
