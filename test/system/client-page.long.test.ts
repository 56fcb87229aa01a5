/**
 * A page of a project of its own, which Vite builds with the packed client, in a real browser and against a running
 * server. Vite serves it with the paths of the API on the same origin, as a proxy in front of both does.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { afterEach, expect, it } from '@jest/globals';
import { browserArguments } from '../console/playwright.config.js';
import { announced, grayRelease, preparedDataDir, registerWeather } from '../support/installation/installation.js';
import { installClient, packClient } from '../support/installation/packed-client.js';
import { project, runCommand, runHalftone } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A list, a command, a wait over the stream, and a problem. The rest of the package is for back ends. */
const page = `
import { allItems, ApiProblem, halftoneClient, sendCommand, waitFor } from 'halftone-client';

globalThis.use = async ({ token, release }) => {
  const client = halftoneClient({ url: '', token });
  const names = [];
  for await (const { name } of allItems((page) => client.GET('/v1/workspaces', { params: { query: page } })))
    names.push(name);
  const waited = waitFor(client, release, ({ percentage }) => percentage === 20, { pollMs: 600_000 });
  await sendCommand(client, release, { type: 'setPercentage', percentage: 20 });
  const { percentage } = await waited;
  const refused = await sendCommand(client, release, { type: 'setPercentage', percentage: 5 }).catch((error) => error);
  return { names, percentage, code: refused.problem.code, isProblem: refused instanceof ApiProblem };
};
document.title = 'ready';
`;

it('a page that Vite builds lists, commands and waits', async () => {
  const dataDir = await preparedDataDir();
  const installation = await announced(runHalftone(['start'], { dataDir }), dataDir);
  const { apiUrl, send } = installation;
  await registerWeather(installation);
  const release = await grayRelease(installation, '1.0.0', 10);
  const { secret: token } = (await send('POST', '/v1/tokens', { user: 'admin', name: 'page' })) as Secret;

  const address = await servedPage(apiUrl);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: browserArguments,
  });
  closing.push(() => browser.close());
  const tab = await browser.newPage();
  const errors: string[] = [];
  tab.on('pageerror', ({ message }) => errors.push(message));
  await tab.goto(address);
  await tab.waitForFunction(`document.title === 'ready'`);
  const answer: unknown = await tab.evaluate(`use(${JSON.stringify({ token, release })})`);
  expect([answer, errors]).toEqual([
    { names: ['Acme'], percentage: 20, code: 'PERCENTAGE_MUST_INCREASE', isProblem: true },
    [],
  ]);
});

interface Secret {
  readonly secret: string;
}

/** Resolves to the address of the page. */
async function servedPage(apiUrl: string): Promise<string> {
  const folder = tempDir();
  await installClient(folder, packClient(folder));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="./page.js"></script>');
  writeFileSync(join(folder, 'page.js'), page);
  const preview = { host: '127.0.0.1', port: 0, proxy: { '/v1': apiUrl } };
  writeFileSync(join(folder, 'vite.config.mjs'), `export default ${JSON.stringify({ preview })};\n`);
  const vite = join(project, 'node_modules', '.bin', 'vite');
  await promisify(execFile)(vite, ['build', '--logLevel', 'error'], { cwd: folder });
  const served = runCommand([vite, 'preview'], { cwd: folder, env: { NO_COLOR: '1' } });
  const [, address = ''] = await served.saying(/(http:\/\/127\.0\.0\.1:\d+)/);
  return address;
}
