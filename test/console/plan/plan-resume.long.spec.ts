import { findingsAtEachWidth } from '../support/findings.js';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { command, makeMiniProgram, makePrepared, type World } from '../support/world.js';

const nextYear = String(new Date().getUTCFullYear() + 1);

/** Held before its first step. */
async function makeHeld(world: World, name: string): Promise<string> {
  const id = await makePrepared(world, await makeMiniProgram(world, name), '1.0.0');
  await command(world, id, { type: 'startPlan', template: 'quick', startAt: `${nextYear}-01-15T09:00:00Z` });
  await command(world, id, { type: 'holdPlan', reason: 'Not yet' });
  return id;
}

test('a plan that has not begun is resumed with the keyboard for a local time of another zone', async ({
  openAs,
  world,
}) => {
  test.slow();
  const page = await openAs(world.alice, `/releases/${await makeHeld(world, 'resumed')}`);
  const dialog = page.getByRole('dialog');
  const resume = page.getByRole('region', { name: 'What holds the plan' }).getByRole('button', { name: 'Resume' });
  await resume.press('Enter');
  await expect(dialog.getByRole('radio', { name: /^As it is: 15 Jan/ })).toBeChecked();
  await dialog.getByRole('radio', { name: 'At a time' }).check();
  // A change of the width builds the page again, without its dialog.
  expect(await findingsAtEachWidth(page, 'resuming a plan')).toEqual([]);
  await resume.press('Enter');
  await dialog.getByRole('radio', { name: /^As it is/ }).press('ArrowDown');
  const time = dialog.getByLabel('Date and time');
  await time.fill('2020-01-15T09:00');
  await dialog.getByRole('button', { name: 'Resume' }).press('Enter');
  await expect(dialog.getByText('Choose a time that is still to come.')).toHaveRole('alert');
  await expect(time).toBeFocused();
  await time.fill(`${nextYear}-02-20T08:30`);
  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Shanghai');
  await page.keyboard.press('Enter');
  await expect(dialog.getByTestId('plan-start-instant')).toContainText(`UTC: ${nextYear}-02-20 00:30`);
  await dialog.getByLabel('Reason').fill('After the holidays');
  await dialog.getByRole('button', { name: 'Resume' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('plan-status')).toHaveText('Scheduled');
  const start = page.getByTestId('plan-start').filter({ hasText: `Start: ${nextYear}-02-20 08:30 in Asia/Shanghai` });
  await expect(start.first()).toBeVisible();
});

test('resuming as it is keeps the start, and a plan that has begun has none to move', async ({ openAs, world }) => {
  test.slow();
  const id = await makeHeld(world, 'kept');
  const page = await openAs(world.alice, `/releases/${id}`);
  await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
  await page.reload();
  const dialog = page.getByRole('dialog');
  await page.getByRole('region', { name: '挂起的原因' }).getByRole('button', { name: '继续' }).click();
  await expect(dialog.getByRole('radio', { name: /^保持不变：/ })).toBeChecked();
  await dialog.getByRole('button', { name: /^继\s?续$/ }).click();
  await expect(dialog).toBeHidden();
  await page.evaluate(`localStorage.setItem('halftone.language', 'en')`);
  await page.reload();
  await expect(page.getByTestId('plan-status')).toHaveText('Scheduled');
  await expect(page.getByTestId('plan-next').locator('time')).toHaveAttribute(
    'datetime',
    `${nextYear}-01-15T09:00:00.000Z`,
  );

  await command(world, id, { type: 'advancePlan', to: 'step-1', reason: 'Now' });
  await command(world, id, { type: 'holdPlan', reason: 'Lunch' });
  const release = releasePage(page);
  await release.share('release', '10 %');
  await release.button('Resume').click();
  await expect(dialog).toContainText('The plan raises the release again, on your behalf.');
  await expect(dialog.getByRole('radio')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByTestId('plan-status')).toHaveText('Running');
});
