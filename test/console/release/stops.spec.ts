import { giveReason, releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeFull, makeGray, makeMiniProgram, makePrepared } from '../support/world.js';

test('cancel says what is final, asks for a reason, and ends the release', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'cancel');
  await makeFull(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/releases/${await makeGray(world, miniProgram, '1.1.0', 10)}`);
  const release = releasePage(page);
  await release.share('release', '10 %');
  await release.button('Cancel Grayscale').click();
  await expect(release.dialog().getByText('Canceled is final')).toBeVisible();
  await release.press('Cancel Grayscale');
  await expect(release.dialog().getByText('Choose a reason.')).toBeVisible();
  await giveReason(release.dialog(), 'Crashes on start');
  await release.press('Cancel Grayscale');
  await release.status('Canceled');
  await release.share('baseline', '100 %');
  await expect(page.getByText('This is final. Releasing again takes a new version.')).toBeVisible();
  await expect(page.getByText('Crashes on start').first()).toBeVisible();
});

test('reset goes back to 0 % and to the choice of the type', async ({ openAs, world }) => {
  const page = await openAs(
    world.alice,
    `/releases/${await makeGray(world, await makeMiniProgram(world, 'reset'), '1.0.0', 20)}`,
  );
  const release = releasePage(page);
  await release.share('release', '20 %');
  await release.confirm('Reset to 0 %', 'Wrong prices');
  await release.status('Release Preparation');
  await release.share('release', '0 %');
  await expect(page.getByRole('row').filter({ hasText: 'Attempt' })).toHaveText(/Attempt\s*2/);
  await expect(page.getByRole('radio', { name: 'Grayscale Release' })).toBeVisible();
});

test('a stop needs no typing: a chip is the reason, in the language of the user', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'chips'), '1.0.0', 20);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.button('Pause').click();
  await release.press('Support calls');
  await release.press('Pause', { exact: true });
  await release.status('Grayscale Release · Paused');
  expect(await world.call(world.alice, 'GET', `/v1/releases/${id}`)).toMatchObject({ pauseReason: 'Support calls' });
});

test('the stop bar says who has what, its dialog names the release and what users lose', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'stopbar'), '1.0.0', 12.5);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  const bar = page.getByRole('region', { name: 'Stop' });
  await expect(bar).toContainText('12.5 % have 1.0.0, 87.5 % get “not available”');
  await expect(page).toHaveTitle('12.5 % · stopbar 1.0.0 · Wallet · Halftone');
  await expect(page.getByTestId('last-change')).toContainText('Percentage set: 0 % → 12.5 % · alice');
  await release.button('Cancel Grayscale').click();
  await expect(release.dialog().getByText('Cancel stopbar 1.0.0 on Wallet?')).toBeVisible();
  await expect(release.dialog().getByText('12.5 % lose 1.0.0 at once and get “not available”.')).toBeVisible();
  await release.button('Keep as it is').click();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(release.button('Pause')).toBeInViewport();
  await page.mouse.wheel(0, 2_000);
  await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(300);
  await expect(release.button('Pause')).toBeInViewport();
});

test('a user who may only read sees one line and no controls', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'reader'), '1.0.0', 10);
  const page = await openAs(world.otto, `/releases/${id}`);
  await expect(page.getByTestId('next-action')).toContainText('You may read this release.');
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Next Step' })).toHaveCount(0);
});

test('rollback brings the earlier version back to everybody', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'rollback');
  await makeFull(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/releases/${await makeFull(world, miniProgram, '2.0.0')}`);
  const release = releasePage(page);
  await release.status('Full Release');
  await release.button('Roll back').click();
  await expect(release.dialog().getByText('The previous one (1.0.0)')).toBeVisible();
  await giveReason(release.dialog(), 'Payments fail');
  await release.press('Roll back');
  await release.status('Archived');
  await expect(page.getByText('Rolled back by alice', { exact: true })).toBeVisible(); // The history says more.
  await page.goto(`/targets/${miniProgram}/wallet/production`);
  await expect(page.getByRole('link', { name: '1.0.0' })).toBeVisible();
});

test('going offline waits for a second user, and happens when they approve', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'offline');
  const path = `/v1/releases/${await makeFull(world, miniProgram, '1.0.0')}`;
  const page = await openAs(world.alice, path.replace('/v1', ''));
  const release = releasePage(page);
  await release.confirm('Request offline', 'The season is over');
  await expect(page.getByText('alice asked to take it offline: The season is over')).toBeVisible();
  await expect(page.getByText('A reviewer has not decided on the offline request yet.')).toBeVisible();

  await expect(page.getByText(/Can approve: .*bob/)).toBeVisible();
  const { offlineRequest } = await world.call(world.alice, 'GET', path);
  const requester = await openAs(world.alice, `/reviews/${(offlineRequest as { id: string }).id}`);
  await expect(requester.getByText('no user approves their own request')).toBeVisible();

  const reviewer = await openAs(world.bob, `/workspaces/${world.workspace}/reviews`);
  await reviewer.getByRole('row', { name: 'offline 1.0.0' }).getByRole('link').click();
  await expect(reviewer.getByText('The season is over')).toBeVisible();
  await reviewer.getByRole('button', { name: 'Approve offline' }).click();
  const dialog = reviewer.getByRole('dialog');
  await expect(dialog.getByText('100 % of the users of Wallet · Production lose offline at once')).toBeVisible();
  expect(await world.call(world.bob, 'GET', path)).toMatchObject({ status: 'FULL_RELEASE' });
  await dialog.getByRole('button', { name: 'Approve offline' }).click();
  await release.status('Offline');
  await release.share('unavailable', '100 %');
});

test('a busy target names its holder, and can be taken over with a reason', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'busy');
  const holder = await makeGray(world, miniProgram, '1.0.0', 5);
  const page = await openAs(world.alice, `/releases/${await makePrepared(world, miniProgram, '2.0.0')}`);
  const release = releasePage(page);
  await expect(page.getByRole('link', { name: '1.0.0 by alice, at 5 %' })).toHaveAttribute(
    'href',
    `/releases/${holder}`,
  );
  await release.chooseType('Grayscale Release');
  await release.status('Grayscale Release · Ready');
  await page.getByText('10 %', { exact: true }).click();
  await release.button('Take the target over').click();
  await release.dialog().getByLabel('Reason').fill('The fix must go out now');
  await release.press('Take the target over: 10 %');
  await release.status('Grayscale Release · Serving');
  await page.goto(`/releases/${holder}`);
  await release.status('Canceled');
  await expect(page.getByText('Superseded: another release took its place')).toBeVisible();
});

test('force offline stops everything on a target at once, until it is lifted', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'emergency');
  await makeFull(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/targets/${miniProgram}/wallet/production`);
  const { button, confirm, dialog, press } = releasePage(page);
  await button('Force offline').click();
  await expect(dialog()).toContainText('Force offline: emergency on Wallet · Production?');
  await press('Keep as it is');
  await confirm('Force offline', 'Fraud');
  await expect(page.getByText('alice has suspended this target: Fraud')).toBeVisible();
  await confirm('Lift suspension', 'Cleared');
  await expect(page.getByText('Offline (owner)')).toBeVisible();

  const reader = await openAs(world.otto, `/targets/${miniProgram}/wallet/production`);
  await expect(reader.getByText('Offline (owner)')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Force offline' })).toHaveCount(0);
});
