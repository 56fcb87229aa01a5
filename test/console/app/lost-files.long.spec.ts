/** Files of the console that do not load, storage that is forbidden, cookies that are dropped. */
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { launchAs, makeGray, makeMiniProgram } from '../support/world.js';

test('a chart that cannot be loaded leaves the page and its stops, and is loaded by Try again', async ({
  openAs,
  world,
}) => {
  const miniProgram = await makeMiniProgram(world, 'chart');
  const id = await makeGray(world, miniProgram, '1.0.0', 10);
  await launchAs(world, miniProgram, ['u1', 'u2', 'u3']);
  const page = await openAs(world.alice);
  let isLost = true;
  await page.route('**/assets/exposure-chart-*.js', (route) => (isLost ? route.abort() : route.continue()));
  await page.goto(`/releases/${id}`);
  const release = releasePage(page);
  await expect(page.getByText('This part could not be shown.')).toBeVisible({ timeout: 60_000 });
  await release.confirm('Pause', 'It crashes');
  await release.status('Grayscale Release · Paused');
  isLost = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This part could not be shown.')).toBeHidden();
  await expect(page.locator('canvas')).toBeVisible();
});

test('a page that cannot be loaded keeps the frame, and is loaded by Try again', async ({ openAs, world }) => {
  const page = await openAs(world.alice);
  let isLost = true;
  await page.route('**/assets/members-page-*.js', (route) => (isLost ? route.abort() : route.continue()));
  await page.getByRole('link', { name: 'Members' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Releases' })).toBeVisible();
  isLost = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
});

test('a tab that is older than the installed build still opens a release and stops it', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'old-tab'), '1.0.0', 10);
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/mini-programs`);
  await expect(page.getByRole('heading', { name: 'Mini Programs' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  // A new build: its files have other names, and the first page names them.
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: '' }));
  await page.route(
    (url) => url.pathname.startsWith('/workspaces/'),
    (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/index-new.js"></script>' }),
  );
  await page.getByRole('link', { name: 'Releases' }).click();
  await expect(page.getByText('A newer version of the console is installed.')).toBeVisible();
  await page.evaluate(
    `history.pushState({}, '', '/releases/${id}'); dispatchEvent(new PopStateEvent('popstate', { state: {} }));`,
  );
  const release = releasePage(page);
  await release.confirm('Pause', 'It crashes');
  await release.status('Grayscale Release · Paused');
});

test('the console works where storage is forbidden', async ({ openAs, world }) => {
  const page = await openAs(world.alice);
  await page.addInitScript(`for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('Forbidden', 'SecurityError'); } });`);
  await page.goto(`/workspaces/${world.workspace}/mini-programs`);
  await expect(page.getByRole('heading', { name: 'Mini Programs' })).toBeVisible();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByRole('heading', { name: '小程序' })).toBeVisible();
});

test('the sign-in page says that the browser kept no session', async ({ page, world }) => {
  await page.route('**/v1/session', async (route) => {
    const response = await route.fetch();
    const headers = Object.fromEntries(Object.entries(response.headers()).filter(([name]) => name !== 'set-cookie'));
    await page.context().clearCookies();
    await route.fulfill({ response, headers });
    await page.context().clearCookies();
  });
  await page.goto(`${world.url}/sign-in`);
  await page.getByLabel('API token').fill(world.alice);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('the browser kept no session')).toBeVisible();
  await expect(page.getByText('opened over plain HTTP')).toBeVisible();
});

test('Back leads to the search word and the page of the list that one came from', async ({ openAs, world }) => {
  const { call, alice } = world;
  const { id } = await call(alice, 'POST', '/v1/workspaces', { name: 'Long list', kind: 'developer' });
  const programs = `/workspaces/${String(id)}/mini-programs`;
  const mark = String(Date.now()).slice(-8);
  for (let number = 10; number < 35; number += 1)
    await call(alice, 'POST', `/v1${programs}`, {
      id: `pr-${mark}-${String(number)}`,
      name: `Program ${String(number)}`,
    });
  const page = await openAs(alice, programs);
  await page.getByLabel('Search mini programs').fill('Program');
  await expect(page).toHaveURL(/q=Program/);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('Page 2')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(6); // The head and the five that are left.
  const link = page.getByRole('row').nth(2).getByRole('link');
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Page 2')).toBeVisible();
  await expect(page.getByLabel('Search mini programs')).toHaveValue('Program');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Page 2')).toBeVisible();
  await page.getByRole('button', { name: 'Previous page' }).click();
  await expect(page.getByText('Page 1')).toBeVisible();
  await page.getByLabel('Search mini programs').fill('Program 12');
  await expect(page).not.toHaveURL(/cursor=/);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.goto(`${programs}?cursor=cut`);
  await expect(page.getByText('Page 1')).toBeVisible();
});
