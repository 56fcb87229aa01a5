/** All tests share one world and one signed-in page, made once. */
import type { Page } from '@playwright/test';
import { appearances, misfits, seriousFindings, setAppearance, atRest } from '../support/appearance.js';
import { findingsAtEachWidth } from '../support/findings.js';
import { pagesOf, pagesWithoutSession } from '../support/pages.js';
import { expect, expectNoErrors, signIn, test } from '../support/test.js';
import {
  command,
  makeCreated,
  makeFull,
  makeGray,
  makeMiniProgram,
  makePrepared,
  sharedWorld,
} from '../support/world.js';

/** 1280 at 200 % is 640 of them; a phone has 390. */
const widths = [640, 390];

/**
 * Each page or dialog is opened once, and then looked at in both themes, both languages and all widths. English last.
 */
async function findingsOn(page: Page, pageName: string): Promise<string[]> {
  await atRest(page);
  const found: string[] = [];
  for (const [theme, language] of appearances.toReversed()) {
    await setAppearance(page, theme, language);
    for (const finding of await seriousFindings(page)) found.push(`${pageName}, ${theme}, ${language}: ${finding}`);
    for (const width of widths)
      for (const misfit of await misfits(page, width))
        found.push(`${pageName}, ${language}, ${String(width)}: ${misfit}`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  return found;
}

async function findingsAt(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    found.push(...(await findingsOn(page, address)));
  }
  return found;
}

const longName = 'a-program-with-a-very-long-name-that-no-layout-has-space-for';
const world = sharedWorld();

/** A program in every state that has a page or dialog of its own. `listed` has a release that serves. */
async function makeThings() {
  const program = await makeMiniProgram(world, 'reading');
  await makeFull(world, program, '1.0.0');
  const full = await makeFull(world, program, '2.0.0');
  const gray = await makeGray(world, program, '3.0.0', 12.5);
  const busy = await makePrepared(world, program, '4.0.0');
  const pilot = await makePrepared(world, program, '5.0.0', 'lab');
  await command(world, gray, { type: 'pause', reason: 'Crash rate' });
  const long = await makeMiniProgram(world, longName.slice(0, 50));
  const canceled = await makeGray(world, long, '1.0.0', 1);
  await command(world, canceled, { type: 'cancel', reason: 'A reason '.repeat(30) });
  const waiting = await makeCreated(world, long, '1.1.0');
  await command(world, waiting, { type: 'apply' });
  const { review } = (await world.call(world.alice, 'GET', `/v1/releases/${waiting}`)) as { review: { id: string } };
  const listed = await makeGray(world, await makeMiniProgram(world, 'listed'), '1.0.0', 5);
  return { program, full, gray, busy, pilot, canceled, listed, review: review.id };
}

test.describe.configure({ mode: 'default', timeout: 600_000 });

let things: Awaited<ReturnType<typeof makeThings>>;
let alice: Awaited<ReturnType<typeof signIn>>;

test.beforeAll(async ({ browser }) => {
  things = await makeThings();
  alice = await signIn(browser, world.url, world.alice);
});

test.afterAll(async () => {
  await alice.context.close();
  expectNoErrors(alice.errors);
});

test('every page is without serious findings, and fits, at each width', async () => {
  const { program, gray, review } = things;
  const subjects = { workspace: world.workspace, miniProgram: program, targetApp: 'wallet', release: gray, review };
  const found: string[] = [];
  for (const address of Object.values(pagesOf(subjects)).flat()) {
    await alice.page.goto(address);
    found.push(...(await findingsAtEachWidth(alice.page, address)));
  }
  expect(found).toEqual([]);
});

test('the pages of releases in other states are, too', async () => {
  const { full, busy, pilot, canceled } = things;
  expect(
    await findingsAt(
      alice.page,
      [full, busy, pilot, canceled].map((id) => `/releases/${id}`),
    ),
  ).toEqual([]);
});

test('the page of who may read only is, too', async ({ openAs }) => {
  const page = await openAs(world.otto, `/releases/${things.listed}`);
  expect(await findingsOn(page, 'a release')).toEqual([]);
  await expect(page.getByText('You may read this release.')).toBeVisible();
});

test('dialogs of commands are, too', async () => {
  const { page } = alice;
  const { program, full, busy } = things;
  const found: string[] = [];
  for (const [address, button, radio] of [
    [`/releases/${full}`, 'Roll back'],
    [`/releases/${full}`, 'Request offline'],
    // Another release is gray there: the former is to cancel it, too, the latter takes the target over.
    [`/releases/${busy}`, 'Confirm', 'Full Release'],
    [`/targets/${program}/wallet/production`, 'Force offline'],
  ] as const) {
    await page.goto(address);
    if (radio !== undefined) await page.getByRole('radio', { name: radio }).check();
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await findingsOn(page, `${address} ${button}`)));
  }
  expect(found).toEqual([]);
});

test('forms are, too, also with what is wrong in them', async () => {
  const { page } = alice;
  const { program } = things;
  const found: string[] = [];
  for (const address of [
    `/workspaces/${world.workspace}/target-apps?new`,
    '/tokens?new',
    `/mini-programs/${program}/versions?new`,
    `/mini-programs/${program}/qr?new`,
  ]) {
    await page.goto(address);
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    found.push(...(await findingsOn(page, address)));
  }
  expect(found).toEqual([]);
});

test('the pages before signing in are, too', async ({ page }) => {
  for (const address of pagesWithoutSession) {
    await page.goto(`${world.url}${address}`);
    expect(await findingsAtEachWidth(page, address)).toEqual([]);
  }
});

test('signing in without a token is, too', async ({ page }) => {
  await page.goto(`${world.url}/sign-in`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await findingsOn(page, 'sign-in')).toEqual([]);
});

test('what a scan meets is, too, in the language and theme of its browser', async ({ browser }) => {
  const pointsTo = { miniProgram: things.program, targetApp: 'wallet', environment: 'production', page: 'pages/index' };
  const { id } = await world.call(world.alice, 'POST', '/v1/qr-codes', { kind: 'PROMO', ...pointsTo });
  const found: string[] = [];
  for (const [colorScheme, locale] of appearances) {
    const context = await browser.newContext({ baseURL: world.url, colorScheme, locale });
    const page = await context.newPage();
    for (const code of [String(id), 'nothing']) {
      await page.goto(`/q/${code}`);
      await expect(page.locator(`html[lang=${locale}]`)).toBeAttached();
      found.push(...(await seriousFindings(page)), ...(await misfits(page, 390)));
    }
    await context.close();
  }
  expect(found).toEqual([]);
});
