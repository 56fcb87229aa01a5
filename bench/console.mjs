/**
 * `npm run bench:console`: how long an operator waits in the console, in a real browser against the real program with
 * 10,000 mini programs and 10,000 releases. Medians of seven, printed as a table for docs/performance.md.
 */
import '../scripts/check-node.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../scripts/browser-tests.mjs';
import { buildIfStale } from '../scripts/build.mjs';
import { fillWithPrograms } from './lib/many-programs.mjs';

const port = 18_877;
const url = `http://127.0.0.1:${port}`;
const rounds = 7;
const many = 10_000;

await buildIfStale();
const dataDir = mkdtempSync(join(tmpdir(), 'halftone-bench-console-'));
let program = await start();
try {
  const world = await makeWorld();
  await end(program);
  await fillWithPrograms({ dataDir, ...world, count: many });
  program = await start();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  console.table(await measure(browser, world));
  await browser.close();
} finally {
  await end(program);
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(browser, { token, workspace, gray }) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } });
  await context.request.post('/v1/session', { data: { token } });
  const page = await context.newPage();
  const sinceNavigation = () => page.evaluate('performance.now()');
  const since = async (act) => {
    const before = await sinceNavigation();
    await act();
    return (await sinceNavigation()) - before;
  };
  const loaded = (address, sign) => async () => {
    await page.goto(address, { waitUntil: 'commit' });
    await sign().waitFor();
    return sinceNavigation();
  };
  const list = `/workspaces/${workspace}/mini-programs`;
  const releases = `/workspaces/${workspace}/releases`;
  const row = (name) => page.getByRole('row', { name });
  const nextPage = (firstCell) => async () => {
    const before = await firstCell().textContent();
    return since(async () => {
      await page.getByRole('button', { name: 'Next page' }).click();
      await page.waitForTimeout(0);
      while ((await firstCell().textContent()) === before) await page.waitForTimeout(5);
    });
  };
  const firstCell = () => page.locator('tbody td a').first();
  return {
    'release page until a percentage can be chosen': await median(
      loaded(`/releases/${gray}`, () => page.locator('label', { hasText: '10 %' })),
    ),
    'mini programs, first page of 10,000': await median(loaded(list, firstCell)),
    'mini programs, next page': await median(nextPage(firstCell)),
    'mini programs, found by a word (of it 200 ms until the hand rests)': await median(async () => {
      await page.goto(list);
      await firstCell().waitFor();
      return since(async () => {
        await page.getByLabel('Search mini programs').fill('p-07777');
        await row('p-07777').waitFor();
        await row('p-00001').waitFor({ state: 'detached' });
      });
    }),
    'releases, first page of 10,000': await median(loaded(releases, firstCell)),
    'releases, next page': await median(nextPage(firstCell)),
    'releases, filtered to those in gray': await median(
      loaded(`${releases}?status=GRAYSCALE_RELEASE`, () => row('weather 2.0.0')),
    ),
  };
}

async function median(measureOnce) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measureOnce());
  return `${Math.round(times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)])} ms`;
}

/** What is copied, and one release in gray to look at. */
async function makeWorld() {
  const token = readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
  const call = async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  };
  const { id: workspace } = await call('POST', '/v1/workspaces', { name: 'Bench', kind: 'tenant' });
  const policy = { review: { selfApproval: true } };
  const app = { id: 'wallet', name: 'Wallet', workspace, environments: ['production'], policy };
  await call('POST', '/v1/target-apps', app);
  await call('POST', `/v1/workspaces/${workspace}/mini-programs`, { id: 'weather', name: 'Weather' });
  const release = async (number, command) => {
    const version = { number, package: { url: 'https://packages.example/x.zip', sha256: 'a'.repeat(64) }, pages: [] };
    await call('POST', '/v1/mini-programs/weather/versions', version);
    const path = `/v1/mini-programs/weather/versions/${number}/releases`;
    const { id } = await call('POST', path, { targetApp: 'wallet', environment: 'production' });
    for (const body of [{ type: 'apply' }, { type: 'approve' }, command])
      await call('POST', `/v1/releases/${id}/commands`, body);
    return id;
  };
  const full = await release('1.0.0', { type: 'fullRelease' });
  return { token, workspace, full, gray: await release('2.0.0', { type: 'setPercentage', percentage: 1 }) };
}

async function start() {
  const { PATH, HOME, TEMPORAL_CLI_PATH } = process.env;
  const settings = { HALFTONE_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['dist/cli/main.js', 'start'], {
    cwd: join(import.meta.dirname, '..'),
    env: { PATH, HOME, ...(TEMPORAL_CLI_PATH ? { TEMPORAL_CLI_PATH } : {}), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.includes('sign-in#code=')) break;
  }
  if (!said.includes('sign-in#code=')) throw new Error(`The program did not start:\n${said}`);
  return child;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
