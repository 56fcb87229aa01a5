import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { digest, makeFull, makeMiniProgram, makePrepared, makeVersion } from '../support/world.js';

const farthest = 60;

/** Presses Tab until the named element has the focus, and expects a visible focus at each step. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const focused = wanted.and(page.locator(':focus'));
  // Radio buttons are drawn by their labels, the control itself is not to be seen.
  await wanted.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < farthest && (await focused.count()) === 0; presses += 1)
    await page.keyboard.press('Tab');
  await expect(focused).toHaveCount(1);
  expect(await page.evaluate(isFocusSeen)).toBe(true);
}

/** The focused element, or what is drawn in its place, has an outline, a shadow or a border of its own. */
const isFocusSeen = `(() => {
  const near = [document.activeElement, document.activeElement.parentElement, document.activeElement.closest('label, .ant-select, .ant-input-affix-wrapper')];
  return near.some((element) => element !== null && (getComputedStyle(element).outlineStyle !== 'none' || getComputedStyle(element).boxShadow !== 'none'));
})()`;

/** Presses the button of that name. */
async function press(page: Page, name: string, within: Page | Locator = page): Promise<void> {
  await tabTo(page, within.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

test('a mini program and a version are created with the keyboard alone', async ({ openAs, world }) => {
  const id = `typed-${randomUUID().slice(0, 8)}`;
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/mini-programs`);
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const field = async (name: string, text: string) => {
    await tabTo(page, dialog.getByRole('textbox', { name, exact: true }));
    await keyboard.type(text);
  };
  await press(page, 'New mini program');
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await keyboard.type('Typed');
  await field('Id', id);
  await press(page, 'Create', dialog);
  await expect(page.getByRole('heading', { name: 'Typed', level: 1 })).toBeVisible();

  await press(page, 'New version');
  await expect(dialog.getByRole('textbox', { name: 'Number', exact: true })).toBeFocused();
  await keyboard.type('1.0.0');
  await field('Package address', 'https://packages.example/typed-1.0.0.zip');
  await field('SHA-256 digest', digest);
  await field('Notes (optional)', 'The first one');
  await keyboard.press('Tab');
  await keyboard.type('pages/index');
  await press(page, 'Create', dialog);
  await expect(page.getByRole('row', { name: '1.0.0' })).toBeVisible();
  expect(await world.call(world.alice, 'GET', `/v1/mini-programs/${id}/versions/1.0.0`)).toMatchObject({
    number: '1.0.0',
    notes: 'The first one',
    pages: ['pages/index'],
  });
});

test('a release is rolled back with the keyboard alone', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'keyboard-back');
  await makeFull(world, program, '1.0.0');
  const page = await openAs(world.alice, `/releases/${await makeFull(world, program, '2.0.0')}`);
  const dialog = page.getByRole('dialog');
  await press(page, 'Roll back');
  await expect(dialog.getByText('The previous one (1.0.0)')).toBeVisible();
  await press(page, 'Crashes', dialog);
  await press(page, 'Roll back', dialog);
  await releasePage(page).status('Archived');
  await expect(page.getByText('Rolled back by alice', { exact: true })).toBeVisible(); // The history says more.
});

test('a whole grayscale release is done with the keyboard alone, and the focus is always seen', async ({
  openAs,
  world,
}) => {
  const program = await makeMiniProgram(world, 'keyboard');
  await makeVersion(world, program, '1.0.0');
  const page = await openAs(world.alice, `/mini-programs/${program}`);
  const { keyboard } = page;
  /** The command's button, and then the one of its dialog. */
  const confirm = async (command: string, reason?: string): Promise<void> => {
    await press(page, command);
    const dialog = page.getByRole('dialog');
    if (reason !== undefined) {
      await expect(dialog.getByRole('button', { name: 'Crashes' })).toBeFocused();
      await press(page, 'Other reason', dialog);
      await keyboard.type(reason);
    }
    await press(page, command.replace(' instead', ''), dialog);
  };
  const { status, share } = releasePage(page);

  await press(page, 'New release');
  await tabTo(page, page.getByRole('combobox', { name: 'Target app', exact: true }));
  await keyboard.type('Laboratory');
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('combobox', { name: 'Environment', exact: true }));
  await keyboard.press('Enter');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await press(page, 'Create release');

  await confirm('Apply for review');
  await status('Under Review');
  await tabTo(page, page.getByRole('link', { name: 'Open the review to decide' }));
  await keyboard.press('Enter');
  await press(page, 'Approve');
  await press(page, 'Open the release');
  await status('Pilot Testing');
  await confirm('Complete testing');
  await status('Grayscale Release · Ready');

  await tabTo(page, page.getByRole('radio', { name: '1 %', exact: true }));
  await keyboard.press('Space');
  await press(page, 'Next Step');
  await share('release', '1 %');
  await tabTo(page, page.getByRole('textbox', { name: 'Other value', exact: true }));
  await keyboard.type('12.5');
  await press(page, 'Next Step');
  await share('release', '12.5 %');

  await confirm('Pause', 'Lunch');
  await status('Grayscale Release · Paused');
  await press(page, 'Resume');
  await status('Grayscale Release · Serving');
  await confirm('Full Release instead');
  await status('Full Release');
  await share('release', '100 %');
});

test('the procedure of a grayscale release is done with the keyboard alone, from sign-in to reset and cancel', async ({
  browser,
  world,
}) => {
  const program = await makeMiniProgram(world, 'walked');
  await makePrepared(world, program, '1.0.0');
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'walker', name: 'browser test' });
  await world.call(world.alice, 'PUT', `/v1/workspaces/${world.workspace}/members/walker`, { role: 'admin' });
  const context = await browser.newContext({ baseURL: world.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const { status, share } = releasePage(page);
  const follow = async (link: Locator) => {
    await tabTo(page, link);
    await keyboard.press('Enter');
  };
  const chooseGrayscale = async () => {
    await tabTo(page, page.getByRole('radio', { name: 'Grayscale Release' }));
    await press(page, 'Confirm');
  };
  const raise = async (percentage: string) => {
    await tabTo(page, page.getByRole('textbox', { name: 'Other value', exact: true }));
    await keyboard.type(percentage);
    await press(page, 'Next Step');
  };

  await page.goto('/sign-in');
  await expect(page.getByLabel('API token')).toBeFocused();
  await keyboard.type(String(made['secret']));
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'What is rolling out' }).waitFor();
  await follow(page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Mini Programs' }));
  await page.getByRole('heading', { level: 1, name: 'Mini Programs' }).waitFor();
  await keyboard.press('/');
  await keyboard.type(program);
  await follow(page.getByRole('row').getByRole('link', { name: 'walked', exact: true }));
  await press(page, 'Show notes, package and releases of 1.0.0');
  await follow(page.getByRole('button', { name: 'Open release 1.0.0 on Wallet, Production' }));

  await chooseGrayscale();
  await tabTo(page, page.getByRole('radio', { name: '1 %', exact: true }));
  await keyboard.press('Space');
  await press(page, 'Next Step');
  await share('release', '1 %');
  await raise('40');
  await share('release', '40 %');

  await press(page, 'Reset to 0 %');
  await press(page, 'Crashes', dialog);
  await press(page, 'Reset to 0 %', dialog);
  await status('Release Preparation');
  await chooseGrayscale();
  await raise('5');
  await share('release', '5 %');

  await press(page, 'Cancel Grayscale');
  await press(page, 'Crashes', dialog);
  await press(page, 'Cancel Grayscale', dialog);
  await status('Canceled');
  await context.close();
});

test('a dialog takes the focus, keeps it, and gives it back', async ({ openAs, world }) => {
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/members`);
  await tabTo(page, page.getByRole('button', { name: 'Add member', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('User')).toBeFocused();
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate("document.activeElement.closest('[role=dialog]') !== null")).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add member' })).toBeFocused();
});
