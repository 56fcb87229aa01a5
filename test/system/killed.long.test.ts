import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { isRunning } from '../../platform/process/process-identity.js';
import { eventually } from '../support/eventually.js';
import { announced, grayRelease, preparedDataDir, registerWeather } from '../support/installation/installation.js';
import { pidsBelow } from '../support/process/process-tree.js';
import { runHalftone } from '../support/process/running-program.js';

const untilNextWorker = { timeoutMs: 120_000, because: 'a task for the killed worker is free after ten seconds' };

it('a release keeps its state through kill -9 during a raise, and continues after the restart', async () => {
  const dataDir = await preparedDataDir();
  const first = runHalftone(['start'], { dataDir });
  const before = await announced(first, dataDir);
  await registerWeather(before);
  const release = await grayRelease(before, '1.0.0', 1);
  const commands = `/v1/releases/${release}/commands`;
  const raise = { type: 'setPercentage', percentage: 10 };
  const sameKey = { 'Idempotency-Key': 'the-raise' };

  const temporal = Number.parseInt(readFileSync(join(dataDir, 'temporal.pid'), 'utf8'), 10);
  process.kill(temporal, 'SIGSTOP'); // No workflow decides the command now.
  const unanswered = before.send('POST', commands, raise, sameKey).catch(() => 'cut off');
  await eventually(async () =>
    expect(await before.get(commands)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ type: 'setPercentage', outcome: 'RECEIVED' })]),
    }),
  );
  const pids = pidsBelow(first.pid);
  expect(pids.length).toBeGreaterThan(1); // One of them is Temporal.
  process.kill(temporal, 'SIGCONT'); // Ends with its parent.
  expect(await first.end('SIGKILL')).toBeNull();
  await unanswered;

  const second = runHalftone(['start'], { dataDir });
  const after = await announced(second, dataDir);
  expect(pids.filter(isRunning)).toEqual([]);
  await eventually(async () => {
    const repeated = await after.send('POST', commands, raise, sameKey);
    expect(repeated).toMatchObject({ command: { outcome: 'APPLIED' }, release: { percentage: 10 } });
  }, untilNextWorker);
  expect(await after.send('POST', commands, { type: 'setPercentage', percentage: 20 })).toMatchObject({
    command: { outcome: 'APPLIED' },
    release: {
      steps: [
        { from: 0, to: 1 },
        { from: 1, to: 10 },
        { from: 10, to: 20 },
      ],
    },
  });
  expect(await after.send('POST', commands, { type: 'fullRelease' })).toMatchObject({
    release: { status: 'FULL_RELEASE' },
  });
  expect(await after.get(`/v1/releases/${release}?source=workflow`)).toMatchObject({ status: 'FULL_RELEASE' });

  const stopping = pidsBelow(second.pid);
  expect(stopping).toContain(Number.parseInt(readFileSync(join(dataDir, 'temporal.pid'), 'utf8'), 10));
  expect(await second.end('SIGTERM')).toBe(0);
  expect(stopping.filter(isRunning)).toEqual([]);
});
