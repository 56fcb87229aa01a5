import { expect, test } from '../support/test.js';
import { launchAs, makeFull, makeGray, makeMiniProgram } from '../support/world.js';

test('the page of a release says which share of users really got it', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'counted');
  await makeFull(world, miniProgram, '1.0.0');
  const release = await makeGray(world, miniProgram, '1.1.0', 40);
  const page = await openAs(world.alice, `/releases/${release}`);
  await expect(page.getByTestId('exposure')).toHaveText(/No client has asked/);

  const users = Array.from({ length: 50 }, (_, index) => `user-${String(index)}`);
  const variants = await launchAs(world, miniProgram, users);
  // In this order it is a whole number: 14 / 50 * 100 is not.
  const share = (100 * variants.filter((variant) => variant === 'candidate').length) / users.length;
  const words = `About ${String(share)} % of 50 decisions in the last hour gave this release.`;
  await expect(page.getByTestId('exposure')).toHaveText(words, { timeout: 40_000 });
  const chart = page.getByRole('slider', { name: 'Share of decisions that gave this release' });
  await expect(chart.locator('canvas')).toBeVisible();

  // Pointing at a moment shows its values and the exact time, as do the arrow keys.
  const legend = page.getByTestId('chart-legend');
  await expect(legend).toHaveText(/^asked for: 40 %measured$/);
  const exact = /\d{1,2} \w+ \d{4}, \d{2}:\d{2}:\d{2} \S+$/;
  await chart.locator('.u-over').hover({ position: { x: 5, y: 20 } });
  await expect(legend).toHaveText(exact);
  await page.mouse.move(0, 0);
  await expect(legend).toHaveText(/^asked for: 40 %measured$/);
  await chart.focus();
  await page.keyboard.press('End');
  await expect(legend).toHaveText(exact);
  const measured = `measured: ${String(share)} %`;
  await expect(async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(legend).toContainText(measured, { timeout: 100 });
  }).toPass();
  // A count is shown at the start of its minute, in which the release may have been at 0 % still.
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`, asked for(: 40 %)?, ${measured}$`));
});
