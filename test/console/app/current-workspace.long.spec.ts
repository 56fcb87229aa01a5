import { expect, test } from '../support/test.js';
import { makeCreated, makeMiniProgram } from '../support/world.js';

test('the workspace of a release becomes the current one, and namesakes differ', async ({ openAs, world }) => {
  const ids: string[] = [];
  for (let number = 0; number < 2; number += 1) {
    const made = await world.call(world.alice, 'POST', '/v1/workspaces', { name: 'Twin', kind: 'developer' });
    ids.push(String(made['id']));
  }
  const [twin = ''] = ids;
  const page = await openAs(world.alice, `/workspaces/${twin}/mini-programs`);
  await expect(page.getByRole('button', { name: `Workspace: Twin (…${twin.slice(-6)})` })).toBeVisible();

  const release = await makeCreated(world, await makeMiniProgram(world, 'linked'), '1.0.0');
  await page.goto(`/releases/${release}`);
  await expect(page.getByRole('button', { name: 'Workspace: Harbour' })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Targets' }),
  ).toHaveAttribute('href', `/workspaces/${world.workspace}/targets`);
});
