/** The history of a release: one list of what happened, to read, to export and to print. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { misfits, seriousFindings } from './support/appearance.js';
import { expect, test } from './support/test.js';
import { command, makeGray, makeMiniProgram, type World } from './support/world.js';

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

test('a long history has pages, is exported and printed whole', async ({ openAs, world }) => {
  test.slow();
  const id = await makeGray(world, await makeMiniProgram(world, 'long-life'), '1.0.0', 1);
  for (let percentage = 2; percentage <= 36; percentage += 1)
    await command(world, id, { type: 'setPercentage', percentage });
  const page = await openAs(world.alice, `/releases/${id}`);
  await expect(linesOf(page)).toHaveCount(30);
  await expect(historyOf(page)).not.toContainText('Release created');

  const saved = async (format: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Download ${format}` }).click(),
    ]);
    return (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
  };
  expect((await saved('CSV')).at(-1)).toContain(',event,1,ReleaseCreated,0,0,alice,');
  expect(JSON.parse((await saved('NDJSON'))[0]!)).toMatchObject({ kind: 'event', after: { percentage: 36 } });

  await page.evaluate('globalThis.print = () => { globalThis.isPrinted = true; }');
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => page.evaluate('globalThis.isPrinted')).toBe(true);
  await expect(linesOf(page).last()).toContainText('Release created');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(linesOf(page).last()).toBeVisible();
});
