import type { Page } from '@playwright/test';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeGray, makeMiniProgram, type World } from '../support/world.js';

const percentageOf = async ({ call, alice }: World, id: string): Promise<unknown> =>
  (await call(alice, 'GET', `/v1/releases/${id}`))['percentage'];

const paste = async (page: Page, text: string): Promise<void> => {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await page.getByLabel('Other value').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
};

test('the next percentage is the number that stands in the field, or nothing', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'typed'), '1.0.0', 0.1);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  const field = page.getByLabel('Other value');
  const next = release.button('Next Step');
  await release.live();

  for (const text of ['1 5', "1'5", '1/5', '1.000,5', '1.2.3', '1O', '٢', '1e1', '-5', '5.', '1\u00A05']) {
    await field.fill(text);
    await expect(page.getByRole('alert').getByText(`“${text}” is not a number`)).toBeVisible();
    await expect(next).toBeDisabled();
    await field.press('Enter');
    await field.press('Tab');
    await expect(field).toHaveValue(text);
    await expect(next).toBeDisabled();
  }
  await field.fill('1,000');
  await expect(page.getByRole('alert').getByText('“1,000” has more than 2 decimals')).toBeVisible();
  await expect(next).toBeDisabled();
  expect(await percentageOf(world, id)).toBe(0.1);

  for (const [text, share, percentage] of [
    ['0,5', '0.5 %', 0.5],
    ['2,5', '2.5 %', 2.5],
    ['12,5', '12.5 %', 12.5],
    ['１５', '15 %', 15],
    ['１５，２５', '15.25 %', 15.25],
    ['16。5', '16.5 %', 16.5],
  ] as const) {
    await field.fill('');
    // Typed by keys and sent without leaving the field first.
    await field.pressSequentially(text);
    await expect(field).toHaveValue(text);
    await next.click();
    await release.share('release', share);
    expect(await percentageOf(world, id)).toBe(percentage);
    await expect(field).toHaveValue('');
  }
});

test('a pasted percentage is read like a typed one, and the Enter key sends no other number', async ({
  openAs,
  world,
}) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'pasted'), '1.0.0', 0.1);
  const page = await openAs(world.alice, `/releases/${id}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const release = releasePage(page);
  await release.live();
  for (const text of ['1.000,5', '10 000', '1'.repeat(40)]) {
    await paste(page, text);
    await expect(page.getByRole('alert').getByText('is not a number')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(release.button('Next Step')).toBeDisabled();
  }
  await paste(page, ' 2,5\n');
  await page.keyboard.press('Enter');
  await release.button('Next Step').click();
  await release.share('release', '2.5 %');
  expect(await percentageOf(world, id)).toBe(2.5);
});

test('the problem with a typed percentage is said in Chinese, too', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'typed-zh'), '1.0.0', 1);
  const page = await openAs(world.alice, `/releases/${id}`);
  await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
  await page.reload();
  await page.getByLabel('其他数值').fill('1 5');
  await expect(page.getByText('“1 5”不是数字')).toBeVisible();
  await expect(page.getByRole('button', { name: '下一步', exact: true })).toBeDisabled();
});

test('the policy reads a comma between digits as a decimal sign, and says how it reads the presets', async ({
  openAs,
  world,
}) => {
  const { call, alice, workspace } = world;
  const id = `typed-${String(Date.now())}`;
  await call(alice, 'POST', '/v1/target-apps', { id, name: 'Typed', workspace, environments: ['production'] });
  const page = await openAs(alice, `/workspaces/${workspace}/target-apps`);
  await page.getByRole('row', { name: id }).getByRole('button', { name: 'Typed' }).last().click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save' });
  const [presets, days] = [dialog.getByLabel('Percentages offered'), dialog.getByLabel('Requests expire after')];

  await days.fill('1,5');
  await presets.fill('1,5,10');
  await save.click();
  await expect(dialog.getByText('“1,5” has decimals. Use a whole number.')).toBeVisible();
  await expect(dialog.getByText('separated by semicolons.', { exact: false }).last()).toBeVisible();
  await days.fill('３０');
  await presets.fill('2,5; 10');
  await expect(dialog.getByTestId('presets-reading')).toHaveText('Read as: 2.5 % · 10 %');
  await save.click();
  await expect(dialog).toBeHidden();
  const app = (await call(alice, 'GET', `/v1/target-apps/${id}`)) as {
    policy?: { review: { expiresAfterDays: number }; percentages: { presets: number[] } };
  };
  expect(app.policy?.review.expiresAfterDays).toBe(30);
  expect(app.policy?.percentages.presets).toEqual([2.5, 10]);
});
