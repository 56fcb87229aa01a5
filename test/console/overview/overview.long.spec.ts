/** The overview: what rolls out, stopped with few taps on a phone, and live after a change by another client. */
import { seriousFindings } from '../support/appearance.js';
import { expect, test } from '../support/test.js';
import { command, makeGray, makeMiniProgram } from '../support/world.js';

const phone = { width: 390, height: 844 };

test('on a phone, what was raised last is paused in three taps', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'taps'), '1.0.0', 20);
  const page = await openAs(world.alice, '/overview');
  await page.setViewportSize(phone);
  await command(world, id, { type: 'setPercentage', percentage: 30 });
  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="${id}"]`) });
  await expect(row).toContainText('30 %');
  await expect(row).toContainText('was 20 %');
  await row.getByRole('button', { name: 'Pause taps 1.0.0' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Crashes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause 1 release' }).click();
  await expect(page.getByText('Done: 1 changed')).toBeVisible();
  await expect(row).toContainText('Paused');
  expect(await world.call(world.alice, 'GET', `/v1/releases/${id}`)).toMatchObject({ phase: 'PAUSED' });
});

test('several are stopped with one reason, and each that fails is named with its cause', async ({ openAs, world }) => {
  const names = ['several-a', 'several-b'];
  const ids = await Promise.all(
    names.map(async (name) => makeGray(world, await makeMiniProgram(world, name), '1.0.0', 10)),
  );
  const page = await openAs(world.carol, '/overview');
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name} 1.0.0` }).check();
  await page.getByRole('button', { name: 'Reset 2 releases to 0 %' }).click();
  // Ended by another operator while the dialog is open.
  await command(world, ids[0] ?? '', { type: 'cancel', reason: 'Wrong prices' });
  await page.getByRole('dialog').getByRole('button', { name: 'Wrong content' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset 2 releases to 0 %' }).click();
  await expect(page.getByText('Done: 1 changed, 0 were so already, 1 failed.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'several-a 1.0.0:' })).toBeVisible();
  expect(await world.call(world.alice, 'GET', `/v1/releases/${ids[1] ?? ''}`)).toMatchObject({
    status: 'RELEASE_PREPARATION',
  });
});

test('counts filter the list, in the address, and the page is accessible at every width', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'counted'), '1.0.0', 5);
  await command(world, id, { type: 'pause', reason: 'Support calls' });
  const page = await openAs(world.alice, '/overview');
  await page.getByRole('button', { name: /not confirmed/ }).click();
  await expect(page).toHaveURL(/show=notConfirmed/);
  await expect(page.getByText('No release matches.')).toBeVisible();
  await page.getByRole('button', { name: /paused/ }).click();
  await expect(page).toHaveURL(/show=paused/);
  const rollingOut = page.getByRole('table', { name: 'What is rolling out' });
  await expect(rollingOut.getByRole('link', { name: 'counted 1.0.0' })).toBeVisible();
  for (const width of [1280, 640, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await seriousFindings(page)).toEqual([]);
  }
});

test('what needs attention is listed with its cause, can be stopped there, and is counted beside the page', async ({
  openAs,
  world,
}) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'attended'), '1.0.0', 5);
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/targets`);
  await expect(page.getByRole('heading', { name: 'Targets' })).toBeVisible();
  await command(world, id, { type: 'pause', reason: 'Tickets are lost' });
  await expect(page.getByText(/^\d+ needs? attention$/)).toBeAttached();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeVisible();
  const more = page.getByRole('button', { name: /^Show \d+ more$/ });
  if (await more.isVisible()) await more.click();
  const line = page.getByRole('listitem').filter({ has: page.locator(`a[href$="${id}"]`) });
  await expect(line).toContainText('“Tickets are lost” alice');
  await line.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Crashes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset 1 release to 0 %' }).click();
  await expect(page.getByText('Done: 1 changed')).toBeVisible();
  await expect(line).toBeHidden();
});

test('a reader sees what rolls out and what needs attention, and is offered no stop', async ({ openAs, world }) => {
  const serving = await makeGray(world, await makeMiniProgram(world, 'only-read'), '1.0.0', 5);
  const paused = await makeGray(world, await makeMiniProgram(world, 'only-read'), '1.0.0', 5);
  await command(world, paused, { type: 'pause', reason: 'Tickets are lost' });
  const page = await openAs(world.otto);
  await expect(page.getByRole('row').filter({ has: page.locator(`a[href$="${serving}"]`) })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Paused' }).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('button', { name: /^(Pause|Reset)/ })).toHaveCount(0);
});
