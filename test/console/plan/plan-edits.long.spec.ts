import type { Page } from '@playwright/test';
import { findingsAtEachWidth } from '../support/findings.js';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { command, makeMiniProgram, makePrepared, type World } from '../support/world.js';

const first = { id: 'step-1', percentage: 10, bake: 'PT90M' };
const second = { id: 'step-2', percentage: 50, bake: 'PT1H' };
const last = { id: 'step-3', percentage: 100 };

async function makePlanned(world: World, name: string, more: object[] = [second, last]): Promise<string> {
  const id = await makePrepared(world, await makeMiniProgram(world, name), '1.0.0');
  await command(world, id, { type: 'startPlan', steps: [first, ...more] });
  return id;
}

function editDialog(page: Page) {
  const dialog = page.getByRole('dialog');
  const step = (number: number) => dialog.getByRole('group', { name: `Step ${String(number)}` });
  return {
    dialog,
    step,
    share: (number: number) => step(number).getByLabel('Share of users, %'),
    reason: dialog.getByLabel('Reason'),
    /** The expected times have one of their own. */
    alert: (text: string) => dialog.getByRole('alert').filter({ hasText: text }),
    changes: dialog.getByRole('list', { name: 'Changes to the plan' }).getByRole('listitem'),
    save: dialog.getByRole('button', { name: 'Save the changes' }),
    open: async () => {
      await releasePage(page).button('Edit the plan').click();
      await expect(dialog).not.toHaveClass(/-(appear|enter)/);
    },
  };
}

test('steps of a running plan are changed, added and guarded, and the history says so', async ({ openAs, world }) => {
  test.slow();
  const page = await openAs(world.alice, `/releases/${await makePlanned(world, 'edited')}`);
  const release = releasePage(page);
  await release.share('release', '10 %');
  const { dialog, step, share, reason, changes, save, open, alert } = editDialog(page);
  await open();
  await expect(step(1)).toContainText('10 %, 1 hour 30 minutes · current step');
  await expect(share(1)).toHaveCount(0);
  await expect(step(1).getByLabel('Time on this step')).toHaveValue('90');
  await expect(dialog.getByText('Nothing is changed yet.')).toBeVisible();
  // A change of the width builds the page again, without its dialog.
  expect(await findingsAtEachWidth(page, 'editing a plan')).toEqual([]);

  await open();
  await share(2).fill('5');
  await reason.fill('Slower');
  await page.keyboard.press('Tab');
  await save.press('Enter');
  await expect(alert('Choose a share above 10 %.')).toBeVisible();
  await expect(share(2)).toBeFocused();
  await share(2).fill('30');
  await dialog.getByRole('button', { name: 'Add before step 3' }).press('Enter');
  await expect(share(3)).toBeFocused();
  await page.keyboard.type('60');
  await step(4).getByLabel('Approval before this step').selectOption('Reviewers');
  await expect(changes).toHaveText([
    'Added: 60 %, 1 day',
    '50 %: share 50 % → 30 %',
    '100 %: approval none → Approval by reviewers: 1, within 3 days',
  ]);
  const preview = dialog.getByRole('region', { name: 'Expected times' }).getByRole('listitem');
  await expect(preview).toContainText(['10 % reached already', '30 % ', '60 % ', '100 % Not before: ']);
  expect(await findingsAtEachWidth(page, 'an edit of a plan')).toEqual([]);
  await open();
  await share(2).fill('30');
  await dialog.getByRole('button', { name: 'Add before step 3' }).click();
  await share(3).fill('60');
  await step(4).getByLabel('Approval before this step').selectOption('Reviewers');
  await reason.fill('Slower');
  await save.press('Enter');
  await expect(dialog).toBeHidden();

  const steps = page.getByRole('list', { name: 'Steps of the plan' }).locator('> li');
  await expect(steps).toHaveCount(4);
  await expect(steps.nth(1)).toContainText('30 %');
  await expect(steps.nth(2)).toContainText('60 %');
  await expect(steps.nth(3)).toContainText('Approval by reviewers: 1');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByText('Plan edited')).toBeVisible();
  await expect(history.getByText('“Slower”').first()).toBeVisible();
  await expect(history.getByRole('list', { name: 'Changes to the plan' }).getByRole('listitem')).toHaveText([
    'Added: 60 %, 1 day',
    '50 %: share 50 % → 30 %',
    '100 %: approval none → Approval by reviewers: 1, within 3 days',
  ]);
  expect(await findingsAtEachWidth(page, 'the history of an edit')).toEqual([]);
});

test('the start of a plan that has not begun is moved, with its expected times', async ({ openAs, world }) => {
  test.slow();
  const id = await makePrepared(world, await makeMiniProgram(world, 'movedstart'), '1.0.0');
  await command(world, id, { type: 'startPlan', template: 'quick', startAt: '2070-01-01T09:00', zone: 'UTC' });
  const page = await openAs(world.alice, `/releases/${id}`);
  const { dialog, share, reason, changes, save, open, alert } = editDialog(page);
  await open();
  await expect(dialog.getByRole('radio', { name: /^As it is: / })).toBeChecked();
  await dialog.getByRole('radio', { name: 'At a time' }).check();
  await reason.fill('After the holidays');
  await save.click();
  await expect(alert('Choose a time that is still to come.')).toBeVisible();
  const start = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16);
  await dialog.getByLabel('Date and time').fill(start);
  const preview = dialog.getByRole('region', { name: 'Expected times' });
  await expect(preview.getByRole('listitem').first()).toContainText(/10 % (?!at once)/);
  expect(await findingsAtEachWidth(page, 'moving the start of a plan')).toEqual([]);
  await open();
  await dialog.getByRole('radio', { name: 'At a time' }).check();
  await dialog.getByLabel('Date and time').fill(start);
  await expect(changes).toHaveCount(0);
  await share(1).fill('5');
  await expect(changes).toHaveText(['10 %: share 10 % → 5 %']);
  await reason.fill('After the holidays');
  await save.click();
  await expect(dialog).toBeHidden();
  const { plan } = await world.call(world.alice, 'GET', `/v1/releases/${id}`);
  expect(plan).toMatchObject({ edit: 1, startLocal: start });
});

test('the deadline of a running plan is set and removed, and the history says so', async ({ openAs, world }) => {
  test.slow();
  const page = await openAs(world.alice, `/releases/${await makePlanned(world, 'limited')}`);
  await releasePage(page).share('release', '10 %');
  const { dialog, reason, changes, save, open } = editDialog(page);
  const within = dialog.getByLabel('Done within');
  await open();
  await within.fill('3');
  await expect(changes).toHaveText(['Deadline none → 3 days']);
  await reason.fill('Before the sale');
  await save.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('plan-deadline')).toContainText('Deadline: 3 days · holds the plan in');

  await open();
  await expect(within).toHaveValue('3');
  await within.fill('');
  await expect(changes).toHaveText(['Deadline 3 days → none']);
  await reason.fill('No hurry');
  await save.press('Enter');
  await expect(page.getByTestId('plan-deadline')).toHaveCount(0);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByText('Deadline none → 3 days')).toBeVisible();
});

test('an edit of a plan that another operator has edited is refused, and keeps what was typed', async ({
  openAs,
  world,
}) => {
  test.slow();
  const id = await makePlanned(world, 'contested');
  const page = await openAs(world.alice, `/releases/${id}`);
  await releasePage(page).share('release', '10 %');
  const { dialog, step, share, reason, changes, save, open, alert } = editDialog(page);
  await open();
  await share(2).fill('30');
  await reason.fill('Slower');
  const edit = { type: 'editPlan', edit: 0, reason: 'By hand', steps: [first, second, { ...last, advance: 'MANUAL' }] };
  await world.call(world.carol, 'POST', `/v1/releases/${id}/commands`, edit);
  await save.click();
  await expect(alert('The plan has moved on or was edited.')).toBeVisible();
  await expect(alert('Read the plan again')).toBeVisible();
  await expect(share(2)).toHaveValue('30');
  await expect(reason).toHaveValue('Slower');
  const outdated = dialog.getByRole('status').filter({ hasText: 'The plan has changed since you opened this.' });
  await outdated.getByRole('button', { name: 'Keep what I typed' }).press('Enter');
  await expect(outdated).toBeHidden();
  await expect(reason).toBeFocused();
  await expect(share(2)).toHaveValue('30');
  // What the other operator has changed would be undone, and the dialog says so.
  await expect(changes).toHaveText(['50 %: share 50 % → 30 %', '100 %: entered By hand → by itself']);
  await step(3).getByRole('checkbox', { name: 'A user goes to this step by hand' }).check();
  await expect(changes).toHaveText(['50 %: share 50 % → 30 %']);
  await save.click();
  await expect(dialog).toBeHidden();
  const steps = page.getByRole('list', { name: 'Steps of the plan' }).locator('> li');
  await expect(steps.nth(1)).toContainText('30 %');
  await expect(steps.nth(2)).toContainText('By hand');
});

test('an approval is not weakened by the user who started the plan, and readers see who may', async ({
  openAs,
  world,
}) => {
  const guarded = { ...second, approval: { approvers: 'REVIEWERS' } };
  const id = await makePlanned(world, 'strict', [guarded, last]);
  const page = await openAs(world.alice, `/releases/${id}`);
  await releasePage(page).share('release', '10 %');
  const { step, reason, save, open, alert } = editDialog(page);
  await open();
  await step(2).getByLabel('Approval before this step').selectOption('None');
  await reason.fill('Faster');
  await save.click();
  await expect(alert('The edit would weaken the approval before 50 %.')).toBeVisible();
  await expect(alert('Keep that approval.')).toBeVisible();

  const reader = await openAs(world.otto, `/releases/${id}`);
  await expect(reader.getByTestId('plan-status')).toHaveText('Running');
  await expect(reader.getByTestId('next-action')).toHaveText(
    'You may read this release. Admins of the mini program or its workspace can move it on.',
  );
  await expect(releasePage(reader).button('Edit the plan')).toHaveCount(0);
});
