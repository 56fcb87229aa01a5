import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { announced, grayRelease, preparedDataDir, registerWeather } from '../support/installation/installation.js';
import { buildOnce, project, type RunningProgram, runCommand } from '../support/process/running-program.js';

const hook = pathToFileURL(join(project, 'test/support/process/count-syncs.mjs')).href;

it('the embedded database syncs its log at least once for each acknowledged command', async () => {
  const dataDir = await preparedDataDir();
  const program = startCounted(dataDir);
  const halftone = await announced(program, dataDir);
  await registerWeather(halftone);
  const release = await grayRelease(halftone, '1.0.0', 1);

  for (const percentage of [2, 3, 4, 5, 6]) {
    const before = logSyncs(dataDir);
    const answer = await halftone.send('POST', `/v1/releases/${release}/commands`, {
      type: 'setPercentage',
      percentage,
    });
    // One commit records the command, a second one its outcome.
    expect(logSyncs(dataDir) - before).toBeGreaterThanOrEqual(2);
    expect(answer).toMatchObject({ command: { outcome: 'APPLIED' } });
  }
  expect(program.output()).not.toContain('not safe');
  expect(await program.end()).toBe(0);
});

it('a program whose disk refuses a sync ends, acknowledges nothing after that, and recovers at the next start', async () => {
  const dataDir = await preparedDataDir();
  const diskIsBroken = join(dataDir, 'disk-is-broken');
  const first = startCounted(dataDir, { SYNCS_FAIL_WHEN: diskIsBroken });
  const before = await announced(first, dataDir);
  await registerWeather(before);
  const release = await grayRelease(before, '1.0.0', 1);
  writeFileSync(diskIsBroken, '');
  const command = { type: 'setPercentage', percentage: 10 };
  await expect(before.send('POST', `/v1/releases/${release}/commands`, command)).rejects.toThrow();
  expect(await first.ended).toBe(1);
  expect(first.stderr()).toContain('The disk refused to sync the embedded database');

  const second = startCounted(dataDir);
  const after = await announced(second, dataDir);
  expect(await after.get(`/v1/releases/${release}`)).toMatchObject({ status: expect.stringMatching(/./) });
  expect(await after.send('POST', `/v1/releases/${release}/commands`, command)).toMatchObject({
    release: { percentage: 10 },
  });
  expect(await second.end()).toBe(0);
});

function startCounted(dataDir: string, env: Readonly<Record<string, string>> = {}): RunningProgram {
  buildOnce();
  const command = [process.execPath, '--import', hook, join(project, 'dist/cli/main.js'), 'start'] as const;
  return runCommand(command, {
    cwd: project,
    env: { HALFTONE_DATA_DIR: dataDir, PORT: '0', COUNT_SYNCS: join(dataDir, 'syncs'), ...env },
  });
}

function logSyncs(dataDir: string): number {
  const counted = join(dataDir, 'syncs');
  if (!existsSync(counted)) return 0;
  const paths = readFileSync(counted, 'utf8').split('\n');
  return paths.filter((path) => path.startsWith(join(dataDir, 'database', 'pg_wal'))).length;
}
