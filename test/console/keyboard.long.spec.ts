import type { Locator, Page } from '@playwright/test';
import { releasePage } from './support/release-page.js';
import { expect, test } from './support/test.js';
import { makeMiniProgram, makeVersion } from './support/world.js';

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

test('a whole grayscale release is done with the keyboard alone, and the focus is always seen', async ({
  openAs,
  world,
}) => {
  const program = await makeMiniProgram(world, 'keyboard');
  await makeVersion(world, program, '1.0.0');
  const page = await openAs(world.alice, `/mini-programs/${program}`);
  const { keyboard } = page;
  const press = async (name: string, within: Page | Locator = page): Promise<void> => {
    await tabTo(page, within.getByRole('button', { name, exact: true }));
    await keyboard.press('Enter');
  };
  /** The command's button, and then the one of its dialog. */
  const confirm = async (command: string, reason?: string): Promise<void> => {
    await press(command);
    const dialog = page.getByRole('dialog');
    if (reason !== undefined) {
      await expect(dialog.getByRole('button', { name: 'Crashes' })).toBeFocused();
      await press('Other reason', dialog);
      await keyboard.type(reason);
    }
    await press(command.replace(' instead', ''), dialog);
  };
  const { status, share } = releasePage(page);

  await press('New release');
  await tabTo(page, page.getByRole('combobox', { name: 'Target app', exact: true }));
  await keyboard.type('Laboratory');
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('combobox', { name: 'Environment', exact: true }));
  await keyboard.press('Enter');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await press('Create release');

  await confirm('Apply for review');
  await status('Under Review');
  await tabTo(page, page.getByRole('link', { name: 'Open the review to decide' }));
  await keyboard.press('Enter');
  await press('Approve');
  await press('Open the release');
  await status('Pilot Testing');
  await confirm('Complete testing');
  await status('Grayscale Release · Ready');

  await tabTo(page, page.getByRole('radio', { name: '1 %', exact: true }));
  await keyboard.press('Space');
  await press('Next Step');
  await share('release', '1 %');
  await tabTo(page, page.getByRole('textbox', { name: 'Other value', exact: true }));
  await keyboard.type('12.5');
  await press('Next Step');
  await share('release', '12.5 %');

  await confirm('Pause', 'Lunch');
  await status('Grayscale Release · Paused');
  await press('Resume');
  await status('Grayscale Release · Serving');
  await confirm('Full Release instead');
  await status('Full Release');
  await share('release', '100 %');
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
