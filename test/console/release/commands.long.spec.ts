import type { Page, Route } from '@playwright/test';
import { releasePage } from '../support/release-page.js';
import { expect, test } from '../support/test.js';
import { makeFull, makeGray, makeMiniProgram } from '../support/world.js';

/** Holds the first POSTs of one command type. Each held request goes on, or fails, when the test says so. */
async function holdCommand(page: Page, type: string, count = 10): Promise<{ readonly held: () => Route }> {
  const routes: Route[] = [];
  await page.route('**/commands', async (route) => {
    const body = route.request().postDataJSON() as { readonly type?: string } | null;
    if (body?.type === type && routes.length < count) routes.push(route);
    else await route.fallback();
  });
  return { held: () => routes.at(-1)! };
}

test('a stop sent beside another command keeps its own progress and its own outcome', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'beside'), '1.0.0', 10);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.live();
  const [raises, pauses] = [await holdCommand(page, 'setPercentage'), await holdCommand(page, 'pause')];
  await release.nextStep('20 %');
  await expect(page.getByText('Set percentage is on its way')).toBeVisible();
  await release.confirm('Pause', 'It crashes');
  await expect(page.getByText('Pause is on its way')).toBeVisible();
  await expect(page.getByText('Set percentage is on its way')).toBeVisible();

  await raises.held().continue();
  await release.share('release', '20 %');
  await expect(page.getByText('Set percentage is on its way')).toBeHidden();
  await expect(page.getByText('Pause is on its way')).toBeVisible();
  await pauses.held().abort();
  await expect(page.getByText('Pause: The API does not answer')).toBeVisible();
  await page.unroute('**/commands');
  await page.getByRole('button', { name: 'Send again' }).click();
  await release.status('Grayscale Release · Paused');
});

test('polling for an outcome ends when the page is left', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'left'), '1.0.0', 10);
  const page = await openAs(world.alice, `/releases/${id}`);
  const release = releasePage(page);
  await release.live();
  const command = {
    id: 'held',
    type: 'pause',
    actor: 'alice',
    outcome: 'RECEIVED',
    receivedAt: '2026-01-01T00:00:00Z',
  };
  const progress = await world.call(world.alice, 'GET', `/v1/releases/${id}`);
  await page.route('**/commands', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 202, json: { command, release: progress } })
      : route.continue(),
  );
  let polls = 0;
  await page.route('**/v1/commands/held', (route) => {
    polls += 1;
    return route.fulfill({ json: { command, release: progress } });
  });
  await release.confirm('Pause', 'It crashes');
  await expect(page.getByText('Pause is recorded, and waits to be carried out.')).toBeVisible();
  await expect.poll(() => polls).toBeGreaterThan(1);
  await page.getByRole('link', { name: 'Members' }).click();
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  const before = polls;
  await page.waitForTimeout(2_500);
  expect(polls - before).toBeLessThanOrEqual(1);
});

test('a target is forced offline beside an attempt that has no answer yet, and both outcomes are shown', async ({
  openAs,
  world,
}) => {
  const miniProgram = await makeMiniProgram(world, 'forced');
  await makeFull(world, miniProgram, '1.0.0');
  const page = await openAs(world.alice, `/targets/${miniProgram}/wallet/production`);
  const release = releasePage(page);
  const first = await holdCommand(page, 'forceOffline', 1);
  await release.confirm('Force offline', 'Fraud');
  await expect(page.getByText('Force offline is on its way')).toBeVisible();
  await release.confirm('Force offline', 'Fraud again');
  await expect(page.getByText('alice has suspended this target: Fraud again')).toBeVisible();
  await expect(page.getByText('Force offline is on its way')).toBeVisible();
  await first.held().abort();
  await expect(page.getByText('Force offline: The API does not answer')).toBeVisible();
});

test('creating again after a lost answer creates one workspace', async ({ openAs, world }) => {
  const page = await openAs(world.alice);
  const name = `Lost answer ${String(Date.now())}`;
  await page.getByRole('button', { name: /^Workspace:/ }).click();
  // Of few workspaces it is in the menu, of more in the dialog that finds one.
  const inMenu = page.getByRole('menuitem', { name: 'New workspace' });
  await inMenu.or(page.getByRole('button', { name: 'New workspace' })).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await page.route(
    '**/v1/workspaces',
    async (route) => {
      await route.fetch(); // The server commits; its answer does not arrive.
      await route.abort();
    },
    { times: 2 },
  );
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog.getByText('The API does not answer')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Create' })).toBeEnabled();
  }
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
  const { workspaces } = (await world.call(world.alice, 'GET', '/v1/me')) as unknown as {
    readonly workspaces: readonly { readonly name: string }[];
  };
  expect(workspaces.filter((workspace) => workspace.name === name)).toHaveLength(1);
});
