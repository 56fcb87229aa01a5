import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.js';
import { command, makeApp, makeCreated, makeMiniProgram, type World } from '../support/world.js';

const shown = (page: Page, name: string) => page.getByRole('button', { name: `Workspace: ${name}`, exact: true });

async function makeUser(world: World): Promise<{ user: string; token: string }> {
  const user = `user-${randomUUID().slice(0, 8)}`;
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user, name: 'browser test' });
  return { user, token: String(made['secret']) };
}

async function makeWorkspace(world: World, token: string, name: string): Promise<string> {
  return String((await world.call(token, 'POST', '/v1/workspaces', { name, kind: 'tenant' }))['id']);
}

/** A release of a program of the makers that waits for the review of the hosts, who own the app. */
async function makeWaiting(world: World, hosts: World) {
  const targetApp = await makeApp(hosts, 'Pier');
  const miniProgram = await makeMiniProgram(world, 'linked');
  const release = await makeCreated(world, miniProgram, '1.0.0', targetApp);
  await command(world, release, { type: 'apply' });
  const { review } = (await world.call(world.alice, 'GET', `/v1/releases/${release}`)) as { review: { id: string } };
  return { release, review: `/reviews/${review.id}`, target: `/targets/${miniProgram}/${targetApp}/production` };
}

test('the workspace of a release, a review or a target becomes the current one', async ({ openAs, world }) => {
  const { user, token } = await makeUser(world);
  const [other, host] = [await makeWorkspace(world, token, 'Other'), await makeWorkspace(world, token, 'Host')];
  await world.call(world.alice, 'PUT', `/v1/workspaces/${world.workspace}/members/${user}`, { role: 'developer' });
  const { release, review, target } = await makeWaiting(world, { ...world, alice: token, workspace: host });
  const page = await openAs(token);
  const follow = async (path: string, name: string, workspace: string) => {
    await page.goto(path);
    await expect(shown(page, name)).toBeVisible();
    await expect(
      page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Targets' }),
    ).toHaveAttribute('href', `/workspaces/${workspace}/targets`);
  };
  const elsewhere = () => follow(`/workspaces/${other}/members`, 'Other', other);

  await elsewhere();
  await follow(`/releases/${release}`, 'Harbour', world.workspace);
  await elsewhere();
  await follow(target, 'Harbour', world.workspace);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('linked on Pier, Production');
  // The hosts decide.
  await elsewhere();
  await follow(review, 'Host', host);
  await expect(
    page.getByRole('navigation', { name: 'Pages above this one' }).getByRole('link', { name: 'Reviews' }),
  ).toHaveAttribute('href', `/workspaces/${host}/reviews`);
  // Both sides are the user's: the one that was chosen stays.
  await follow(target, 'Host', host);
});

test('namesakes differ, and a long list of workspaces is searched by name and id, by keyboard alone', async ({
  openAs,
  world,
}) => {
  const { token } = await makeUser(world);
  const [acme, twin] = [await makeWorkspace(world, token, 'Acme'), await makeWorkspace(world, token, 'Acme')];
  const few = await openAs(token, `/workspaces/${acme}/members`);
  const nameOf = (id: string) => `Acme (…${id.slice(-6)})`;
  await shown(few, nameOf(acme)).click();
  await few.getByRole('menuitem', { name: twin }).click();
  await expect(shown(few, nameOf(twin))).toBeVisible();

  for (const name of ['Bay', 'Creek', 'Delta', 'Estuary']) await makeWorkspace(world, token, name);
  const page = await openAs(token, `/workspaces/${twin}/members`);
  await shown(page, nameOf(twin)).press('Enter');
  const field = page.getByRole('combobox', { name: 'Name or id of a workspace' });
  const options = page.getByRole('option');
  await expect(field).toBeFocused();
  await expect(options).toHaveCount(6);
  await page.keyboard.type('acme');
  await expect(options).toHaveText([new RegExp(acme), new RegExp(twin)]);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await field.fill('no-such');
  await expect(page.getByRole('status')).toHaveText('No workspace matches “no-such”. Type a part of its name or id.');
  await field.fill(acme);
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/workspaces/${acme}/mini-programs$`));
  await expect(shown(page, nameOf(acme))).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await shown(page, nameOf(acme)).click();
  await page.getByRole('button', { name: 'New workspace' }).click();
  await expect(page.getByRole('dialog', { name: 'New workspace' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
});
