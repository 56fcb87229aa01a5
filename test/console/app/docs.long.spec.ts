/** The page to try the API, used with the session of the console. */
import { expect, signIn, test } from '../support/test.js';
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
