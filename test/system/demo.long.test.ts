import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { announced, preparedDataDir } from '../support/installation/installation.js';
import { project, runCommand, runHalftone, type RunningProgram } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

interface Item {
  readonly status: string;
  readonly percentage: number;
  readonly version: string;
}

function demo(env: Readonly<Record<string, string>>): RunningProgram {
  return runCommand([process.execPath, join(project, 'scripts/demo.mjs')], { cwd: project, env });
}

it('the demo runs the whole procedure repeatedly and leaves a release in gray each time', async () => {
  const dataDir = await preparedDataDir();
  const program = runHalftone(['start'], { dataDir });
  const { apiUrl, get } = await announced(program, dataDir);
  for (const times of [1, 2]) {
    const played = demo({ HALFTONE_URL: apiUrl, HALFTONE_DATA_DIR: dataDir });
    expect(await played.ended).toBe(0);
    expect(played.stdout()).toContain('TARGET_BUSY');
    expect(played.stdout()).toMatch(/Held by 1\.0\.0 at 10 %, since \S+, by admin/);
    expect(played.stdout()).toMatch(/Temporal UI +http:\S+/);
    const { items } = (await get('/v1/releases?status=GRAYSCALE_RELEASE')) as { items: Item[] };
    expect(items.map(({ version, percentage }) => [version, percentage])).toEqual(Array(times).fill(['1.1.0', 20]));
  }
  const stranger = demo({ HALFTONE_URL: apiUrl, HALFTONE_TOKEN: 'wrong' });
  expect(await stranger.ended).toBe(1);
  expect(stranger.stderr()).toContain('Not signed in');
});

it('the demo prints a remedy if no server answers, and if there is no token', async () => {
  const alone = demo({ HALFTONE_URL: 'http://127.0.0.1:1', HALFTONE_TOKEN: 'any' });
  expect(await alone.ended).toBe(1);
  expect(alone.stderr()).toMatch(/No server answers at http:\/\/127\.0\.0\.1:1 .*\nStart Halftone/);
  const tokenless = demo({ HALFTONE_DATA_DIR: tempDir() });
  expect(await tokenless.ended).toBe(1);
  expect(tokenless.stderr()).toMatch(/There is no admin token in .*\nStart Halftone first/);
});
