import { findingsAtEachWidth } from '../support/findings.js';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { command, makeApp, makeGrayOn, makeMiniProgram, type World } from '../support/world.js';

/** A workspace and a person of its own: a freeze would close the releases of other tests. */
async function makePlace(world: World, user: string) {
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user, name: 'windows' });
  const token = String(made['secret']);
  const own = await world.call(token, 'POST', '/v1/workspaces', { name: 'Pier', kind: 'tenant' });
  return { ...world, alice: token, workspace: String(own['id']) };
}

test('a weekly window is created after its preview, changed, disabled and deleted', async ({ openAs, world }) => {
  test.slow();
  const place = await makePlace(world, 'wanda');
  const path = `/workspaces/${place.workspace}/change-windows`;
  const page = await openAs(place.alice, path);
  await expect(page.getByText('No change windows yet: increases are possible at any time.')).toBeVisible();
  await page.getByRole('button', { name: 'New window' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'On days' }).check();
  await expect(dialog.getByRole('region', { name: 'Next times' })).toContainText('A window that repeats needs an end.');
  // A change of the width builds the form again.
  expect(await findingsAtEachWidth(page, 'a new window')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'New window' }).press('Enter');
  await dialog.getByLabel('Name').fill('Working hours');
  await dialog.getByRole('radio', { name: 'Working time' }).check();
  await dialog.getByLabel('Start').fill('2027-01-04T10:00');
  await dialog.getByLabel('End').fill('2027-01-04T17:00');
  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Shanghai');
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: 'On days' }).check();
  await dialog.getByRole('checkbox', { name: 'Mon' }).check();
  await dialog.getByRole('checkbox', { name: 'Tue' }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Increases are watched');
  const times = dialog.getByRole('table', { name: 'Next times' });
  await expect(times.getByRole('row')).toHaveCount(11);
  await expect(times.getByRole('row').nth(1)).toContainText('2027-01-04 10:00 – 2027-01-04 17:00');
  await expect(times.getByRole('row').nth(1)).toContainText('2027-01-04 02:00 – 2027-01-04 09:00');
  await dialog.getByLabel('End').fill('2027-01-04T09:00');
  await expect(dialog.getByRole('region', { name: 'Next times' })).toContainText('No preview: ');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByLabel('End')).toBeFocused();
  await dialog.getByLabel('End').fill('2027-01-04T17:00');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();

  const row = page.getByRole('row', { name: /Working hours/ });
  await expect(row).toContainText('Closed');
  await expect(row).toContainText('wanda');
  await row.getByRole('button', { name: 'Change: Working hours' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Tue' })).toBeChecked();
  await dialog.getByLabel('Name').fill('Office hours');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const renamed = page.getByRole('row', { name: /Office hours/ });
  await renamed.getByRole('button', { name: 'Disable: Office hours' }).click();
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(renamed).toContainText('Disabled');
  await renamed.getByRole('button', { name: 'Enable: Office hours' }).click();
  await expect(renamed).toContainText('Closed');
  await renamed.getByRole('button', { name: 'Delete: Office hours' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(renamed).toHaveCount(0);
});

test('on a phone, three taps freeze with a reason, and the freeze is lifted', async ({ openAs, world }) => {
  test.slow();
  const place = await makePlace(world, 'fred');
  const page = await openAs(place.alice, `/workspaces/${place.workspace}/change-windows`);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Freeze now' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('You and the admins of this workspace can lift it.');
  await dialog.getByRole('button', { name: 'Crashes' }).click();
  await dialog.getByRole('button', { name: 'Freeze now' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /Freeze/ });
  await expect(row).toContainText('Closed');
  await expect(row).toContainText('Until it is lifted');
  expect(await findingsAtEachWidth(page, 'a frozen workspace')).toEqual([]);
  await page.getByRole('button', { name: 'Lift: Freeze' }).press('Enter');
  await expect(dialog).toContainText('Lift Freeze?');
  await dialog.getByRole('button', { name: 'Lift' }).press('Enter');
  await expect(row).toContainText('Disabled');
});

test('a change of the language also changes texts that only the open page uses', async ({ openAs, world }) => {
  const { alice, workspace } = await makePlace(world, 'lin');
  const page = await openAs(alice, `/workspaces/${workspace}/change-windows`);
  const none = page.getByText('No change windows yet: increases are possible at any time.');
  await expect(none).toBeVisible();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByText('还没有变更窗口：随时可以提高比例。')).toBeVisible();
  await expect(none).toHaveCount(0);
});

test('a frozen release is raised by an override, exempted, and says so in its history', async ({ openAs, world }) => {
  test.slow();
  const place = await makePlace(world, 'olive');
  const { call, alice, workspace } = place;
  const miniProgram = await makeMiniProgram(place, 'frozen');
  const id = await makeGrayOn(place, await makeApp(place, 'Kiosk'), miniProgram, 5);
  await call(alice, 'PUT', `/v1/workspaces/${workspace}/members/otto`, { role: 'operator' });
  await call(alice, 'PUT', `/v1/mini-programs/${miniProgram}/members/otto`, { role: 'admin' });
  const page = await openAs(alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.share('release', '5 %');
  const freeze = { name: 'Incident', kind: 'DENY', zone: 'UTC', reason: 'payments fail' };
  await call(alice, 'POST', `/v1/workspaces/${workspace}/change-windows`, freeze);
  await expect(page.getByText('Increases are frozen.')).toBeVisible();
  await expect(page.getByText('It can be lifted by Admin')).toBeVisible();
  expect(await findingsAtEachWidth(page, 'a frozen release')).toEqual([]);

  // Who may not override is refused, with the reason.
  const other = await openAs(world.otto, `/releases/${id}`);
  await expect(other.getByRole('button', { name: 'Next Step' })).toBeDisabled();
  await expect(other.getByText('Change windows are closed here: Incident (payments fail).').first()).toBeVisible();
  await expect(other.getByRole('button', { name: 'Exempt this release' })).toHaveCount(0);

  await release.nextStepTo('20');
  const dialog = release.dialog();
  await expect(dialog).toContainText('Closed: Incident (payments fail).');
  // A change of the width builds the page again, and closes the dialog.
  expect(await findingsAtEachWidth(page, 'an override')).toEqual([]);
  await expect(dialog).toBeHidden();
  await release.nextStepTo('20');
  await dialog.getByRole('button', { name: 'Override' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Security fix');
  await dialog.getByRole('button', { name: 'Override' }).press('Enter');
  await release.share('release', '20 %');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByText('Incident: “Security fix”')).toBeVisible();

  await page.getByRole('button', { name: 'Exempt this release' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Agreed by phone');
  await dialog.getByRole('button', { name: 'Exempt this release' }).click();
  await expect(page.getByText('Increases are frozen.')).toHaveCount(0);
  await release.nextStepTo('30');
  await release.share('release', '30 %');
  await expect(history.getByText('Incident, by olive: “Agreed by phone”')).toBeVisible();
  await expect(page.getByText('Increases are frozen.')).toBeVisible();

  await command(place, id, {
    type: 'startPlan',
    steps: [{ percentage: 40, bake: 'P1D' }, { percentage: 100 }],
  });
  await page.getByRole('button', { name: 'Go to 40 %' }).click();
  await expect(dialog).toContainText('Closed: Incident (payments fail).');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Second security fix');
  await dialog.getByRole('button', { name: 'Override' }).click();
  await release.share('release', '40 %');
  await expect(history.getByText('Incident: “Second security fix”')).toBeVisible();

  await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
  await page.reload();
  await expect(page.getByText('Incident，由 olive 创建')).toBeVisible();
  await expect(page.getByText('Incident，由 olive：“Agreed by phone”')).toBeVisible();
  expect(await findingsAtEachWidth(page, 'a frozen release in Chinese')).toEqual([]);
});

test('a frozen target is marked on its page and in the overview, and opens on its own', async ({ openAs, world }) => {
  test.slow();
  const place = await makePlace(world, 'iris');
  const { call, alice, workspace } = place;
  const miniProgram = await makeMiniProgram(place, 'marked');
  const app = await makeApp(place, 'Kiosk');
  const id = await makeGrayOn(place, app, miniProgram, 5);
  const overview = await openAs(alice, '/overview');
  const row = overview.getByRole('row').filter({ has: overview.locator(`a[href$="${id}"]`) });
  await expect(row).toContainText('5 %');
  const target = await openAs(alice, `/targets/${miniProgram}/${app}/production`);
  await expect(target.getByRole('heading', { name: /marked/ })).toBeVisible();
  for (const page of [row, target]) await expect(page.getByText(/^Frozen until/)).toHaveCount(0);

  const windows = `/v1/workspaces/${workspace}/change-windows`;
  const freeze = { name: 'Incident', kind: 'DENY', zone: 'UTC', reason: 'payments fail' };
  const { id: lasting } = await call(alice, 'POST', windows, freeze);
  for (const place of [row, target.getByRole('main')]) {
    await expect(place.getByText('Frozen until it is lifted')).toBeVisible();
    await expect(place.getByText('Incident, by iris: “payments fail”')).toBeVisible();
  }
  await call(alice, 'PATCH', `${windows}/${String(lasting)}`, { enabled: false });
  for (const place of [row, target.getByRole('main')]) await expect(place.getByText(/^Frozen until/)).toHaveCount(0);

  const until = new Date(Math.ceil((Date.now() + 3 * 86_400_000) / 3_600_000) * 3_600_000).toISOString();
  const { id: limited } = await call(alice, 'POST', windows, { ...freeze, end: until.slice(0, 16) });
  for (const place of [row, target.getByRole('main')]) {
    const time = place.locator(`time[datetime="${until}"]`);
    await expect(time).toHaveText(/^\d{1,2} \w{3}, \d{2}:00$/);
    await time.hover();
    await expect(
      time
        .page()
        .getByRole('tooltip')
        .filter({ hasText: /\d{4}, \d{2}:00:00 / }),
    ).toBeVisible();
  }
  for (const page of [overview, target]) {
    expect(await findingsAtEachWidth(page, 'a frozen target')).toEqual([]);
    await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
    await page.reload();
    await expect(page.getByText('已冻结，至').first()).toBeVisible();
    await expect(page.getByText('Incident，由 iris 创建：“payments fail”')).toBeVisible();
  }
  await call(alice, 'PATCH', `${windows}/${String(limited)}`, { enabled: false });
  for (const place of [row, target.getByRole('main')]) await expect(place.getByText(/^已冻结/)).toHaveCount(0);

  // It begins by its clock, at the next whole minute: no event has the pages read again.
  const start = new Date(Math.ceil((Date.now() + 10_000) / 60_000) * 60_000).toISOString().slice(0, 16);
  await call(alice, 'POST', windows, { ...freeze, start });
  for (const place of [row, target.getByRole('main')])
    await expect(place.getByText('已冻结，直至解除')).toBeVisible({ timeout: 110_000 });
});
