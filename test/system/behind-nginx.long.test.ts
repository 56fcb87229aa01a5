/** Everything that a browser or a client asks works behind a real nginx, with and without a path and its Host. */
import { afterEach, expect, it } from '@jest/globals';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature, type Provider } from '@openfeature/web-sdk';
import type { Locator, Page } from '@playwright/test';
import { open as openDecisions } from '../../edge/library/decide.js';
import { makeCertificate } from '../support/installation/nginx.js';
import {
  canProxy,
  command,
  openProxiedWorld,
  type ProxiedWorld,
  signIn,
} from '../support/installation/proxied-world.js';
import { eventually } from '../support/eventually.js';

afterEach(() => OpenFeature.close());

// One test for each path: a program ends with the test that started it.
(canProxy ? it : it.skip).each(['/halftone', ''])(
  'serves console, documents and decisions at the path "%s"',
  async (path) => {
    const world = await openProxiedWorld(path);
    try {
      for (const [proxy, url] of world.urls.entries()) {
        await useConsole(world, url, 20 + 10 * proxy);
        await readDocuments(world, url);
        await askForDecisions(world, url, path);
        await evaluateFlag(world, url);
        await scan(world, url);
      }
      await createWorkspace(world, path);
    } finally {
      await world.close();
    }
  },
);

// The cookie of a session is then marked Secure, and its name says that it belongs to this host.
(canProxy ? it : it.skip)('keeps a session over https', async () => {
  const world = await openProxiedWorld('', makeCertificate());
  try {
    for (const [proxy, url] of world.urls.entries()) {
      const context = await world.browser.newContext({ ignoreHTTPSErrors: true });
      const page = await context.newPage();
      await signIn(page, url, world.token);
      const session = (await context.cookies()).find(({ name }) => name.startsWith('__Host-halftone_session'));
      expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/' });
      await pauseAndResume(world, page, url, 20 + 10 * proxy);
      await visit(page, `${url}/q/${world.qrCode}`);
      await page.getByRole('heading').waitFor();
      await context.close();
    }
  } finally {
    await world.close();
  }
});

async function useConsole(world: ProxiedWorld, url: string, percentage: number): Promise<void> {
  const context = await world.browser.newContext();
  try {
    const page = await context.newPage();
    await signIn(page, url, world.token);
    await pauseAndResume(world, page, url, percentage);
  } finally {
    await context.close();
  }
}

/**
 * Again, as a user does: on a busy machine Chromium gave up with ERR_TOO_MANY_RETRIES. Its page of the error can still
 * interrupt the next try.
 */
async function visit(page: Page, address: string): Promise<void> {
  await eventually(async () => {
    await page.goto(address);
  });
}

/** Sees a change arrive by the stream, and pauses. */
async function pauseAndResume(world: ProxiedWorld, page: Page, url: string, percentage: number): Promise<void> {
  await visit(page, `${url}/releases/${world.release}`);
  await page.locator('[data-live=live]').waitFor();
  await command(world, { type: 'setPercentage', percentage });
  await page
    .getByTestId('share-release')
    .getByText(`${String(percentage)} %`)
    .waitFor();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  // By the keyboard: on a busy machine a click can get lost.
  await page.getByRole('dialog').getByRole('button', { name: 'Crashes' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await appears(page, page.getByRole('button', { name: 'Resume', exact: true }));
  await command(world, { type: 'resume' });
}

/** Fails with what the page shows in its place. */
async function appears(page: Page, awaited: Locator): Promise<void> {
  try {
    await awaited.waitFor();
  } catch (cause) {
    throw new Error(`Instead:\n${await page.locator('body').ariaSnapshot()}`, { cause });
  }
}

async function readDocuments({ browser, publicUrl }: ProxiedWorld, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${url}/docs`);
  await page.getByText('/v1/session').first().waitFor();
  await page.close();
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  expect(document.servers).toEqual([expect.objectContaining({ url: publicUrl })]);
}

async function askForDecisions({ decideToken }: ProxiedWorld, url: string, path: string): Promise<void> {
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

/** As the page of a super app does, through the provider that OpenFeature has for browsers. */
async function evaluateFlag({ decideToken }: ProxiedWorld, url: string): Promise<void> {
  await OpenFeature.setContext({ targetingKey: 'carol', targetApp: 'wallet' });
  const headersFactory = () => Promise.resolve<[string, string][]>([['Authorization', `Bearer ${decideToken}`]]);
  const provider = new OFREPWebProvider({
    baseUrl: url,
    headersFactory,
    changeDetection: 'none',
    cacheMode: 'disabled',
  });
  await OpenFeature.setProviderAndWait(provider as Provider);
  expect(['1.0.0', '1.1.0']).toContain(OpenFeature.getClient().getStringValue('weather', 'none'));
}

/** What a QR code opens in a browser. */
async function scan({ browser, qrCode, publicUrl, installation }: ProxiedWorld, url: string): Promise<void> {
  expect(await installation.get(`/v1/qr-codes/${qrCode}`)).toMatchObject({ url: `${publicUrl}/q/${qrCode}` });
  const page = await browser.newPage();
  const answer = await page.goto(`${url}/q/${qrCode}`);
  expect(answer?.status()).toBe(200);
  await page.getByRole('heading', { name: 'Weather' }).waitFor();
  await page.close();
}

async function createWorkspace({ urls, token }: ProxiedWorld, path: string): Promise<void> {
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
