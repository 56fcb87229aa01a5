import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { isRunning } from '../../platform/process/process-identity.js';
import { checkout } from '../support/installation/checkout.js';
import { eventually } from '../support/eventually.js';
import { announced } from '../support/installation/installation.js';
import { pidsBelow, pressCtrlC } from '../support/process/process-tree.js';
import { readmeShell } from '../support/installation/readme.js';
import { runCommand } from '../support/process/running-program.js';

it('a new user can run npm start, both tours and the demo, and stop with Ctrl-C', async () => {
  const folder = checkout();
  const program = runCommand(['npm', 'start'], { cwd: folder, env: { PORT: '0', LOG_LEVEL: 'warn' } });
  const dataDir = join(folder, '.halftone');
  const { apiUrl, temporalUiUrl } = await announced(program, dataDir);
  const [, consoleUrl = ''] = await program.saying(/^ {2}Console +(http:\S+) +\(signs in once\)$/m);
  for (const url of [consoleUrl, `${apiUrl}/docs/`, temporalUiUrl]) {
    const page = await fetch(url, { headers: { Accept: 'text/html' } });
    expect(page.status).toBe(200);
  }
  expect(statSync(join(dataDir, 'admin-token')).mode & 0o777).toBe(0o600);

  await followTourOfCommands(folder, apiUrl);
  await followTour(folder, apiUrl);
  await tryWhatIsNext(folder, program.output());

  const pids = pidsBelow(program.pid);
  expect(pids).toContain(pidIn(join(dataDir, 'temporal.pid')));
  pressCtrlC(program.pid);
  await program.ended;
  await eventually(() => expect(pids.filter(isRunning)).toEqual([]));
  expect(program.output()).not.toMatch(/"level":"(warn|error|fatal)"/);
});

async function followTourOfCommands(folder: string, apiUrl: string): Promise<void> {
  const typed = readmeShell(folder, 'Five minutes by command line');
  expect(typed).toContain('HALFTONE_URL=http://localhost:8080 ');
  const script = typed.replace('http://localhost:8080', apiUrl);
  const tour = runCommand(['bash', '-euo', 'pipefail', '-c', script], { cwd: folder });
  expect({ code: await tour.ended, errors: tour.stderr().replaceAll(/^Command id: .*\n/gm, '') }).toEqual({
    code: 0,
    errors: expect.stringMatching(/^halftone: PAUSED: .*\n {2}Remedy: Resume first/m),
  });
  const said = tour.stdout();
  for (const words of ['SERVING, 1 %', 'SERVING, 10 %', 'PAUSED, 10 %', 'exit code 2', 'Full Release, 100 %'])
    expect(said).toContain(words);
  expect(said).toMatch(/^Gets +1\.0\.0$/m);
  expect(said).toMatch(/FullyReleased/);
}

async function followTour(folder: string, apiUrl: string): Promise<void> {
  const typed = readmeShell(folder, 'The same by HTTP');
  expect(typed).toContain('API=http://localhost:8080\n');
  const script = typed.replace('API=http://localhost:8080', `API=${apiUrl}`);
  const tour = runCommand(['bash', '-euo', 'pipefail', '-c', script], { cwd: folder });
  await tour.ended;

  const answers = tour
    .stdout()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  expect(
    answers.flatMap(({ command }) => (command === undefined ? [] : [`${command.type} ${command.outcome}`])),
  ).toEqual([
    'apply APPLIED',
    'approve APPLIED',
    'setPercentage APPLIED',
    'setPercentage APPLIED',
    'pause APPLIED',
    'setPercentage REJECTED',
    'resume APPLIED',
    'fullRelease APPLIED',
  ]);
  expect(answers.flatMap(({ code }) => code ?? [])).toEqual(['PAUSED']);
  const trail = answers.at(-1)?.items ?? [];
  expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_, index) => index + 1));
  expect(trail.at(-1)?.after).toMatchObject({ status: 'FULL_RELEASE' });
}

interface Answer {
  readonly command?: { readonly type: string; readonly outcome: string };
  readonly code?: string;
  readonly items?: readonly { readonly seq: number; readonly after: unknown }[];
}

/** The commands that the program prints at start. */
async function tryWhatIsNext(folder: string, said: string): Promise<void> {
  const [, next = ''] = /Next, in a second terminal:\n\n(.*?)\n\n/s.exec(said) ?? [];
  expect(next).toMatch(/^.*npm run demo\n.*curl .*$/);
  const trial = runCommand(['bash', '-euo', 'pipefail', '-c', next], { cwd: folder });
  expect({ code: await trial.ended, output: trial.output() }).toEqual({
    code: 0,
    output: expect.stringMatching(/It stays there, for you to look at.*"user":"admin"/s),
  });
}

function pidIn(file: string): number {
  return Number.parseInt(readFileSync(file, 'utf8'), 10);
}
