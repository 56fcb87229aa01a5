/** The last use of a token is written about a minute later. */
import { expect, test } from '../support/test.js';

test('the list of tokens says when one was last used', async ({ openAs, world }) => {
  const page = await openAs(world.otto, '/tokens');
  await expect(
    page.getByRole('table', { name: 'Tokens' }).getByRole('columnheader', { name: 'Last used' }),
  ).toBeVisible();
  const times = page.getByRole('row', { name: 'browser test' }).first().getByRole('time');
  await expect(async () => {
    await page.reload(); // It is written beside the requests that count.
    await expect(times).toHaveCount(3, { timeout: 5_000 });
  }).toPass();
});
