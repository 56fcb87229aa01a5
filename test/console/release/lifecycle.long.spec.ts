/** The stages of a release below the head of its page. */
import type { Page } from '@playwright/test';
import { appearances, misfits, seriousFindings, setAppearance } from '../support/appearance.js';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { command, makeFull, makeGray, makeMiniProgram, makePrepared } from '../support/world.js';

const stagesOf = (page: Page) => page.getByRole('list', { name: 'Stages of the release' }).getByRole('listitem');
const currentOf = (page: Page) => page.locator('[aria-current=step]');

test('the stages say where a release is, who did what, and follow it', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'stages'), '1.0.0', 5);
  const page = await openAs(world.alice, `/releases/${id}`);
  await expect(currentOf(page)).toContainText('Grayscale 5 % (now)alice · ');
  await expect(stagesOf(page).nth(1)).toContainText('Review (done)bob · ');
  await expect(stagesOf(page).nth(2)).toContainText('Pilot testing (left out)skipped');
  await expect(stagesOf(page).nth(5)).toContainText('Full Release (not yet)');
  await releasePage(page).live();
  await command(world, id, { type: 'cancel', reason: 'It crashes' });
  await expect(currentOf(page)).toContainText('Canceled (final)alice');
  await expect(stagesOf(page)).toHaveCount(6);
});

test('the stages end with what ended the release', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'endings');
  const first = await makeFull(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/releases/${first}`);
  await expect(currentOf(page)).toContainText('Full Release (now)alice');
  const second = await makeFull(world, miniProgram, '2.0.0');
  await page.goto(`/releases/${first}`);
  await expect(currentOf(page)).toContainText('Superseded (final)');
  await command(world, second, { type: 'rollback', reason: 'It crashes' });
  await page.goto(`/releases/${second}`);
  await expect(currentOf(page)).toContainText('Rolled back (final)');
});

test('the stages are readable on a phone, in both themes and languages', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'narrow');
  const pilot = await makePrepared(world, miniProgram, '1.0.0', 'lab');
  const page = await openAs(world.alice, `/releases/${pilot}`);
  await expect(currentOf(page)).toContainText('Pilot testing');
  for (const [theme, language] of appearances.toReversed()) {
    await setAppearance(page, theme, language);
    for (const width of [1280, 640, 390]) {
      expect(await misfits(page, width)).toEqual([]);
      expect(await seriousFindings(page)).toEqual([]);
    }
  }
  const box = await currentOf(page).locator('.lifecycle-words').boundingBox();
  expect(box?.width).toBeGreaterThan(300);
});
