/** The page of a target app and the settings of a workspace: for those who manage them, and for those who only read. */
import { randomUUID } from 'node:crypto';
import { misfits, seriousFindings } from '../support/appearance.js';
import { findingsAtEachWidth } from '../support/findings.js';
import { expect, test } from '../support/test.js';
import type { World } from '../support/world.js';

/** An app of its own: with a push address, steps of releases there wait. */
async function makeApp({ call, alice, workspace }: World) {
  const app = { id: `till-${randomUUID().slice(0, 8)}`, name: 'Till' };
  await call(alice, 'POST', '/v1/target-apps', { ...app, workspace, environments: ['production'] });
  return app;
}

test('an admin finds policy, push, decide tokens and targets on the page of a target app', async ({
  openAs,
  world,
}) => {
  const { id } = await makeApp(world);
  const page = await openAs(world.alice, `/workspaces/${world.workspace}/target-apps`);
  await page.getByRole('row', { name: id }).getByRole('link', { name: 'Till' }).click();
  await expect(page.getByRole('heading', { name: 'Till', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle('Till · Halftone');
  await expect(page.getByText('No mini program has been released to this target app.')).toBeVisible();

  await page.getByRole('button', { name: 'Policy of Till' }).click();
  await page.getByRole('checkbox', { name: 'The first release must be a full one' }).check();
  const shortest = page.getByLabel('Shortest time before an automatic step', { exact: true });
  await expect(shortest).toHaveValue('5');
  await shortest.fill('31');
  const unit = page.getByRole('radiogroup', { name: 'Unit: Shortest time before an automatic step' });
  await unit.getByText('Days').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('From 1 second to 30 days.')).toBeVisible();
  const from = page.getByLabel('Approval from', { exact: true });
  await expect(from).toHaveValue('');
  await from.fill('0');
  await expect(page.getByText('From 0.01 to 100.')).toBeVisible();
  await from.fill('12.5');
  expect([...(await misfits(page, 390)), ...(await seriousFindings(page))]).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await unit.getByText('Hours').click();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Shanghai');
  await expect(page.getByLabel('Spread after an opening', { exact: true })).toHaveValue('5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Target app changed')).toBeVisible();
  await expect(page.getByText('1 day 7 hours')).toBeVisible();
  await expect(page.getByText('policy.rollout.minBake PT5M → P1DT7H')).toBeVisible();
  await expect(page.getByText('policy.rollout.zone UTC → Asia/Shanghai')).toBeVisible();
  await expect(page.getByText('policy.rollout.approvalFrom 12.5')).toBeVisible();

  await page.getByRole('button', { name: 'New decide token' }).click();
  await page.getByLabel('Name').fill('launcher');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByTestId('secret')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Revoke launcher' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('No decide token reads this target app.')).toBeVisible();
});

test('a push address is tested at once, and a failure is shown with what to check', async ({ openAs, world }) => {
  const { id } = await makeApp(world);
  // A public address that takes no message of ours.
  await world.call(world.alice, 'PUT', `/v1/target-apps/${id}/push`, { url: 'https://1.1.1.1/halftone' });
  const page = await openAs(world.alice, `/target-apps/${id}`);
  await expect(page.getByText('The super app has confirmed all changes.')).toBeVisible();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText(/The test was not accepted: .+/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Check the address and its certificate/)).toBeVisible();
  await page.getByRole('button', { name: 'Show attempts' }).click();
  await expect(page.getByText('No attempts. They are kept for 30 days.')).toBeVisible();
});

test('who only reads sees the policy and the targets, and nothing to change', async ({ openAs, world }) => {
  const page = await openAs(world.otto, '/target-apps/wallet');
  await expect(page.getByRole('heading', { name: 'Wallet', level: 1 })).toBeVisible();
  await expect(page.getByText('Also review sandbox releases')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Push address' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Decide tokens' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Policy of Wallet' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Viewer (reads only)')).toBeVisible();
  await expect(page.getByLabel('Name of the workspace')).toBeDisabled();
  await expect(page.getByRole('heading', { name: 'Activity' })).toHaveCount(0);
});

test('a user of another workspace sees what the target app is, and not its policy', async ({ openAs, world }) => {
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'stranger', name: 'browser test' });
  const page = await openAs(String(made['secret']), '/target-apps/wallet');
  await expect(page.getByText('This target app belongs to another workspace.')).toBeVisible();
  await expect(page.getByText('Also review sandbox releases')).toHaveCount(0);
});

test('an admin changes the settings of the workspace, and sees the change in its activity', async ({
  openAs,
  world,
}) => {
  const own = await world.call(world.alice, 'POST', '/v1/workspaces', { name: 'Yard', kind: 'tenant' });
  const page = await openAs(world.alice, `/workspaces/${String(own['id'])}/settings`);
  await expect(page).toHaveTitle('Settings of Yard · Halftone');
  const workspaces = page.getByRole('table', { name: 'Your limits' }).getByRole('row', { name: /^Workspaces/ });
  await expect(workspaces).toHaveText(/^Workspaces[1-9][0-9]*200$/);
  await page.getByLabel('Name of the workspace').fill('Dockyard');
  await page.getByRole('switch', { name: 'Developers may stop releases' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveTitle('Settings of Dockyard · Halftone');
  await expect(page.getByText('Workspace changed')).toBeVisible();
  await expect(page.getByText('No decide tokens.')).toBeVisible();
});

test('both pages are without serious findings, and fit', async ({ openAs, world }) => {
  test.slow();
  const page = await openAs(world.alice, '/target-apps/wallet');
  const found = await findingsAtEachWidth(page, 'a target app');
  await page.goto(`/workspaces/${world.workspace}/settings`);
  found.push(...(await findingsAtEachWidth(page, 'settings')));
  expect(found).toEqual([]);
});
