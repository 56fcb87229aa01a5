import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeMiniProgram, makeVersion } from '../support/world.js';

test('with reduced motion a user can choose, confirm and sign out', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'still');
  await makeVersion(world, program, '1.0.0');
  const page = await openAs(world.alice);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/mini-programs/${program}`);
  await page.getByRole('row', { name: '1.0.0' }).getByRole('button', { name: 'New release' }).click();
  await page.getByLabel('Target app').click();
  await page.getByTitle('Wallet (wallet)').click();
  await page.getByLabel('Environment').click();
  await page.getByTitle('Production').click();
  await page.getByRole('button', { name: 'Create release' }).click();

  const release = releasePage(page);
  await release.confirm('Apply for review');
  await release.status('Under Review');
  await release.confirm('Withdraw');
  await release.status('New Version Created');

  await page.getByRole('button', { name: 'Account of alice' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API token')).toBeVisible();
});
