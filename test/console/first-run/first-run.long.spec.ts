import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { digest } from '../support/world.js';

test('the guide leads from nothing to the first gray release', async ({ openAs, world }) => {
  const { call, adminToken } = world;
  // A second try begins from nothing too.
  const run = `first-run-${String(test.info().retry)}`;
  const made = await call(adminToken, 'POST', '/v1/tokens', { user: `newcomer-${run}`, name: 'first run' });
  const page = await openAs(String(made['secret']));
  const panel = page.getByRole('complementary', { name: 'Welcome to Halftone' });
  const next = (name: string) => panel.getByRole('button', { name }).click();
  const submit = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();

  await expect(page.getByRole('heading', { name: 'Welcome to Halftone' })).toBeVisible();
  await page.getByRole('listitem').getByRole('button', { name: 'Make a workspace' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Beginners');
  await submit('Create');
  await expect(panel).toContainText('Step 2 of 6');
  await next('Make a target app');
  await page.getByLabel('Name', { exact: true }).fill('My app');
  await page.getByLabel('Id', { exact: true }).fill(`${run}-app`);
  await page.getByLabel('Authors may approve their own requests').check();
  await submit('Create');
  await expect(page.getByRole('cell', { name: 'My app', exact: true })).toBeVisible();
  await expect(panel).toContainText('Step 3 of 6');
  await next('Make a mini program');
  await page.getByLabel('Name', { exact: true }).fill('Hello');
  await page.getByLabel('Id', { exact: true }).fill(`${run}-hello`);
  await submit('Create');
  await next('Upload a version');
  await page.getByLabel('Number').fill('1.0.0');
  await page.getByLabel('Package address').fill('https://packages.example/hello.zip');
  await page.getByLabel('SHA-256 digest').fill(digest);
  await submit('Create');
  await expect(panel).toContainText('Step 5 of 6');
  await page.getByRole('row', { name: '1.0.0' }).getByRole('button', { name: 'New release' }).click();
  await page.getByLabel('Target app').click();
  await page.getByTitle(`My app (${run}-app)`).click();
  await page.getByLabel('Environment').click();
  await page.getByTitle('Production').click();
  await submit('Create release');

  await expect(panel).toContainText('Step 6 of 6');
  const release = releasePage(page);
  await release.confirm('Apply for review');
  await page.getByRole('link', { name: 'Open the review to decide' }).click();
  await release.button('Approve').click();
  await release.button('Open the release').click();
  await release.chooseType('Grayscale Release');
  await release.nextStep('1 %');
  await release.share('release', '1 %');
  await expect(panel).toContainText('this guide is over');
  await next('To the overview');
  await expect(page.getByRole('heading', { name: 'What is rolling out' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Hello 1.0.0' })).toBeVisible();
  await page.getByRole('link', { name: 'Mini Programs' }).click();
  await expect(page.getByRole('heading', { name: 'Mini Programs' })).toBeVisible();
  await expect(panel).toBeHidden();
});

test('instead of the guide, a demonstration fills the installation', async ({ openAs, world }) => {
  const { call, adminToken } = world;
  const made = await call(adminToken, 'POST', '/v1/tokens', { user: 'spectator', name: 'demonstration' });
  const page = await openAs(String(made['secret']));
  await page.getByRole('button', { name: 'Fill in a demonstration' }).click();
  await expect(page.getByRole('heading', { name: 'What is rolling out' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Weather 1.1.0' })).toContainText('20 %');
  await expect(page.getByRole('row').filter({ hasText: 'Tickets 1.0.0' })).toContainText('Paused');
});

test('who only reviews sees the overview without the guide, also where nothing was released', async ({
  openAs,
  world,
}) => {
  const { call, adminToken, alice } = world;
  const made = await call(adminToken, 'POST', '/v1/tokens', { user: 'rita', name: 'review' });
  const { id } = await call(alice, 'POST', '/v1/workspaces', { name: 'Empty', kind: 'tenant' });
  await call(alice, 'PUT', `/v1/workspaces/${String(id)}/members/rita`, { role: 'reviewer' });
  const page = await openAs(String(made['secret']));
  await expect(page.getByRole('heading', { name: 'What is rolling out' })).toBeVisible();
  await expect(page.getByText('Nothing is rolling out.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Welcome to Halftone' })).toBeHidden();
});
