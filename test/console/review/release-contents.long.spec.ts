/** What is in the version of a release, which a reviewer sees before the decision. */
import { misfits, seriousFindings } from '../support/appearance.js';
import { expect, test } from '../support/test.js';
import { command, digest, makeCreated, makeFull, makeMiniProgram } from '../support/world.js';

test('a release shows its contents, and its approval is on the page of the review', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'contents');
  await makeFull(world, miniProgram, '1.0.0');
  const id = await makeCreated(world, miniProgram, '2.0.0');
  await command(world, id, { type: 'apply' });
  const page = await openAs(world.carol, `/releases/${id}`);
  await expect(page.getByRole('heading', { name: 'What is in 2.0.0' })).toBeVisible();
  await expect(page.getByText(digest)).toBeVisible();
  await expect(page.getByText(`https://packages.example/${miniProgram}/2.0.0.zip`)).toBeVisible();
  await expect(page.getByText('The same pages.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Live before: 1.0.0' })).toBeVisible();
  for (const width of [1280, 640, 390]) {
    expect(await misfits(page, width)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  }
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Open the review to decide' }).click();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
});
