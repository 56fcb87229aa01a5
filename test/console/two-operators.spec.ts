import { releasePage } from './support/release-page.js';
import { expect, test } from './support/test.js';
import { command, makeGray, makeMiniProgram } from './support/world.js';

test('another operator sees a change within moments, with who and what', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'together'), '1.0.0', 1);
  const [alices, carols] = [await openAs(world.alice, `/releases/${id}`), await openAs(world.carol, `/releases/${id}`)];
  const [alice, carol] = [releasePage(alices), releasePage(carols)];
  await carol.live();
  await alice.nextStep('5 %');
  await carol.share('release', '5 %');
  await expect(carols.getByText('alice: Set percentage – Applied')).toBeVisible();
});

test('who decides on an old state is shown what the other one did, and is asked again', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'stale'), '1.0.0', 1);
  const page = await openAs(world.carol);
  // Her network loses the stream and the reading again; what she sees stays old.
  let isCut = false;
  await page.route('**/v1/releases/**', (route) =>
    isCut && route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  await page.route('**/stream', (route) => route.abort());
  await page.goto(`/releases/${id}`);
  const carol = releasePage(page);
  await carol.share('release', '1 %');
  isCut = true;
  await command(world, id, { type: 'setPercentage', percentage: 5 });
  await carol.nextStep('20 %');
  const dialog = carol.dialog();
  await expect(dialog.getByText('Somebody was faster')).toBeVisible();
  await expect(dialog.getByText('alice: Set percentage')).toBeVisible();
  await expect(dialog.getByText('Now: Grayscale Release, 5 %')).toBeVisible();
  isCut = false;
  await dialog.getByRole('button', { name: 'Set percentage all the same' }).click();
  await carol.share('release', '20 %');
});

test('killing the program during a wait loses nothing: the page says so, mends itself, and goes on', async ({
  openAs,
  world,
}) => {
  test.setTimeout(150_000);
  const id = await makeGray(world, await makeMiniProgram(world, 'restart'), '1.0.0', 10);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.live();
  await world.program.kill();
  await expect(page.getByText('Connection lost, trying again')).toBeVisible();
  await expect(page.getByText('The API does not answer').first()).toBeVisible({ timeout: 20_000 });
  await release.share('release', '10 %');
  await world.program.startAgain();
  await expect(page.locator('[data-live=live]')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('The API does not answer')).toBeHidden();
  await release.nextStep('50 %');
  await release.share('release', '50 %');
});
