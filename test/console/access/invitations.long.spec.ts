/** A person is invited by a link: as a new user, and as one who exists. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { findingsAtEachWidth } from '../support/findings.js';
import { expect, test } from '../support/test.js';
import type { World } from '../support/world.js';

const members = ({ workspace }: World) => `/workspaces/${workspace}/members`;
const newName = () => `nadia-${randomUUID().slice(0, 8)}`;

/** Invites as a person does, and returns the link as this browser reaches it. */
async function invite(page: Page, world: World, user: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByLabel('User', { exact: true }).fill(user);
  await page.getByRole('button', { name: 'Make link' }).click();
  const link = await page.getByTestId('secret').innerText();
  await page.getByRole('button', { name: 'Close' }).last().click();
  return link.replace(/^http:\/\/[^/]+/, world.url);
}

test('a new user joins by a link that works once, as a viewer', async ({ openAs, world, page, browser }) => {
  const user = newName();
  const admin = await openAs(world.alice, members(world));
  await admin.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(admin.getByRole('radio', { name: 'Viewer (reads only)' })).toBeChecked();
  await admin.getByRole('button', { name: 'Close' }).last().click();
  const link = await invite(admin, world, user);
  await expect(admin.getByRole('row', { name: user }).getByText('Viewer (reads only)')).toBeVisible();

  await page.goto(link);
  await expect(page.getByText('alice invites you to the workspace Harbour.')).toBeVisible();
  expect(page.url()).not.toContain('code=');
  await page.getByRole('button', { name: `Join as ${user}` }).click();
  await expect(page.getByRole('heading', { name: 'Mini Programs' })).toBeVisible();
  await page.getByRole('button', { name: `Account of ${user}` }).click();
  await expect(page.getByText('Harbour: Viewer (reads only)')).toBeVisible();

  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByText('This invitation has been used. It works once.')).toBeVisible();
  await other.close();
  await admin.reload();
  await expect(admin.getByRole('button', { name: `Withdraw the invitation of ${user}` })).toHaveCount(0);
  await expect(admin.getByRole('button', { name: `Change role of ${user}` })).toBeVisible();
});

test('a user who exists signs in first, and then joins', async ({ openAs, world, page }) => {
  const user = newName();
  const token = await world.call(world.adminToken, 'POST', '/v1/tokens', { user, name: 'own' });
  const link = await invite(await openAs(world.alice, members(world)), world, user);
  await page.goto(link);
  await expect(page.getByText(`The user ${user} exists.`)).toBeVisible();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('API token').fill(String(token['secret']));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: `Join as ${user}` }).click();
  await expect(page.getByRole('heading', { name: 'Mini Programs' })).toBeVisible();
});

test('a person joins a second workspace with the same sign-in, and sees both', async ({ openAs, world, page }) => {
  const user = newName();
  await page.goto(await invite(await openAs(world.alice, members(world)), world, user));
  await page.getByRole('button', { name: `Join as ${user}` }).click();
  await expect(page.getByRole('heading', { name: 'Mini Programs' })).toBeVisible();
  const second = await world.call(world.adminToken, 'POST', '/v1/workspaces', { name: 'Pier', kind: 'developer' });
  const path = `/v1/workspaces/${String(second['id'])}/invitations`;
  const invited = await world.call(world.adminToken, 'POST', path, { user, role: 'developer' });
  await page.goto(String(invited['url']).replace(/^http:\/\/[^/]+/, world.url));
  await page.getByRole('button', { name: `Join as ${user}` }).click();
  await expect(page).toHaveURL(`${world.url}/workspaces/${String(second['id'])}/mini-programs`);
  await page.getByRole('button', { name: `Account of ${user}` }).click();
  await expect(page.getByText('Harbour: Viewer (reads only)')).toBeVisible();
  await expect(page.getByText('Pier: Developer')).toBeVisible();
});

test('a withdrawn link is refused with what to do, and a tab without a link says so', async ({
  openAs,
  world,
  page,
}) => {
  const user = newName();
  const admin = await openAs(world.alice, members(world));
  const link = await invite(admin, world, user);
  await admin.getByRole('button', { name: `Withdraw the invitation of ${user}` }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(admin.getByRole('button', { name: `Withdraw the invitation of ${user}` })).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByText('This invitation was withdrawn, or a newer one replaced it.')).toBeVisible();
  await expect(page.getByText('Ask an admin of the workspace for a new invitation.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('There is no invitation in this tab.')).toBeVisible();
});

test('only who manages the workspace sees invitations', async ({ openAs, world }) => {
  const page = await openAs(world.otto, members(world));
  await expect(page.getByRole('cell', { name: 'otto', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Invited' })).toHaveCount(0);
});

test('the pages of invitations are without serious findings, and fit', async ({ openAs, world, page }) => {
  test.slow();
  const admin = await openAs(world.alice, members(world));
  const link = await invite(admin, world, newName());
  const found = await findingsAtEachWidth(admin, 'members');
  await admin.getByRole('button', { name: 'Invite', exact: true }).click();
  // Away from the button: it is behind the dialog.
  await admin.mouse.move(0, 0);
  found.push(...(await findingsAtEachWidth(admin, 'invite')));
  await page.goto(link);
  await page.getByRole('button', { name: /^Join as/ }).waitFor();
  found.push(...(await findingsAtEachWidth(page, 'an invitation')));
  expect(found).toEqual([]);
});
