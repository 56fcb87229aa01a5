/** Pictures of the main pages for the documents: `npm run screenshots`. Not a test of the pages. */
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/test.js';
import { command, launchAs, makeFull, makeGray, makePrepared, makeVersion, type World } from '../support/world.js';

const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

async function makeHarbour(world: World) {
  const { call, alice, carol, workspace } = world;
  for (const [id, name] of [
    ['weather', 'Weather'],
    ['tickets', 'Tickets for boats and trains'],
    ['tides', 'Tide tables'],
  ])
    await call(alice, 'POST', `/v1/workspaces/${workspace}/mini-programs`, { id, name });
  await makeFull(world, 'weather', '2.3.0');
  const gray = await makePrepared(world, 'weather', '2.3.1');
  await command(world, gray, { type: 'startPlan', template: 'standard' });
  await expect.poll(async () => (await call(alice, 'GET', `/v1/releases/${gray}`))['percentage']).toBe(1);
  await command(world, gray, { type: 'setPercentage', percentage: 5 });
  await call(carol, 'POST', `/v1/releases/${gray}/commands`, { type: 'setPercentage', percentage: 20 });
  const users = Array.from({ length: 400 }, (_, index) => `user-${String(index)}`);
  await launchAs(world, 'weather', users);
  await makePrepared(world, 'tickets', '1.0.0');
  const paused = await makeGray(world, 'tides', '3.0.0', 12.34);
  await call(carol, 'POST', `/v1/releases/${paused}/commands`, { type: 'pause', reason: 'Crash rate above normal' });
  await makeVersion(world, 'weather', '2.4.0');
  const review = await call(carol, 'POST', '/v1/mini-programs/weather/versions/2.4.0/releases', {
    targetApp: 'wallet',
    environment: 'production',
  });
  await call(carol, 'POST', `/v1/releases/${String(review['id'])}/commands`, { type: 'apply' });
  return gray;
}

async function shoot(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await page.waitForTimeout(1_200);
  await page.screenshot({ path: `${folder}${name}.png` });
}

test('pictures of the main pages', async ({ openAs, world }) => {
  test.setTimeout(180_000);
  const gray = await makeHarbour(world);
  const page = await openAs(world.alice);
  await page.waitForTimeout(11_000); // The decision plane writes its counts down every ten seconds.
  await page.setViewportSize({ width: 1280, height: 1060 });
  await shoot(page, `/releases/${gray}`, 'release-gray');
  await page.setViewportSize({ width: 1280, height: 880 });
  await shoot(page, '/', 'overview');
  await shoot(page, `/workspaces/${world.workspace}/reviews`, 'reviews');

  await page.evaluate("localStorage.setItem('halftone.theme', 'dark')");
  await page.evaluate("localStorage.setItem('halftone.language', 'zh-CN')");
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, `/releases/${gray}`, 'release-phone-dark-zh');
});
