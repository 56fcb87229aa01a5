/** A running Halftone behind a real nginx, with a gray release, a QR code and a browser. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from '@jest/globals';
import { type Browser, chromium, type Page } from '@playwright/test';
import { freePort } from '../../../platform/process/free-port.js';
import { decided } from '../api/decided.js';
import { announced, grayRelease, type Installation, idOf, registerWeather } from './installation.js';
import { type Certificate, hasNginx, startNginx } from './nginx.js';
import { runHalftone } from '../process/running-program.js';
import { tempDir } from '../process/temp-dir.js';

const browserPath = process.env['CHROMIUM_PATH'] ?? onPath(['chromium', 'google-chrome']);
export const canProxy = hasNginx && browserPath !== undefined;

export interface ProxiedWorld {
  readonly browser: Browser;
  readonly publicUrl: string;
  /** Of two proxies: one rewrites Host and strips the path, the other keeps both. */
  readonly urls: readonly string[];
  readonly token: string;
  readonly decideToken: string;
  /** Version 1.1.0 in its gray phase; everybody else has 1.0.0. */
  readonly release: string;
  /** The id of a code that leads to weather. */
  readonly qrCode: string;
  readonly installation: Installation;
  close(): Promise<void>;
}

/** `path`: of PUBLIC_URL. With a certificate the proxies speak https. */
export async function openProxiedWorld(path: string, certificate?: Certificate): Promise<ProxiedWorld> {
  const [port, first, second] = [await freePort(0), await freePort(0), await freePort(0)];
  const dataDir = tempDir();
  const scheme = certificate === undefined ? 'http' : 'https';
  const publicUrl = `${scheme}://localhost:${String(first)}${path}`;
  const env = { PORT: String(port), PUBLIC_URL: `${publicUrl}/`, LOG_LEVEL: 'warn' };
  const program = runHalftone(['start'], { dataDir, env });
  const installation = await announced(program, dataDir);
  const api = `http://127.0.0.1:${String(port)}`;
  const common = { location: `${path}/`, ...(certificate === undefined ? {} : { certificate }) };
  const nginx = await startNginx([
    { ...common, listen: first, proxyPass: `${api}/`, passesHost: false },
    { ...common, listen: second, proxyPass: api, passesHost: true },
  ]);
  const browser = await chromium.launch({
    executablePath: browserPath ?? '',
    // What still grows or slides moves from under a click on a busy machine.
    args: ['--no-sandbox', '--force-prefers-reduced-motion'],
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await nginx.stop();
    await program.end();
  };
  try {
    await registerWeather(installation);
    const full = await grayRelease(installation, '1.0.0', 10);
    await command({ installation, release: full }, { type: 'fullRelease' });
    const release = await grayRelease(installation, '1.1.0', 10);
    return {
      browser,
      publicUrl,
      urls: [publicUrl, `${scheme}://localhost:${String(second)}${path}`],
      token: readFileSync(join(dataDir, 'admin-token'), 'utf8').trim(),
      decideToken: await makeDecideToken(installation),
      release,
      qrCode: await makeQrCode(installation),
      installation,
      close,
    };
  } catch (error) {
    await close(); // Jest does not end while they run.
    throw error;
  }
}

async function makeDecideToken({ get, send }: Installation): Promise<string> {
  const { workspaces } = (await get('/v1/me')) as { readonly workspaces: readonly { readonly id: string }[] };
  const made = await send('POST', `/v1/workspaces/${workspaces[0]?.id ?? ''}/decide-tokens`, {
    name: 'backend',
    kind: 'server',
    targetApps: ['wallet'],
  });
  idOf(made);
  return (made as { readonly secret: string }).secret;
}

async function makeQrCode({ send }: Installation): Promise<string> {
  const target = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production' };
  return idOf(await send('POST', '/v1/qr-codes', { kind: 'PROMO', ...target, page: 'pages/index' }));
}

/** As an operator does, with a token. */
export async function signIn(page: Page, url: string, token: string): Promise<void> {
  await page.goto(`${url}/`);
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Token').waitFor({ state: 'detached' });
}

export async function command(
  { installation, release }: Pick<ProxiedWorld, 'installation' | 'release'>,
  body: object,
): Promise<void> {
  const answer = await installation.send('POST', `/v1/releases/${release}/commands`, body);
  expect(await decided(answer, installation.get)).toMatchObject({
    command: { outcome: 'APPLIED' },
  });
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}
