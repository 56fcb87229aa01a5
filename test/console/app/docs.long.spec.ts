/** The page to try the API, used with the session of the console, and the guide. */
import type { Page } from '@playwright/test';
import { seriousFindings } from '../support/appearance.js';
import { expect, expectNoErrors, signIn, test } from '../support/test.js';
import { makeCreated, makeMiniProgram } from '../support/world.js';

test('a command is tried in /docs with the session of the console and an example', async ({ browser, world }) => {
  const miniProgram = await makeMiniProgram(world, 'docs');
  const release = await makeCreated(world, miniProgram, '1.0.0');
  const { page } = await signIn(browser, world.url, world.alice);
  await page.goto('/docs/#/Commands/commandRelease');
  const operation = page.locator('#operations-Commands-commandRelease');
  await expect(operation.getByPlaceholder('if-match')).toHaveValue('', { timeout: 60_000 });
  await operation.getByPlaceholder('release', { exact: true }).fill(release);
  await operation.locator('.examples-select-element, .examples-select select').first().selectOption('apply');
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await operation.getByRole('button', { name: 'Execute' }).click();
  expect(await (await answer).json()).toMatchObject({ command: { type: 'apply', outcome: 'APPLIED' } });
  await page.getByPlaceholder('Filter by tag or path').fill('Decisions');
  await expect(page.locator('.opblock-summary-path')).toHaveCount(4);
});

test('the guide is readable in light and dark, on a phone too, and is reached from the console', async ({
  browser,
  world,
}) => {
  const { page, errors } = await signIn(browser, world.url, world.alice);
  await page.goto('/');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Guide' }).click();
  await expect(page).toHaveURL(/\/docs\/guide$/);
  const found: string[] = [];
  for (const link of ['Rollout plans', 'The state machine of a release', 'The command line']) {
    await page.goto('/docs/guide');
    await page.getByRole('link', { name: link }).click();
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const finding of await findingsAtWidths(page)) found.push(`${link}, ${colorScheme}, ${finding}`);
    }
  }
  expect(found).toEqual([]);
  await page.getByText('On this page').click();
  await page.getByRole('link', { name: 'release', exact: true }).click();
  await expect(page).toHaveURL(/cli#release$/);
  expectNoErrors(errors);
});

async function findingsAtWidths(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const isTooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    const findings = [...(isTooWide ? ['too wide'] : []), ...(await seriousFindings(page))];
    found.push(...findings.map((finding) => `${String(width)}: ${finding}`));
  }
  return found;
}
