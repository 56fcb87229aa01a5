import { expect, test } from '../support/test.js';
import { makeFull, makeMiniProgram } from '../support/world.js';

test('a QR code is made, seen, downloaded and revoked', async ({ openAs, world, browser }) => {
  const miniProgram = await makeMiniProgram(world, 'posters');
  await makeFull(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/mini-programs/${miniProgram}/qr`);
  await page.getByRole('button', { name: 'New QR code' }).click();
  await page.getByLabel('Target', { exact: true }).click();
  await page.getByTitle('Wallet · Production · 1.0.0').click();
  await page.getByLabel('Page', { exact: true }).click();
  await page.getByTitle('pages/offers').click();
  await page.getByLabel('Description').fill('At the pier');
  await page.getByRole('button', { name: 'Create' }).click();

  const image = page.getByRole('img', { name: 'QR code for pages/offers' });
  await expect(image).toBeVisible();
  const width = () => image.evaluate((element) => (element as unknown as { naturalWidth: number }).naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  for (const format of ['SVG', 'PNG']) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: `Download ${format}` }).click();
    expect((await download).suggestedFilename()).toBe(`${miniProgram}-pages-offers.${format.toLowerCase()}`);
  }

  const link = (await page.getByRole('dialog').locator('code').innerText()).replace(/^https?:\/\/[^/]+/, world.url);
  const visitor = await browser.newPage({ javaScriptEnabled: false });
  expect((await visitor.goto(link))?.status()).toBe(200);
  expect(await visitor.locator('script').count()).toBe(0);

  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog', { name: 'Revoke this QR code?' }).getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name: 'pages/offers' }).getByText('Revoked')).toBeVisible();
  expect((await visitor.goto(link))?.status()).toBe(410);
  await visitor.close();
});
