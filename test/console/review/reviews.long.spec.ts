/** What reviewers see and do: the contents of a request, its decision, and the lists. */
import { createHash } from 'node:crypto';
import { misfits, seriousFindings, setAppearance, atRest } from '../support/appearance.js';
import { expect, test } from '../support/test.js';
import { command, digest, makeCreated, makeFull, makeMiniProgram, type World } from '../support/world.js';

const notes = '## Faster\n\n- starts in **half** the time\n- <b>no</b> HTML';

/** 2.0.0 with notes and other pages waits for its review; 1.0.0 is live. */
async function makeReview(world: World, name: string): Promise<{ release: string }> {
  const miniProgram = await makeMiniProgram(world, name);
  await makeFull(world, miniProgram, '1.0.0');
  await world.call(world.alice, 'POST', `/v1/mini-programs/${miniProgram}/versions`, {
    number: '2.0.0',
    package: { url: `https://packages.example/${miniProgram}/2.0.0.zip`, sha256: digest },
    pages: ['pages/index', 'pages/map'],
    notes,
  });
  const path = `/v1/mini-programs/${miniProgram}/versions/2.0.0/releases`;
  const body = { targetApp: 'wallet', environment: 'production' };
  const release = String((await world.call(world.alice, 'POST', path, body))['id']);
  await command(world, release, { type: 'apply' });
  return { release };
}

test('a reviewer sees what is in a release, and approves it with a reason', async ({ openAs, world }) => {
  const { release } = await makeReview(world, 'reviewed');
  const page = await openAs(world.bob, `/workspaces/${world.workspace}/reviews`);
  await expect(page.getByRole('navigation').getByText(/\d+\+? to decide/)).toBeAttached();
  await page.getByRole('row', { name: 'reviewed 2.0.0' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Go live: reviewed 2.0.0');
  await expect(page.getByText('Wallet · Production', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();

  await expect(page.getByText('half', { exact: true })).toHaveJSProperty('tagName', 'STRONG');
  await expect(page.getByText('<b>no</b> HTML')).toBeVisible();
  await expect(page.getByText(digest)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Added pages' })).toHaveText('+ pages/map');
  await expect(page.getByRole('list', { name: 'Removed pages' })).toHaveText('− pages/offers');
  await expect(page.getByRole('link', { name: '1.0.0: 100 %' })).toBeVisible();
  await expect(page.getByText(/May approve: .*bob.*carol/)).toBeVisible();

  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  await expect(page.getByText('Please fill this in.')).toBeVisible();
  await page.getByLabel('Reason').fill('Tried it on two phones');
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'bob has approved this request' })).toBeFocused();
  await expect(page.getByText('“Tried it on two phones”')).toBeVisible();

  await page.getByRole('button', { name: 'Open the release' }).click();
  await expect(page.getByRole('region', { name: 'History' }).getByText('“Tried it on two phones”')).toBeVisible();
  expect(await world.call(world.bob, 'GET', `/v1/releases/${release}`)).toMatchObject({
    status: 'RELEASE_PREPARATION',
  });

  await page.goto(`/workspaces/${world.workspace}/reviews?mine=decisions`);
  await page.getByRole('row', { name: 'reviewed 2.0.0' }).getByRole('link').click();
  await expect(page.getByText('bob has approved this request')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Decided' })).toBeChecked();
});

test('a request that another reviewer decides meanwhile says so', async ({ openAs, world }) => {
  const { release } = await makeReview(world, 'meanwhile');
  const page = await openAs(world.bob, `/workspaces/${world.workspace}/reviews`);
  await page.getByRole('row', { name: 'meanwhile 2.0.0' }).getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
  await command(world, release, { type: 'withdraw' });
  await expect(page.getByText('alice has withdrawn this request')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeHidden();
  await page.goto('/reviews/nothing');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});

test('a review is without serious findings, and fits, at every width', async ({ openAs, world }) => {
  await makeReview(world, 'a-review-with-a-name-that-is-long');
  const page = await openAs(world.bob, `/workspaces/${world.workspace}/reviews`);
  await page.getByRole('row', { name: 'a-review-with-a-name-that-is-long 2.0.0' }).getByRole('link').click();
  await expect(page.getByText('half', { exact: true })).toBeVisible();
  const found: string[] = [];
  for (const [theme, language] of [
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ] as const) {
    await setAppearance(page, theme, language);
    for (const width of [1280, 640, 390]) {
      found.push(...(await misfits(page, width)).map((one) => `${language} ${String(width)}: ${one}`));
      await atRest(page);
      found.push(...(await seriousFindings(page)).map((one) => `${theme} ${String(width)}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});

test('what the API refuses about a field stands at the field, in the language of the page', async ({
  openAs,
  world,
}) => {
  const miniProgram = await makeMiniProgram(world, 'field');
  const page = await openAs(world.alice, `/mini-programs/${miniProgram}/versions?new`);
  await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
  await page.reload();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('版本号').fill('1.0.0');
  const address = dialog.getByLabel('包地址');
  await address.fill('ftp://packages.example/1.zip');
  await dialog.getByLabel('SHA-256').fill('a'.repeat(64));
  await dialog.getByLabel('SHA-256').press('Enter');
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/地址必须以下列之一开头：https: http:/);
  await expect(dialog.getByRole('alert').filter({ hasText: 'package/url' })).toHaveCount(0);
  await address.fill('https://packages.example/1.zip');
  await expect(address).not.toHaveAccessibleDescription(/地址必须/);
  await address.press('Enter');
  await expect(dialog).toHaveCount(0);
});

test('a version is uploaded with notes, and its digest is computed from the file', async ({ openAs, world }) => {
  const miniProgram = await makeMiniProgram(world, 'digest');
  await makeCreated(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/mini-programs/${miniProgram}/versions?new`);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('above 1.0.0, the last one')).toBeVisible();
  await dialog.getByLabel('Number').fill('1.1.0');
  await dialog.getByLabel('Package address').fill('https://packages.example/1.1.0.zip');
  const buffer = Buffer.from('a package');
  await dialog.getByTestId('package-file').setInputFiles({ name: '1.1.0.zip', mimeType: 'application/zip', buffer });
  const sha256 = createHash('sha256').update(buffer).digest('hex');
  await expect(dialog.getByLabel('SHA-256 digest')).toHaveValue(sha256);
  await dialog.getByLabel('Notes').fill('First line\nsecond **line**');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('button', { name: 'Show notes, package and releases of 1.1.0' }).click();
  await expect(page.getByText(sha256)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notes' }).getByText('line', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the digest' })).toBeVisible();
});
