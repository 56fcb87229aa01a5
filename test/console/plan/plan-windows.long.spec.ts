import type { Locator } from '@playwright/test';
import { findingsAtEachWidth } from '../support/findings.js';
import { expect, test } from '../support/test.js';
import { command, makeApp, makeGrayOn, makeMiniProgram, type World } from '../support/world.js';

const dayMs = 86_400_000;
/** Whole days from now. */
const dayAt = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** A workspace and a user of its own: a freeze would close the releases of other tests. */
async function makePlace(world: World, user: string) {
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user, name: 'windows' });
  const token = String(made['secret']);
  const own = await world.call(token, 'POST', '/v1/workspaces', { name: 'Quay', kind: 'tenant' });
  return { ...world, alice: token, workspace: String(own['id']) };
}

/** At 10 %, with the next step in two days. */
async function makePlanned(place: World, name: string): Promise<string> {
  const rollout = { zone: 'Asia/Shanghai', openingSpread: 'PT0S' };
  const id = await makeGrayOn(place, await makeApp(place, 'Kiosk', { rollout }), await makeMiniProgram(place, name), 5);
  await command(place, id, {
    type: 'startPlan',
    steps: [{ percentage: 10, bake: 'P2D' }, { percentage: 50, bake: 'P1D' }, { percentage: 100 }],
  });
  await command(place, id, { type: 'advancePlan', to: 'step-1', reason: 'Now' });
  return id;
}

/** Eight hours ahead of UTC. */
function inShanghai(at: string): string {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `Asia/Shanghai: ${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

async function showsBothZones(time: Locator): Promise<void> {
  const at = (await time.getAttribute('datetime')) ?? '';
  await time.hover();
  const hint = time
    .page()
    .getByRole('tooltip')
    .filter({ hasText: inShanghai(at) });
  await expect(hint).toBeVisible();
  await expect(hint).toContainText(/\d{4}, \d{2}:\d{2}:\d{2} /);
  await time.page().mouse.move(0, 0);
}

test('the timeline of a plan says which step a freeze puts off, with its times in both zones', async ({
  openAs,
  world,
}) => {
  test.slow();
  const place = await makePlace(world, 'tara');
  const id = await makePlanned(place, 'timed');
  const page = await openAs(place.alice, `/releases/${id}`);
  const steps = page.getByRole('list', { name: 'Steps of the plan' }).locator('> li');
  await expect(steps.nth(1)).toContainText('Expected: ');
  const warning = 'Change windows would be closed: the step waits for their opening.';
  await expect(page.getByText(warning)).toHaveCount(0);

  const freeze = { name: 'Festival', kind: 'DENY', zone: 'UTC', reason: 'closed', start: dayAt(1), end: dayAt(9) };
  const windows = `/v1/workspaces/${place.workspace}/change-windows`;
  const { id: window } = await place.call(place.alice, 'POST', windows, freeze);
  // The open page follows the change.
  await expect(steps.nth(1)).toContainText(warning);
  const time = steps.nth(1).locator('time');
  await expect(time).toHaveAttribute('datetime', `${dayAt(9)}T00:00:00.000Z`);
  await expect(steps.nth(1)).toContainText('later than predicted at the start');
  await expect(steps.nth(2)).not.toContainText(warning);
  await showsBothZones(time);
  await showsBothZones(page.getByTestId('plan-next').locator('time'));
  expect(await findingsAtEachWidth(page, 'a plan that a freeze puts off')).toEqual([]);

  await place.call(place.alice, 'PATCH', `${windows}/${String(window)}`, { end: null });
  await expect(steps.nth(1)).toContainText('The change windows do not open within 400 days.');
  await page.evaluate(`localStorage.setItem('halftone.language', 'zh-CN')`);
  await page.reload();
  await expect(page.getByText('变更窗口在 400 天内不会开放。')).toBeVisible();
});

test('the dialog of a window names the plans that it would move, with the time before and after', async ({
  openAs,
  world,
}) => {
  test.slow();
  const place = await makePlace(world, 'nora');
  const id = await makePlanned(place, 'moved');
  const other = await makeGrayOn(place, await makeApp(place, 'Stand'), await makeMiniProgram(place, 'still'), 5);
  expect(other).not.toBe(id);
  const page = await openAs(place.alice, `/workspaces/${place.workspace}/change-windows`);
  await page.getByRole('button', { name: 'New window' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const moved = dialog.getByRole('region', { name: 'Plans that it moves' });
  await dialog.getByLabel('Name').fill('Festival');
  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Shanghai');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Start').fill(`${dayAt(5)}T00:00`);
  await dialog.getByLabel('End').fill(`${dayAt(6)}T00:00`);
  await expect(moved).toContainText('It moves no step of a plan.');
  await expect(moved).toContainText('Other releases on their way that it covers: 2.');
  await dialog.getByLabel('Start').fill(`${dayAt(1)}T08:00`);
  await dialog.getByLabel('End').fill(`${dayAt(9)}T08:00`);
  const line = moved.getByRole('listitem');
  await expect(line).toContainText(/^moved-\w+ 1\.0\.0 on/);
  await expect(line).toContainText('step to 50 %,');
  await expect(line.locator('time').last()).toHaveAttribute('datetime', `${dayAt(9)}T00:00:00.000Z`);
  await showsBothZones(line.locator('time').last());
  await expect(moved).toContainText('Other releases on their way that it covers: 1.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('closed');
  await dialog.getByRole('button', { name: 'Create' }).press('Enter');
  await expect(dialog).toBeHidden();

  // A change is compared with the window as it is.
  await page.getByRole('button', { name: 'Change: Festival' }).press('Enter');
  await expect(moved).toContainText('It moves no step of a plan.');
  await dialog.getByLabel('End').fill(`${dayAt(10)}T08:00`);
  await expect(line.locator('time').first()).toHaveAttribute('datetime', `${dayAt(9)}T00:00:00.000Z`);
  await expect(line.locator('time').last()).toHaveAttribute('datetime', `${dayAt(10)}T00:00:00.000Z`);
  await dialog.getByLabel('End').fill('');
  await expect(line).toContainText('not within 400 days');
  expect(await findingsAtEachWidth(page, 'a changed window')).toEqual([]);
});
