/** Everything that a browser or a client asks works behind a real nginx, with and without a path and its Host. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from '@playwright/test';
import { open as openDecisions } from '../../edge/library/decide.js';
import { freePort } from '../../platform/process/free-port.js';
import { announced, grayRelease, type Installation, idOf, registerWeather } from '../support/installation.js';
import { hasNginx, startNginx } from '../support/nginx.js';
import { runHalftone } from '../support/running-program.js';
import { tempDir } from '../support/temp-dir.js';

const browserPath = process.env['CHROMIUM_PATH'] ?? onPath(['chromium', 'google-chrome']);
const isPossible = hasNginx && browserPath !== undefined;

// One test for each path: a program ends with the test that started it.
(isPossible ? it : it.skip).each(['/halftone', ''])(
  'serves console, documents and decisions at the path "%s"',
  async (path) => {
    const world = await openWorld(path);
    try {
      for (const [proxy, url] of world.urls.entries()) {
        await useConsole(world, url, 20 + 10 * proxy);
        await readDocuments(world, url);
        await askForDecisions(world, url, path);
      }
      await createWorkspace(world, path);
    } finally {
      await world.close();
    }
  },
);

/** Signs in, sees a change arrive by the stream, and pauses. */
async function useConsole(world: World, url: string, percentage: number): Promise<void> {
  const context = await world.browser.newContext();
  try {
    const page = await context.newPage();
    await signIn(page, url, world.token);
    await page.goto(`${url}/releases/${world.release}`);
    await page.locator('[data-live=live]').waitFor();
    await command(world, { type: 'setPercentage', percentage });
    await page
      .getByTestId('share-release')
      .getByText(`${String(percentage)} %`)
      .waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Errors at launch');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor();
    await command(world, { type: 'resume' });
  } finally {
    await context.close();
  }
}

async function readDocuments({ browser, publicUrl }: World, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${url}/docs`);
  await page.getByText('/v1/session').first().waitFor();
  await page.close();
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  expect(document.servers).toEqual([expect.objectContaining({ url: publicUrl })]);
}

async function askForDecisions({ decideToken }: World, url: string, path: string): Promise<void> {
  const headers = { Authorization: `Bearer ${decideToken}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ context: { targetingKey: 'carol', targetApp: 'wallet' } });
  const bulk = await fetch(`${url}/ofrep/v1/evaluate/flags`, { method: 'POST', headers, body });
  const { flags, eventStreams } = (await bulk.json()) as Bulk;
  expect(flags).toHaveLength(1);
  const requestUri = eventStreams[0]?.endpoint.requestUri ?? '';
  expect(requestUri.startsWith(`${path}/ofrep/v1/events`)).toBe(true);
  const stream = await fetch(new URL(requestUri, url), { signal: AbortSignal.timeout(10_000) });
  expect(stream.status).toBe(200);
  await stream.body?.cancel();
  for (const base of [url, `${url}/`]) {
    const decisions = await openDecisions({ url: base, token: decideToken });
    expect(decisions.decide('wallet', 'weather', 'carol')).toBeDefined();
    decisions.close();
  }
}

async function createWorkspace({ urls, token }: World, path: string): Promise<void> {
  const response = await fetch(`${urls[0] ?? ''}/v1/workspaces`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Second', kind: 'developer' }),
  });
  expect(response.headers.get('location')).toMatch(new RegExp(`^${path}/v1/workspaces/`));
}

interface Document {
  readonly servers: readonly { readonly url: string }[];
}

interface Bulk {
  readonly flags: readonly unknown[];
  readonly eventStreams: readonly { readonly endpoint: { readonly requestUri: string } }[];
}

interface World {
  readonly browser: Browser;
  readonly publicUrl: string;
  /** Of two proxies: one rewrites Host and strips the path, the other keeps both. */
  readonly urls: readonly string[];
  readonly token: string;
  readonly decideToken: string;
  readonly release: string;
  readonly installation: Installation;
  close(): Promise<void>;
}

async function openWorld(path: string): Promise<World> {
  const [port, first, second] = [await freePort(0), await freePort(0), await freePort(0)];
  const dataDir = tempDir();
  const publicUrl = `http://localhost:${String(first)}${path}`;
  const env = { PORT: String(port), PUBLIC_URL: `${publicUrl}/`, LOG_LEVEL: 'warn' };
  const program = runHalftone(['start'], { dataDir, env });
  const installation = await announced(program, dataDir);
  const api = `http://127.0.0.1:${String(port)}`;
  const location = `${path}/`;
  const nginx = await startNginx([
    { listen: first, location, proxyPass: `${api}/`, passesHost: false },
    { listen: second, location, proxyPass: api, passesHost: true },
  ]);
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  await registerWeather(installation);
  const release = await grayRelease(installation, '1.0.0', 10);
  return {
    browser,
    publicUrl,
    urls: [publicUrl, `http://localhost:${String(second)}${path}`],
    token: readFileSync(join(dataDir, 'admin-token'), 'utf8').trim(),
    decideToken: await makeDecideToken(installation),
    release,
    installation,
    close: async () => {
      await browser.close();
      await nginx.stop();
      await program.end();
    },
  };
}

async function makeDecideToken({ get, send }: Installation): Promise<string> {
  const { workspaces } = (await get('/v1/me')) as { readonly workspaces: readonly { readonly id: string }[] };
  const made = await send('POST', `/v1/workspaces/${workspaces[0]?.id ?? ''}/decide-tokens`, {
    ...{ name: 'backend', kind: 'server', targetApps: ['wallet'] },
  });
  idOf(made);
  return (made as { readonly secret: string }).secret;
}

/** As an operator does, with a token. */
async function signIn(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/`);
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Token').waitFor({ state: 'detached' });
}

async function command({ installation, release }: World, body: object): Promise<void> {
  expect(await installation.send('POST', `/v1/releases/${release}/commands`, body)).toMatchObject({
    command: { outcome: 'APPLIED' },
  });
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}
