/** What a first visit of each page costs, counted as a browser loads it: nothing in its cache, headers included. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, signIn, test } from './support/test.js';
import { makeGray, makeMiniProgram } from './support/world.js';

const mostRequests = 30;
const mostBytes = 350_000;

test('a first visit of any page makes at most 30 requests and weighs at most 350 kB', async ({ browser, world }) => {
  const miniProgram = await makeMiniProgram(world, 'first-visit');
  const release = await makeGray(world, miniProgram, '1.0.0', 10);
  const workspace = `/workspaces/${world.workspace}`;
  const paths = [
    ...['/', '/overview', '/tokens', `/releases/${release}`, `/targets/${miniProgram}/wallet/production`],
    ...['mini-programs', 'releases', 'targets', 'reviews', 'target-apps', 'members'].map((of) => `${workspace}/${of}`),
    ...['', '/qr-codes'].map((tab) => `/mini-programs/${miniProgram}${tab}`),
  ];
  const signedOut = await browser.newContext({ baseURL: world.url, reducedMotion: 'reduce' });
  const visits = [{ path: '/sign-in', ...(await visit(signedOut, await signedOut.newPage(), '/sign-in')) }];
  for (const path of paths) {
    const { context, page } = await signIn(browser, world.url, world.alice);
    visits.push({ path, ...(await visit(context, page, path)) });
  }
  for (const { path, requests, bytes } of visits)
    test.info().annotations.push({ type: path, description: `${String(requests)} requests, ${String(bytes)} bytes` });
  expect(visits.filter(({ requests, bytes }) => requests > mostRequests || bytes > mostBytes)).toEqual([]);
  // A page that failed would be light.
  expect(Math.min(...visits.map(({ bytes }) => bytes))).toBeGreaterThan(100_000);
});

interface Visit {
  readonly requests: number;
  readonly bytes: number;
}

/** Closes the browser's context at the end. A stream does not end: its headers count. */
async function visit(context: BrowserContext, page: Page, path: string): Promise<Visit> {
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const bytesOf = new Map<string, number>();
  const underWay = new Set<string>();
  network.on('Network.requestWillBeSent', ({ requestId, type }) => {
    bytesOf.set(requestId, 0);
    if (type !== 'EventSource') underWay.add(requestId);
  });
  network.on('Network.responseReceived', ({ requestId, response }) => {
    bytesOf.set(requestId, response.encodedDataLength);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytesOf.set(requestId, encodedDataLength);
    underWay.delete(requestId);
  });
  network.on('Network.loadingFailed', ({ requestId }) => {
    underWay.delete(requestId);
  });
  // Other tests change releases meanwhile. What a list reads again after a change is no part of a first visit.
  await page.route('**/v1/stream', (route) => route.abort());
  await page.goto(path);
  await expect(page.locator('h1').first()).toBeVisible();
  let seen = -1;
  // Quiet: between two looks nothing was under way, and nothing new began.
  await expect
    .poll(
      () => {
        const isQuiet = underWay.size === 0 && seen === bytesOf.size;
        seen = bytesOf.size;
        return isQuiet;
      },
      { intervals: [1_000] },
    )
    .toBe(true);
  const bytes = [...bytesOf.values()].reduce((sum, size) => sum + size, 0);
  await context.close();
  return { requests: bytesOf.size, bytes };
}
