import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { command, makeGray, makeMiniProgram } from '../support/world.js';

test('another operator sees a change within moments, with who and what', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'together'), '1.0.0', 1);
  const [alices, carols] = [await openAs(world.alice, `/releases/${id}`), await openAs(world.carol, `/releases/${id}`)];
  const [alice, carol] = [releasePage(alices), releasePage(carols)];
  await carol.live();
  await alice.nextStep('5 %');
  await carol.share('release', '5 %');
  await expect(carols.getByText('alice: Set percentage – Applied')).toBeVisible();
});

test('a command on an old state shows the change of the other operator and asks for confirmation', async ({
  openAs,
  world,
}) => {
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
  await expect(dialog.getByText('Another user was faster')).toBeVisible();
  await expect(dialog.getByText('alice: Set percentage')).toBeVisible();
  await expect(dialog.getByText('Now: Grayscale Release, 5 %')).toBeVisible();
  isCut = false;
  await dialog.getByRole('button', { name: 'Set percentage all the same' }).click();
  await carol.share('release', '20 %');
});

test('a change by another user does not move content on the page', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'steady'), '1.0.0', 1);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.live();
  await command(world, id, { type: 'setPercentage', percentage: 2 });
  await release.share('release', '2 %');
  await page.evaluate(`
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        globalThis.shifts.push({ value, nodes: sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? '') });
    }).observe({ type: 'layout-shift' });
  `);
  for (const percentage of [5, 12.5]) {
    await page.evaluate('globalThis.shifts.length = 0');
    await world.call(world.carol, 'POST', `/v1/releases/${id}/commands`, { type: 'setPercentage', percentage });
    await release.share('release', `${String(percentage)} %`);
    await expect(page.getByRole('region', { name: 'History' }).getByText(`→ ${String(percentage)} %`)).toBeVisible();
    const shifts = await page.evaluate<{ value: number; nodes: string[] }[]>('globalThis.shifts');
    const moved = shifts.reduce((sum, { value }) => sum + value, 0);
    expect(moved < 0.01 ? [] : shifts).toEqual([]);
  }
});
