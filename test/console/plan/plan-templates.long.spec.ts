import { findingsAtEachWidth } from '../support/findings.js';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeMiniProgram, makePrepared } from '../support/world.js';

test('a built-in template is copied by keyboard, changed, and deleted after a question', async ({ openAs, world }) => {
  test.slow();
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'tilda', name: 'templates' });
  const token = String(made['secret']);
  const own = await world.call(token, 'POST', '/v1/workspaces', { name: 'Pier', kind: 'tenant' });
  const page = await openAs(token, `/workspaces/${String(own['id'])}/plan-templates`);
  await expect(page.getByText('This workspace has no templates of its own yet.')).toBeVisible();
  const builtIn = page.getByRole('row', { name: /Quick/ });
  await expect(builtIn).toContainText('Built in');
  await expect(builtIn).toContainText('10 % for 2 hours → 50 % for 2 hours → 100 %');
  await expect(builtIn.getByRole('button')).toHaveCount(1);
  expect(await findingsAtEachWidth(page, 'built-in templates')).toEqual([]);

  await builtIn.getByRole('button', { name: 'Copy: Quick' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Slow start');
  await dialog.getByRole('group', { name: 'Step 1' }).getByLabel('Share of users, %').fill('60');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Choose a share above 60 %.');
  await dialog.getByRole('group', { name: 'Step 1' }).getByLabel('Share of users, %').fill('2');
  await expect(dialog.getByRole('region', { name: 'Expected times' }).getByRole('listitem').first()).toHaveText(
    '2 % at once',
  );
  // A change of the width builds the page again, without its dialog.
  expect(await findingsAtEachWidth(page, 'a copied template')).toEqual([]);
  await builtIn.getByRole('button', { name: 'Copy: Quick' }).press('Enter');
  await dialog.getByLabel('Name').fill('Slow start');
  await dialog.getByRole('group', { name: 'Step 1' }).getByLabel('Share of users, %').fill('2');
  await dialog.getByLabel('Done within').fill('14');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /Slow start/ });
  await expect(row).toContainText('2 % for 2 hours → 50 % for 2 hours → 100 % · Deadline: 14 days');
  await expect(row).toContainText('tilda');
  await expect(page.getByText('This workspace has no templates of its own yet.')).toBeHidden();

  await page.getByRole('button', { name: 'New template' }).click();
  await dialog.getByLabel('Name').fill('slow START');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toContainText('The workspace has a plan template slow START already.');
  await page.keyboard.press('Escape');
  await row.getByRole('button', { name: 'Change: Slow start' }).click();
  await dialog.getByRole('button', { name: 'Remove step 2' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('2 % for 2 hours → 100 %');
  await expect(row.getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await row.getByRole('button', { name: 'Delete: Slow start' }).press('Enter');
  await expect(dialog).toContainText('Plans that have started with it keep their steps.');
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(row).toHaveCount(0);
});

test('a plan starts with a template of the workspace, and shows its name', async ({ openAs, world }) => {
  test.slow();
  const steps = [
    { percentage: 3, bake: 'P1D' },
    { percentage: 100, advance: 'MANUAL' },
  ];
  await world.call(world.alice, 'POST', `/v1/workspaces/${world.workspace}/plan-templates`, {
    name: 'House rules',
    steps,
    deadline: { after: 'P9D' },
  });
  const id = await makePrepared(world, await makeMiniProgram(world, 'templated'), '1.0.0');
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  const choice = release.dialog().getByRole('radio', { name: /^House rules/ });
  const choose = async () => {
    await page.getByRole('radio', { name: 'Grayscale by plan' }).check();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await choice.check();
    await expect(release.dialog().getByRole('region', { name: 'Expected times' })).toContainText('3 % at once');
  };
  await choose();
  // A change of the width builds the page again, without its dialog.
  expect(await findingsAtEachWidth(page, 'a plan by a template')).toEqual([]);
  await choose();
  await expect(release.dialog().getByLabel('Done within')).toHaveValue('9');
  await release.press('Start the plan');
  await release.share('release', '3 %');
  await expect(page.getByText('Plan: House rules')).toBeVisible();
  await expect(page.getByTestId('plan-deadline')).toContainText('9 days');
});
