import type { Page } from '@playwright/test';
import { findingsAtEachWidth } from '../support/findings.js';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeApp, makeGrayOn, makeMiniProgram, makePrepared, type World } from '../support/world.js';

async function openPrepared(world: World, openAs: (token: string, path: string) => Promise<Page>, name: string) {
  const id = await makePrepared(world, await makeMiniProgram(world, name), '1.0.0');
  const page = await openAs(world.alice, `/releases/${id}`);
  await page.getByRole('radio', { name: 'Grayscale by plan' }).check();
  await page.getByRole('button', { name: 'Confirm' }).click();
  return page;
}

test('a plan of own steps is started, held, resumed, advanced by hand and ended', async ({ openAs, world }) => {
  test.slow();
  const page = await openPrepared(world, openAs, 'planned');
  const release = releasePage(page);
  const dialog = release.dialog();
  await dialog.getByRole('radio', { name: 'Own steps' }).check();
  const first = dialog.getByRole('group', { name: 'Step 1' });
  await first.getByLabel('Time on this step').fill('1');
  await first.getByText('minutes', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Start the plan' }).click();
  await expect(first.getByRole('alert')).toHaveText('At least 5 minutes, because the next step is automatic.');
  await expect(first.getByLabel('Time on this step')).toBeFocused();
  const preview = dialog.getByRole('region', { name: 'Expected times' });
  await expect(preview).toContainText('The times are shown when all fields are filled in.');
  const simulations = '**/v1/plans/simulate*';
  await page.route(simulations, (route) => route.fulfill({ status: 500 }));
  await first.getByLabel('Time on this step').fill('5');
  await expect(preview.getByRole('alert')).toBeVisible();
  await page.unroute(simulations);
  await preview.getByRole('button', { name: 'Try again' }).click();
  // At night and at a weekend it says so.
  await expect(preview.getByRole('listitem').first()).toHaveText(/^10 % at once/);
  await dialog.getByRole('button', { name: 'Start the plan' }).click();

  // The first step is automatic, and due at once.
  await release.share('release', '10 %');
  const status = page.getByTestId('plan-status');
  await expect(status).toHaveText('Running');
  const steps = page.getByRole('list', { name: 'Steps of the plan' });
  await expect(steps.locator('[aria-current=step]')).toContainText('10 %');
  await expect(steps.locator('[aria-current=step]')).toContainText('Entered by the plan');
  await expect(steps.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /of 5 minutes/);
  await expect(page.getByTestId('plan-next')).toContainText('Next step at 50 %: in ');
  await expect(page.getByText('A share other than the next step of the plan, 50 %, holds the plan.')).toBeVisible();
  expect(await findingsAtEachWidth(page, 'a running plan')).toEqual([]);

  await release.confirm('Hold the plan', 'Lunch');
  await expect(status).toHaveText('Held');
  const holds = page.getByRole('region', { name: 'What holds the plan' });
  await expect(holds).toContainText('A user holds the plan. “Lunch”');
  await expect(release.button('Go to 50 %')).toHaveAttribute('aria-disabled', 'true');
  expect(await findingsAtEachWidth(page, 'a held plan')).toEqual([]);
  await release.confirm('Resume');
  await expect(status).toHaveText('Running');

  await release.confirm('Go to 50 %', 'Looks right');
  await release.share('release', '50 %');
  await expect(steps.locator('[aria-current=step]')).toContainText('50 %');
  await release.confirm('End the plan', 'By hand from here');
  await expect(status).toHaveText('Abandoned');
  await expect(page.getByTestId('plan-end')).toContainText('“By hand from here”');
  await release.share('release', '50 %');
  const history = page.getByRole('region', { name: 'History' });
  for (const words of ['Plan started', 'Plan held', 'Plan resumed', 'Plan ended'])
    await expect(history.getByText(words)).toBeVisible();
});

test('a step waits for the approval of a second person', async ({ openAs, world }) => {
  test.slow();
  const page = await openPrepared(world, openAs, 'guarded');
  const release = releasePage(page);
  const dialog = release.dialog();
  await dialog.getByRole('radio', { name: 'Own steps' }).check();
  await dialog.getByRole('group', { name: 'Step 1' }).getByLabel('Approval before this step').selectOption('Reviewers');
  const preview = dialog.getByRole('region', { name: 'Expected times' });
  await expect(preview.getByRole('listitem').first()).toContainText('after an approval (Reviewers: 1)');
  await expect(preview.getByRole('listitem').nth(1)).toContainText('50 % Not before: ');
  await dialog.getByRole('button', { name: 'Start the plan' }).click();
  const requested = page.getByRole('region', { name: 'Approval of the step at 10 %' });
  await expect(requested).toContainText('No approval yet. 1 needed.');
  await expect(requested).toContainText('alice asked for this, and no user approves their own request.');
  await expect(release.button('Approve the step')).toHaveCount(0);
  await expect(page.getByText('The next step waits for an approval')).toBeVisible();
  expect(await findingsAtEachWidth(page, 'a step that waits for an approval')).toEqual([]);

  const second = await openAs(world.bob, `/workspaces/${world.workspace}/reviews`);
  const row = second.getByRole('row').filter({ hasText: 'Step of a plan' }).filter({ hasText: 'guarded 1.0.0' });
  await expect(row).toContainText('0 % → 10 % · 0 of 1 by reviewers');
  await row.getByRole('link').click();
  await expect(second.getByRole('heading', { name: /^Step of a plan: guarded 1/ })).toBeVisible();
  expect(await findingsAtEachWidth(second, 'the review of a step')).toEqual([]);
  await second.getByLabel('Reason').fill('No errors');
  await second.getByRole('button', { name: 'Approve the step' }).click();
  await expect(second.getByRole('status').filter({ hasText: '“No errors”' })).toBeVisible();

  await release.share('release', '10 %');
  await expect(requested).toBeHidden();
  await expect(page.getByRole('region', { name: 'History' }).getByText('Step approved')).toBeVisible();
});

test('a share by hand for which the target app asks an approval is refused with what to do', async ({
  openAs,
  world,
}) => {
  const app = await makeApp(world, 'Approving', { rollout: { approvalFrom: 20 } });
  const id = await makeGrayOn(world, app, await makeMiniProgram(world, 'asking'), 5);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.share('release', '5 %');
  await release.nextStepTo('30');
  const refusal = page.getByRole('alert').filter({ hasText: 'The target app (from 20 %) needs an approval' });
  await expect(refusal).toContainText('start or edit a plan with a step to that percentage');
  await release.share('release', '5 %');
});

test('a plan is started with the keyboard, and its dialog is without serious findings', async ({ openAs, world }) => {
  test.slow();
  const page = await openPrepared(world, openAs, 'typed');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Own steps' }).check();
  await dialog.getByRole('radio', { name: 'At a time' }).check();
  expect(await findingsAtEachWidth(page, 'starting a plan')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // A change of the width may have built the choice again.
  await page.getByRole('radio', { name: 'Grayscale by plan' }).check();
  await page.getByRole('button', { name: 'Confirm' }).press('Enter');
  await expect(dialog.getByRole('radio', { name: 'Standard' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Standard' }).press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'Quick' })).toBeChecked();
  await dialog.getByLabel('Done within').fill('0');
  await dialog.getByRole('button', { name: 'Start the plan' }).press('Enter');
  await expect(dialog.getByText('At least 5 minutes.')).toHaveRole('alert');
  await expect(dialog.getByLabel('Done within')).toBeFocused();
  await dialog.getByLabel('Done within').fill('2');
  await dialog.getByRole('button', { name: 'Start the plan' }).press('Enter');
  await releasePage(page).share('release', '10 %');
  await expect(page.getByRole('heading', { name: 'Plan: Quick' })).toBeVisible();
  await expect(page.getByTestId('plan-deadline')).toContainText('Deadline: 2 days · holds the plan in');
});

test('a plan starts at a local time of another zone, and a change of clocks is explained', async ({
  openAs,
  world,
}) => {
  test.slow();
  const page = await openPrepared(world, openAs, 'scheduled');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'At a time' }).check();
  const time = dialog.getByLabel('Date and time');
  await time.fill('2020-01-15T09:00');
  await dialog.getByRole('button', { name: 'Start the plan' }).click();
  await expect(dialog.getByText('Choose a time that is still to come.')).toHaveRole('alert');
  await expect(time).toBeFocused();

  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('America/New_York');
  await page.keyboard.press('Enter');
  const instant = dialog.getByTestId('plan-start-instant');
  const [forward, back] = [comingSunday(2, 2), comingSunday(10, 1)];
  await time.fill(`${forward}T02:30`);
  await expect(instant).toContainText(`skip this time. The plan starts at ${forward} 03:30 there.`);
  await time.fill(`${back}T01:30`);
  await expect(instant).toContainText('show this time twice. The plan starts at the first of the two.');
  await expect(instant).toContainText(`UTC: ${back} 05:30`);
  const firstStep = dialog.getByRole('region', { name: 'Expected times' }).getByRole('listitem').first();
  await expect(firstStep).toContainText('At night for the target app: between 22:00 and 07:00.');
  await expect(firstStep).toContainText('At a weekend for the target app.');
  expect(await findingsAtEachWidth(page, 'a start at a time')).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // A change of the width may have built the choice again.
  await page.getByRole('radio', { name: 'Grayscale by plan' }).check();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByRole('radio', { name: 'At a time' }).check();
  const day = `${String(new Date().getUTCFullYear() + 1)}-01-15`;
  await time.fill(`${day}T09:00`);
  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Shanghai');
  await page.keyboard.press('Enter');
  await expect(instant).toContainText(`UTC: ${day} 01:00`);
  await dialog.getByRole('button', { name: 'Start the plan' }).click();
  await expect(page.getByTestId('plan-status')).toHaveText('Scheduled');
  const words = `Start: ${day} 09:00 in Asia/Shanghai`;
  const start = page.getByTestId('plan-start').filter({ hasText: words });
  await expect(start.first()).toBeVisible();
  await expect(start.first().locator('time')).toHaveAttribute('datetime', `${day}T01:00:00.000Z`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText(words);
  expect(await findingsAtEachWidth(page, 'a scheduled plan')).toEqual([]);
});

/** The next such Sunday. The clocks of New York change on the second of March and on the first of November. */
function comingSunday(month: number, nth: number): string {
  const of = (year: number): Date => {
    const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
    return new Date(Date.UTC(year, month, 1 + ((7 - first) % 7) + 7 * (nth - 1)));
  };
  const thisYear = new Date().getUTCFullYear();
  const [day] = [of(thisYear), of(thisYear + 1)].filter((one) => one.getTime() > Date.now());
  return day?.toISOString().slice(0, 10) ?? '';
}
