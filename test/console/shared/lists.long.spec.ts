/** Lists: what the address keeps, what a search finds, totals, the last change, and times with their zone. */
import { readFile } from 'node:fs/promises';
import { devices, type Page } from '@playwright/test';
import { expect, signIn, test } from '../support/test.js';
import { command, makeCreated, makeFull, makeGray, makeMiniProgram, makeVersion } from '../support/world.js';

const linkTo = (page: Page, id: string) => page.locator(`a[href$="/releases/${id}"]`);

test('filters, order and page of the releases are in the address: Back and a link restore them', async ({
  openAs,
  world,
}) => {
  const program = await makeMiniProgram(world, 'address');
  const gray = await makeGray(world, program, '1.0.0', 5);
  const created = await makeCreated(world, await makeMiniProgram(world, 'address'), '1.0.0');
  const list = `/workspaces/${world.workspace}/releases`;
  const page = await openAs(world.alice, list);
  await page.getByRole('textbox', { name: 'Name, version, app, person or id' }).fill('address 1.0');
  await expect(page).toHaveURL(/q=address\+1\.0/);
  await expect(page.getByText('Total: 2')).toBeVisible();
  await page.getByRole('button', { name: 'More filters' }).click();
  const status = page.getByRole('combobox', { name: 'Status' });
  for (const name of ['Grayscale Release', 'Full Release']) {
    await status.fill(name);
    await status.press('Enter');
  }
  await status.press('Escape');
  await expect(page).toHaveURL(/status=GRAYSCALE_RELEASE&status=FULL_RELEASE/);
  await expect(linkTo(page, created)).toBeHidden();
  await linkTo(page, gray).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('address 1.0.0');
  await page.goBack();
  await expect(page.getByText('Total: 1')).toBeVisible();
  await expect(linkTo(page, gray)).toBeVisible();
  // One step back takes one filter away.
  await page.goBack();
  await page.goBack();
  await expect(page.getByText('Total: 2')).toBeVisible();

  const other = await openAs(world.carol, `${list}?q=${program}&sort=lastChange&environment=production`);
  await expect(other.getByRole('textbox', { name: 'Name, version' })).toHaveValue(program);
  await expect(other.getByText('More filters (1)')).toBeVisible();
  const heading = other.getByRole('columnheader', { name: 'Last change' });
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(other).not.toHaveURL(/sort=/);
});

test('a search finds what the rows show, and an empty list names its filters', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'findable');
  const id = await makeGray(world, program, '3.1.4', 5);
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/releases`);
  const search = page.getByRole('textbox', { name: 'Name, version, app, person or id' });
  for (const words of ['findable 3.1', id, 'Wallet findable', `alice ${program}`]) {
    await search.fill(words);
    await expect(page.getByText('Total: 1')).toBeVisible();
    await expect(linkTo(page, id)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Paused' }).click();
  await expect(page.getByText(`Nothing matches: Search: alice ${program} · Phase: Paused.`)).toBeVisible();
  await page.getByRole('cell').getByRole('button', { name: 'Clear filters' }).click();
  await expect(search).toHaveValue('');
  await expect(page).not.toHaveURL(/\?/);
});

test('the fields for app, program and version suggest what there is, and filter by it', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'suggested');
  const first = await makeCreated(world, program, '7.3.1');
  const second = await makeCreated(world, program, '7.30.0', 'lab');
  const page = await openAs(world.alice, '/releases?q=suggested');
  await page.getByRole('button', { name: 'More filters' }).click();
  const choose = async (field: string, word: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: field }).fill(word);
    await page.getByTitle(option, { exact: true }).click();
  };
  await choose('Version', '7.3', '7.3.x');
  await expect(page).toHaveURL(/version=7\.3(&|$)/);
  await expect(linkTo(page, first)).toBeVisible();
  await expect(linkTo(page, second)).toBeHidden();
  await choose('Mini program', 'suggest', 'suggested');
  await expect(page).toHaveURL(new RegExp(`miniProgram=${program}`));
  await choose('Version', '', '7.30.0');
  await expect(linkTo(page, second)).toBeVisible();
  await expect(linkTo(page, first)).toBeHidden();
  // Another test may have made a second app of this name, which is then shown with its id.
  await choose('Target app', 'wall', /^Wallet( \(wallet\))?$/);
  await expect(page.getByText(`Version: 7.30.0 · Target app: wallet`)).toBeVisible();
});

test('a row says what changed last, from which share to which, by whom and when, and is live', async ({
  openAs,
  world,
}) => {
  const older = await makeGray(world, await makeMiniProgram(world, 'raised'), '1.0.0', 20);
  const newer = await makeCreated(world, await makeMiniProgram(world, 'raised'), '1.0.0');
  const page = await openAs(world.otto, `/workspaces/${world.workspace}/releases?q=raised`);
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  await expect(rows.first().locator(`a[href$="${newer}"]`)).toBeVisible();
  await expect(page.locator('[data-live=true]')).toBeVisible();
  await command(world, older, { type: 'setPercentage', percentage: 60 });
  await expect(rows.first()).toContainText('Percentage set: 20 % → 60 %');
  await expect(rows.first()).toContainText(/alice · (now|\d+ seconds? ago)/);
});

test('without a stream the list says as of when it is, with the zone', async ({ browser, world }) => {
  const { context, page } = await signIn(browser, world.url, world.otto);
  await page.route('**/v1/stream*', (route) => route.abort());
  await page.goto(`/workspaces/${world.workspace}/releases`);
  await expect(
    page.getByText(/As of \d+ \w+ \d+, [\d:]+ (UTC|GMT\S*|\w+)\. There is no live connection/),
  ).toBeVisible();
  await context.close();
});

test('the filtered list is exported, all its pages, safe to open in a spreadsheet', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'exported');
  const paused = await makeGray(world, program, '1.0.0', 5);
  await command(world, paused, { type: 'pause', reason: '=HYPERLINK("https://evil.example")' });
  // More than a page of the list.
  for (let minor = 1; minor <= 20; minor++) await makeCreated(world, program, `1.${String(minor)}.0`, 'lab');
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/releases?q=${program}`);
  await expect(page.getByText('Total: 21')).toBeVisible();
  const fileOf = async (format: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: format, exact: true }).click();
    await expect(page.getByText('Exported: 21.').last()).toBeVisible();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const csv = await fileOf('CSV');
  expect(csv.name).toMatch(/^releases-\d{4}-\d\d-\d\d\.csv$/);
  const records = csv.text.split('\r\n');
  expect(records[0]).toContain('id,miniProgram,miniProgramName,version');
  expect(records).toHaveLength(1 + 21 + 1);
  const ofPaused = records.find((record) => record.startsWith(paused)) ?? '';
  expect(ofPaused).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(ofPaused).toMatch(/,\d{4}-\d\d-\d\dT[\d:.]+Z,alice,/);
  // The last change is in the first row, as in the list.
  expect(records[1]).toContain('1.20.0');
  const lines = (await fileOf('NDJSON')).text.trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toContain(paused);
  expect(lines).toHaveLength(21);
});

test('an open version, and the tab of a mini program, are in the address', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'opened');
  await makeVersion(world, program, '1.0.0');
  const page = await openAs(world.alice, `/mini-programs/${program}`);
  await page.getByRole('button', { name: 'Show notes, package and releases of 1.0.0' }).click();
  await expect(page).toHaveURL(/open=1\.0\.0/);
  await page.reload();
  await expect(page.getByText('Not released to any target yet.')).toBeVisible();
  await page.getByRole('tab', { name: 'Members' }).click();
  await page.goBack();
  await expect(page.getByText('Not released to any target yet.')).toBeVisible();
});

test('a tap or the focus shows the exact time with its zone, and UTC is kept', async ({ browser, world, openAs }) => {
  const program = await makeMiniProgram(world, 'timed');
  await makeGray(world, program, '1.0.0', 5);
  const address = `/workspaces/${world.workspace}/releases?q=${program}`;
  const { baseURL, ...phone } = { ...devices['Pixel 7'], baseURL: world.url };
  const context = await browser.newContext({ ...phone, baseURL, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  await context.request.post('/v1/session', { data: { token: world.alice } });
  const mobile = await context.newPage();
  await mobile.goto(address);
  await mobile.locator('time').first().tap();
  await expect(mobile.getByRole('tooltip')).toHaveText(/\d{4}, \d\d:\d\d:\d\d GMT\+8/);
  await context.close();

  const page = await openAs(world.alice, address);
  await page.locator('time').first().focus();
  await expect(page.getByRole('tooltip')).toHaveText(/\d{4}, \d\d:\d\d:\d\d \S+/);
  await page.getByRole('button', { name: 'Account of alice' }).click();
  await page.getByRole('menuitem', { name: 'Show times in UTC' }).click();
  await page.reload();
  await page.locator('time').first().focus();
  await expect(page.getByRole('tooltip')).toHaveText(/UTC$/);
});

test('targets are found by what their rows show, and say by fact what users get', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'aimed');
  await makeGray(world, program, '1.0.0', 5);
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/targets`);
  await page.getByRole('textbox', { name: 'Name or id of mini program or app' }).fill(`wallet ${program}`);
  await expect(page.getByText('Total: 1')).toBeVisible();
  await expect(page).toHaveTitle('Targets · Harbour · Halftone');
  await expect(page.getByRole('row').last()).toContainText('5 % gray, nothing for the rest');
  await page.getByRole('button', { name: 'Sandbox' }).click();
  await expect(page.getByText(`Nothing matches: Search: wallet ${program} · Sandbox.`)).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'aimed' }).click();
  await expect(page).toHaveTitle('5 % gray, nothing for the rest · aimed · Wallet · Production · Halftone');
});

test('mini programs show what is live, rolls out and is under review, live and filtered', async ({ openAs, world }) => {
  const program = await makeMiniProgram(world, 'stateful');
  const idle = await makeMiniProgram(world, 'stateful');
  await makeFull(world, program, '1.0.0');
  const page = await openAs(world.otto, `/workspaces/${world.workspace}/mini-programs?q=stateful`);
  const row = page.getByRole('row').filter({ hasText: program });
  await expect(row.getByRole('link', { name: '1.0.0 on Wallet' })).toBeVisible();
  await expect(page.locator('[data-live=true]')).toBeVisible();
  const gray = await makeGray(world, program, '1.1.0', 12.5);
  await expect(row.getByRole('link', { name: '1.1.0 on Wallet · 12.5 %' })).toBeVisible();
  await command(world, gray, { type: 'pause', reason: 'crashes' });
  await expect(row.getByRole('link', { name: '1.1.0 on Wallet · 12.5 % · Paused' })).toBeVisible();
  const created = await makeCreated(world, program, '1.2.0');
  await command(world, created, { type: 'apply' });
  await expect(row.getByRole('link', { name: '1', exact: true })).toHaveAttribute('href', /reviews$/);

  await expect(page.getByText(idle)).toBeVisible();
  await page.getByRole('columnheader', { name: 'Created' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-created/);
  await expect(page.getByRole('row').nth(1)).toContainText(idle);
  await page.getByRole('button', { name: 'Rolling out' }).click();
  await expect(page.getByText(idle)).toBeHidden();
  await expect(row).toBeVisible();
  await page.getByRole('textbox', { name: 'Search mini programs' }).fill(idle);
  await expect(page.getByText(`Nothing matches: Search: ${idle} · Rolling out.`)).toBeVisible();
});
