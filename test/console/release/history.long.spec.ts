/** The history of a release: one list of what happened, to read, to export and to print. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openPushReceiver } from '../../support/push/push-receiver.js';
import { misfits, seriousFindings } from '../support/appearance.js';
import { expect, test } from '../support/test.js';
import { command, makeApp, makeGray, makeGrayOn, makeMiniProgram, type World } from '../support/world.js';

const historyOf = (page: Page) => page.getByRole('region', { name: 'History' });
const linesOf = (page: Page) => historyOf(page).getByRole('listitem');

/** Two attempts: raised, paused, reset, raised again and canceled. Then a refused command. */
async function makeLife(world: World): Promise<string> {
  const id = await makeGray(world, await makeMiniProgram(world, 'history'), '1.0.0', 1);
  await command(world, id, { type: 'setPercentage', percentage: 12.5 });
  await command(world, id, { type: 'pause', reason: 'Support calls' });
  await command(world, id, { type: 'reset', reason: 'Wrong users' });
  await command(world, id, { type: 'setPercentage', percentage: 5 });
  await command(world, id, { type: 'cancel', reason: 'It crashes' });
  await world.call(world.alice, 'POST', `/v1/releases/${id}/commands`, { type: 'resume' }).catch(() => undefined);
  return id;
}

test('the history has all attempts with values, reasons and people, the newest first', async ({ openAs, world }) => {
  const page = await openAs(world.alice, `/releases/${await makeLife(world)}`);
  await expect(linesOf(page).first()).toContainText('Canceled: 5 % → 0 % · alice');
  await expect(linesOf(page).first()).toContainText('“It crashes”');
  await expect(historyOf(page).getByRole('heading')).toHaveText(['Attempt 2', 'Attempt 1']);
  await expect(historyOf(page)).toContainText('Reset to 0 %: 12.5 % → 0 % · alice');
  await expect(historyOf(page)).toContainText('Review approved · bob');
  await expect(linesOf(page).last()).toContainText('Release created · alice');

  await page.getByText('Steps', { exact: true }).click();
  await expect(historyOf(page)).not.toContainText('Review approved');
  await expect(historyOf(page)).toContainText('Paused · alice');
  await expect(linesOf(page)).toHaveCount(6);

  await page.getByLabel('Also refused commands').click();
  await expect(linesOf(page).first()).toContainText('Resume');
  await expect(linesOf(page).first()).toContainText('Refused');
  await page.reload();
  await expect(linesOf(page)).toHaveCount(7);
  for (const width of [1280, 640, 390]) {
    expect(await misfits(page, width)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  }
});

/** The lines of the file that the page saves. */
async function saved(page: Page, format: 'CSV' | 'NDJSON'): Promise<readonly string[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Download ${format}` }).click(),
  ]);
  return (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
}

/** A release on an app with a push address, raised to 10 %. */
async function makePushed(world: World, url: string): Promise<string> {
  const app = await makeApp(world, 'Till');
  await world.call(world.alice, 'PUT', `/v1/target-apps/${app}/push`, { url });
  return await makeGrayOn(world, app, await makeMiniProgram(world, 'pushed'), 10);
}

test('the history has each delivery to the super app on demand, in its place, and so has its export', async ({
  openAs,
  world,
}) => {
  const superApp = await openPushReceiver();
  superApp.answer = 503;
  const page = await openAs(world.alice, `/releases/${await makePushed(world, superApp.url)}`);
  await expect(linesOf(page).first()).toContainText('Percentage set: 0 % → 10 %');
  await page.getByLabel('Also deliveries to the super app').click();
  await expect(linesOf(page).first()).toContainText(
    /Delivery to the super app, try \d+ ?Refused 503.*revision 1 .*Next try:/,
  );
  superApp.answer = 200;
  await expect(historyOf(page)).toContainText('Confirmed 200', { timeout: 60_000 });
  await expect(historyOf(page)).toContainText('Step confirmed');
  await expect(page.getByRole('table', { name: 'Attempts to deliver' })).toHaveCount(0);
  const words = (await linesOf(page).allTextContents()).map((line) =>
    ['try 1', 'Confirmed 200', 'Percentage set', 'Step confirmed'].find((word) => line.includes(word)),
  );
  const order = words.filter((word) => word !== undefined);
  expect(order.slice(-2)).toEqual(['try 1', 'Percentage set']);
  expect(order).toContain('Confirmed 200');
  for (const width of [1280, 390]) {
    expect(await misfits(page, width)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  }

  const rows = (await saved(page, 'CSV')).filter((line) => line.includes(',delivery,'));
  expect(rows.at(-1)).toMatch(/,refused,,,1,503,\d+,1,\d{4}-/);
  expect(rows[0]).toMatch(/,confirmed,,,\d+,200,\d+,1,$/);
  const kinds = (await saved(page, 'NDJSON')).map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(kinds.filter((kind) => kind === 'delivery')).toHaveLength(rows.length);
  await page.reload();
  await expect(linesOf(page).filter({ hasText: 'Delivery to the super app' })).toHaveCount(rows.length);
  await superApp.close();
});

test('a long history has pages, is exported and printed whole', async ({ openAs, world }) => {
  test.slow();
  const id = await makeGray(world, await makeMiniProgram(world, 'long-life'), '1.0.0', 1);
  for (let percentage = 2; percentage <= 36; percentage += 1)
    await command(world, id, { type: 'setPercentage', percentage });
  const page = await openAs(world.alice, `/releases/${id}`);
  await expect(linesOf(page)).toHaveCount(30);
  await expect(historyOf(page)).not.toContainText('Release created');

  expect((await saved(page, 'CSV')).at(-1)).toContain(',event,1,ReleaseCreated,0,0,alice,');
  expect(JSON.parse((await saved(page, 'NDJSON'))[0]!)).toMatchObject({ kind: 'event', after: { percentage: 36 } });

  await page.evaluate('globalThis.print = () => { globalThis.isPrinted = true; }');
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => page.evaluate('globalThis.isPrinted')).toBe(true);
  await expect(linesOf(page).last()).toContainText('Release created');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(linesOf(page).last()).toBeVisible();
});

test('the activity of a mini program says which release, where, and from which share to which', async ({
  openAs,
  world,
}) => {
  const program = await makeMiniProgram(world, 'activity');
  const id = await makeGray(world, program, '1.2.0', 12.5);
  const page = await openAs(world.alice, `/mini-programs/${program}/activity`);
  const row = page.getByRole('row').filter({ hasText: 'Percentage set' });
  await expect(row).toContainText('Percentage set: 0 % → 12.5 %');
  await expect(row.getByRole('link', { name: '1.2.0 · Wallet · Production' })).toHaveAttribute(
    'href',
    `/releases/${id}`,
  );
  await expect(page.getByRole('link', { name: 'Wallet · Production', exact: true }).first()).toHaveAttribute(
    'href',
    `/targets/${program}/wallet/production`,
  );
  await page.goto(`/targets/${program}/wallet/production?tab=trail`);
  await command(world, id, { type: 'setPercentage', percentage: 20 });
  const events = page.getByRole('table', { name: 'Events' }).getByRole('row');
  await expect(events.nth(1)).toContainText('12.5 % → 20 %');
  await expect(events.nth(2)).toContainText('0 % → 12.5 %');
});
