/** What a first visit of each page costs, counted as a browser loads it: nothing in its cache, headers included. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { pagesOf, pagesWithoutSession } from '../support/pages.js';
import { expect, signIn, test } from '../support/test.js';
import { command, makeMiniProgram, makeVersion, type World } from '../support/world.js';

const mostRequests = 30;
const mostBytes = 350_000;
const mostInChinese = 6;

type Locale = 'en-GB' | 'zh-CN';

test('a first visit of any page makes at most 30 requests and weighs at most 350 kB', async ({ browser, world }) => {
  test.slow();
  const { vera, ...subjects } = await makePlace(world);
  const open = async (path: string, locale: Locale): Promise<Visited> => {
    const { context, page } = pagesWithoutSession.some((one) => one === path)
      ? await signedOut(browser, world.url, locale)
      : await signIn(browser, world.url, vera, { locale });
    return { path, locale, ...(await visit(context, page, path)) };
  };
  const visits: Visited[] = [];
  for (const path of [...pagesWithoutSession, ...Object.values(pagesOf(subjects)).flat()])
    visits.push(await open(path, 'en-GB'));
  // The texts weigh about the same on each page, so the heaviest pages show whether all hold.
  const heaviest = visits.toSorted((one, other) => other.bytes - one.bytes).slice(0, mostInChinese);
  for (const { path } of heaviest) visits.push(await open(path, 'zh-CN'));
  for (const { path, locale, requests, bytes } of visits)
    test.info().annotations.push({
      type: `${path} ${locale}`,
      description: `${String(requests)} requests, ${String(bytes)} bytes`,
    });
  expect(visits.filter(({ requests, bytes }) => requests > mostRequests || bytes > mostBytes)).toEqual([]);
  // A page that failed would be light.
  expect(Math.min(...visits.map(({ bytes }) => bytes))).toBeGreaterThan(100_000);
});

/** A workspace of its own: what other tests make and change there would be counted here. */
async function makePlace(world: World) {
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'vera', name: 'first visit' });
  const vera = String(made['secret']);
  const own = await world.call(vera, 'POST', '/v1/workspaces', { name: 'Quay', kind: 'tenant' });
  const place = { ...world, alice: vera, workspace: String(own['id']) };
  const miniProgram = await makeMiniProgram(place, 'first-visit');
  const app = { id: `app-of-${miniProgram}`, name: 'Kiosk', environments: ['production'] };
  const policy = { review: { selfApproval: true } };
  await world.call(vera, 'POST', '/v1/target-apps', { ...app, workspace: place.workspace, policy });
  await makeVersion(place, miniProgram, '1.0.0');
  const path = `/v1/mini-programs/${miniProgram}/versions/1.0.0/releases`;
  const created = await world.call(vera, 'POST', path, { targetApp: app.id, environment: 'production' });
  const release = String(created['id']);
  for (const type of ['apply', 'approve']) await command(place, release, { type });
  await command(place, release, { type: 'setPercentage', percentage: 10 });
  const reviews = await world.call(vera, 'GET', `/v1/reviews?mine=requests&workspace=${place.workspace}`);
  const [review] = reviews['items'] as [{ readonly id: string }];
  return { vera, miniProgram, targetApp: app.id, release, review: review.id, workspace: place.workspace };
}

async function signedOut(browser: Browser, baseURL: string, locale: Locale) {
  const context = await browser.newContext({ baseURL, reducedMotion: 'reduce', locale });
  return { context, page: await context.newPage() };
}

interface Visit {
  readonly requests: number;
  readonly bytes: number;
}

interface Visited extends Visit {
  readonly path: string;
  readonly locale: Locale;
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
