import { releasePage } from './support/release-page.js';
import { expect, test } from './support/test.js';
import { digest } from './support/world.js';

test('the guide leads from nothing to the first gray release', async ({ openAs, world }) => {
  const { call, adminToken } = world;
  const made = await call(adminToken, 'POST', '/v1/tokens', { user: 'newcomer', name: 'first run' });
  const page = await openAs(String(made['secret']));
  const next = (name: string) => page.getByRole('listitem').getByRole('button', { name }).click();
  const submit = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();

  await expect(page.getByRole('heading', { name: 'Welcome to Halftone' })).toBeVisible();
  await next('Make a workspace');
  await page.getByLabel('Name').fill('Beginners');
  await submit('Create');
  await next('Make a target app');
  await page.getByLabel('Name').fill('My app');
  await page.getByLabel('Id', { exact: true }).fill('first-run-app');
  await page.getByLabel('One may approve what one asked for').check();
  await submit('Create');
  await expect(page.getByRole('cell', { name: 'My app', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Mini Programs' }).click();
  await next('Make a mini program');
  await page.getByLabel('Name').fill('Hello');
  await page.getByLabel('Id', { exact: true }).fill('first-run-hello');
  await submit('Create');
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByLabel('Number').fill('1.0.0');
  await page.getByLabel('Package address').fill('https://packages.example/hello.zip');
  await page.getByLabel('SHA-256 digest').fill(digest);
  await submit('Create');
  await page.getByRole('row', { name: '1.0.0' }).getByRole('button', { name: 'New release' }).click();
  await page.getByLabel('Target app').click();
  await page.getByTitle('My app (first-run-app)').click();
  await page.getByLabel('Environment').click();
  await page.getByTitle('Production').click();
  await submit('Create release');

  const release = releasePage(page);
  await release.confirm('Apply for review');
  await release.button('Approve').click();
  await release.chooseType('Grayscale Release');
  await release.nextStep('1 %');
  await release.share('release', '1 %');
  await page.getByRole('link', { name: 'Mini Programs' }).first().click();
  await expect(page.getByRole('link', { name: 'Hello' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Welcome to Halftone' })).toBeHidden();
});
