import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeGray, makeMiniProgram } from '../support/world.js';

test('the one-time link signs in once, and never again', async ({ page, world, browser }) => {
  const link = world.signInLink.replace(/^http:\/\/[^/]+/, world.url);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Welcome to Halftone' })).toBeVisible();
  expect(page.url()).not.toContain('code=');
  await expect(page.getByRole('button', { name: 'Account of admin' })).toBeVisible();

  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByText('This link has been used already')).toBeVisible();
  await other.close();
});

test('a link opened in a tab that shows the sign-in page signs in, and no request sees its code', async ({
  page,
  world,
}) => {
  const link = async (user: string) => {
    const made = await world.call(world.adminToken, 'POST', '/v1/sign-in-links', { user });
    return String(made['url']).replace(/^http:\/\/[^/]+/, world.url);
  };
  await page.addInitScript(`{
    const { fetch } = globalThis;
    globalThis.addressesSeen = [];
    globalThis.fetch = (...request) => {
      addressesSeen.push(location.href);
      return fetch(...request);
    };
  }`);
  const seen = () => page.evaluate<string[]>('addressesSeen');
  await page.goto(await link('alice'));
  await expect(page.getByRole('button', { name: 'Account of alice' })).toBeVisible();
  expect((await seen()).filter((address) => address.includes('code='))).toEqual([]);

  await page.getByRole('button', { name: 'Account of alice' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API token')).toBeVisible();
  // As pasted into the address bar: only the part behind # changes, so the browser loads nothing.
  await page.goto(await link('otto'));
  await expect(page.getByRole('button', { name: 'Account of otto' })).toBeVisible();
  expect(page.url()).not.toContain('code=');
  expect((await seen()).length).toBeGreaterThan(0);
  expect((await seen()).filter((address) => address.includes('code='))).toEqual([]);
});

test('a system admin makes a link for a user, and copies it where it is shown this once', async ({
  openAs,
  world,
  page,
}) => {
  const admin = await openAs(world.adminToken, '/tokens');
  await admin.getByRole('button', { name: 'New sign-in link' }).click();
  await admin.getByLabel('For user').fill('nadia');
  await admin.getByRole('button', { name: 'Make link' }).click();
  const link = await admin.getByTestId('secret').innerText();
  await expect(admin.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await page.goto(link.replace(/^http:\/\/[^/]+/, world.url));
  await expect(page.getByRole('button', { name: 'Account of nadia' })).toBeVisible();
});

test('a pasted token signs in, shows the roles, and signing out ends the session for good', async ({ page, world }) => {
  await page.goto(`${world.url}/workspaces/${world.workspace}/members`);
  await page.getByLabel('API token').fill('halftone_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This token is not valid')).toBeVisible();

  await page.getByLabel('API token').fill(world.alice);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'bob', exact: true })).toBeVisible();

  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.startsWith('halftone_session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  await page.getByRole('button', { name: 'Account of alice' }).click();
  await expect(page.getByText('Harbour: Admin')).toBeVisible();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API token')).toBeVisible();
  const reused = await fetch(`${world.url}/v1/me`, {
    headers: { cookie: `${session!.name}=${session!.value}` },
  });
  expect(reused.status).toBe(401);
});

test('a session that ends while a release is looked at leads to the sign-in page, and back to it', async ({
  openAs,
  world,
}) => {
  const { call, adminToken } = world;
  const id = await makeGray(world, await makeMiniProgram(world, 'watched'), '1.0.0', 5);
  const made = await call(adminToken, 'POST', '/v1/tokens', { user: 'carol', name: 'short' });
  const page = await openAs(String(made['secret']), `/releases/${id}`);
  await releasePage(page).live();
  await call(adminToken, 'DELETE', `/v1/tokens/${String(made['id'])}`);
  await page.getByLabel('API token').fill(world.carol, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await releasePage(page).share('release', '5 %');
});

test('signing in leads who has a role to the overview, and so does its old address', async ({ page, world }) => {
  await page.goto(`${world.url}/overview?show=paused`);
  await page.getByLabel('API token').fill(world.carol);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'What is rolling out' })).toBeVisible();
  await expect(page).toHaveURL(`${world.url}/?show=paused`);
  await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
});

test('a write with the cookie alone, as another site would send it, is refused', async ({ openAs, world }) => {
  const page = await openAs(world.alice);
  const answer = await page.context().request.post('/v1/workspaces', { data: { name: 'Forged', kind: 'tenant' } });
  expect(answer.status()).toBe(403);
});

test('a session whose token was revoked leads to the sign-in page and back to where one was', async ({
  openAs,
  world,
}) => {
  const { call, adminToken } = world;
  const made = await call(adminToken, 'POST', '/v1/tokens', { user: 'carol', name: 'short' });
  const page = await openAs(String(made['secret']), `/workspaces/${world.workspace}/members`);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await call(adminToken, 'DELETE', `/v1/tokens/${String(made['id'])}`);
  // The page follows changes, and notices by itself.
  await page.getByLabel('API token').fill(world.carol, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
});
