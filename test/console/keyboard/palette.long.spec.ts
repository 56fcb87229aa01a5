/** The palette and the shortcuts: what a keyboard finds and opens, and what it never sends by itself. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.js';
import { makeGray, makeMiniProgram } from '../support/world.js';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search everything, or name a page or command' });
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

async function openPalette(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

test('the palette finds a release by its name and version, and opens it by keyboard alone', async ({
  openAs,
  world,
}) => {
  const program = await makeMiniProgram(world, 'palette');
  const id = await makeGray(world, program, '2.3.1', 10);
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/reviews`);
  await openPalette(page);
  await page.keyboard.type(`${program} 2.3`);
  await expect(option(page, /palette 2\.3\.1 Wallet · Production/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(option(page, /^palette 2\.3\.1$/)).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    String(await option(page, /^palette 2\.3\.1$/).getAttribute('id')),
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/releases/${id}$`));
  await expect(page.getByRole('dialog')).toBeHidden();

  // The last one opened comes first.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([/palette 2\.3\.1/]);
});

test('a page is found by its name, and what is not there is said', async ({ openAs, world }) => {
  const page = await openAs(world.alice);
  const button = page.getByRole('button', { name: 'Search and commands' });
  await button.click();
  await field(page).fill('nothing-is-called-so');
  await expect(page.getByRole('status')).toContainText('Nothing found for “nothing-is-called-so”');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();

  await openPalette(page);
  await page.route('**/v1/search?*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await page.keyboard.type('target');
  await expect(page.getByRole('alert')).toContainText('The search did not work.');
  await option(page, /^Targets/).click();
  await expect(page).toHaveURL(new RegExp(`/workspaces/${world.workspace}/targets$`));
});

test('a command of the palette opens the dialog of its button, and sends nothing without the reason', async ({
  openAs,
  world,
}) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'palette'), '1.0.0', 10);
  const page = await openAs(world.alice, `/releases/${id}`);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await openPalette(page);
  await page.keyboard.type('pause');
  await expect(option(page, /^Pause/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Pause palette 1\.0\.0/ });
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await expect(dialog.getByText('Choose a reason')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const { phase } = await world.call(world.alice, 'GET', `/v1/releases/${id}`);
  expect(phase).not.toBe('PAUSED');
});

test('who may only read is offered no command', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'palette'), '1.0.0', 10);
  const page = await openAs(world.otto, `/releases/${id}`);
  await expect(page.getByText('You may read this release.')).toBeVisible();
  await page.keyboard.press('p');
  await openPalette(page);
  await expect(page.getByRole('group', { name: 'Pages' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Commands on this page' })).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('letters lead to pages, fields and dialogs, except while one types, in a dialog, or switched off', async ({
  openAs,
  world,
}) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'palette'), '1.0.0', 10);
  const page = await openAs(world.alice);
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await keyboard.press('g');
  await keyboard.press('r');
  await expect(page).toHaveURL(new RegExp(`/workspaces/${world.workspace}/releases$`));
  await page.getByRole('heading', { name: 'Releases', level: 1 }).waitFor();
  await keyboard.press('/');
  const search = page.getByRole('textbox', { name: 'Name, version, app, person or id' });
  await expect(search).toBeFocused();
  await keyboard.type('?go');
  await expect(search).toHaveValue('?go');
  await expect(dialog).toHaveCount(0);

  await page.goto(`/releases/${id}`);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await keyboard.press('p');
  await expect(dialog).toContainText('Pause palette 1.0.0');
  for (const key of ['Control+k', 'g', 'o']) await keyboard.press(key);
  await expect(dialog).toHaveCount(1);
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/releases/${id}$`));

  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.getByRole('switch', { name: 'Shortcuts of a letter or a sign' }).click();
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  for (const key of ['p', '?', 'g', 'o']) await keyboard.press(key);
  await openPalette(page);
  await expect(dialog).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`/releases/${id}$`));
  await keyboard.press('Escape');

  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('switch', { name: 'Shortcuts of a letter or a sign' })).not.toBeChecked();
});
