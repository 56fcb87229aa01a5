import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeMiniProgram, makeVersion, makePrepared } from '../support/world.js';

test('a grayscale release, from the versions tab to everybody', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'weather');
  await makeVersion(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice);
  await page.getByRole('link', { name: 'Mini Programs' }).click();
  await page.getByLabel('Search mini programs').fill(miniProgram);
  await expect(page.getByRole('row')).toHaveCount(2); // Its head and what was searched for: nothing moves any more.
  await page.getByRole('row', { name: miniProgram }).getByRole('link').click();

  await page.getByRole('button', { name: 'New release' }).click();
  await page.getByLabel('Target app').click();
  await page.getByTitle('Wallet (wallet)').click();
  await page.getByLabel('Environment').click();
  await page.getByTitle('Production').click();
  await expect(page.getByText('You apply for review')).toBeVisible();
  await page.getByRole('button', { name: 'Create release' }).click();

  const release = releasePage(page);
  await release.status('New Version Created');
  await release.confirm('Apply for review');
  await release.status('Under Review');
  await expect(page.getByText('A reviewer has not decided yet.')).toBeVisible();

  const reviewer = await openAs(world.bob, `/workspaces/${world.workspace}/reviews`);
  await reviewer.getByRole('row', { name: 'weather 1.0.0' }).first().getByRole('link').click();
  await reviewer.getByRole('button', { name: 'Approve', exact: true }).click();

  await release.status('Release Preparation');
  await release.chooseType('Grayscale Release');
  await release.status('Grayscale Release · Ready');
  await release.nextStep('1 %');
  await release.status('Grayscale Release · Serving');
  await release.share('release', '1 %');
  await release.share('unavailable', '99 %');
  await release.nextStepTo('12.34');
  await release.share('release', '12.34 %');
  await expect(page.getByRole('region', { name: 'History' }).getByText('Percentage set: 1 % → 12.34 %')).toBeVisible();

  await release.confirm('Pause', 'Watching the crash rate');
  await release.status('Grayscale Release · Paused');
  await expect(page.getByText('Paused by alice: Watching the crash rate')).toBeVisible();
  await release.button('Resume').click();
  await release.status('Grayscale Release · Serving');
  await release.share('release', '12.34 %');

  await release.nextStep('100 %');
  await release.press('Full Release');
  await release.status('Full Release');
  await release.share('release', '100 %');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('listitem').first()).toContainText('Released to everybody: 12.34 % → 100 % · alice');
});

test('a full release reaches everybody at once, after a confirmation', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'tickets');
  const id = await makePrepared(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/mini-programs/${miniProgram}`);
  await page.getByRole('button', { name: 'Show notes, package and releases of 1.0.0' }).click();
  await page.getByRole('button', { name: /^Open release 1.0.0 on Wallet/ }).click();
  await expect(page).toHaveURL(new RegExp(id));
  const release = releasePage(page);
  await release.chooseType('Full Release');
  await expect(release.dialog().getByText('Everybody on this target gets 1.0.0 at once')).toBeVisible();
  await release.press('Full Release');
  await release.status('Full Release');
  await release.share('release', '100 %');
});

test('a percentage that is too low or too fine is refused before it is sent', async ({ openAs, world }) => {
  const id = await makePrepared(world, await makeMiniProgram(world, 'limits'), '1.0.0');
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.chooseType('Grayscale Release');
  await release.nextStep('10 %');
  await release.share('release', '10 %');
  await page.getByLabel('Other value').fill('5');
  await expect(page.getByText('Choose a value above 10 %')).toBeVisible();
  await expect(release.button('Next Step')).toBeDisabled();
});
