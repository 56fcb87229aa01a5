/** The bell: what others did to one's releases, counted until it is looked at. */
import { appearances, atRest, seriousFindings, setAppearance } from '../support/appearance.js';
import { expect, test } from '../support/test.js';
import { command, makeGray, makeMiniProgram } from '../support/world.js';

test('the bell counts what others do to a release, live, and lists it with a link', async ({ openAs, world }) => {
  const made = await world.call(world.adminToken, 'POST', '/v1/tokens', { user: 'belle', name: 'browser test' });
  const belle = String(made['secret']);
  await world.call(world.alice, 'PUT', `/v1/workspaces/${world.workspace}/members/belle`, { role: 'admin' });
  const id = await makeGray(world, await makeMiniProgram(world, 'bell'), '1.0.0', 10);
  const page = await openAs(belle, '/tokens');
  const bell = page.getByRole('button', { name: /^(What concerns you|与您有关的事件)/ });
  await bell.click();
  // Requests of other tests may be among them: belle may decide. None is about what one has not touched.
  await expect(page.getByRole('dialog').getByText('The newest 50.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bell).toBeFocused();
  await expect(page.getByRole('dialog')).toBeHidden();

  const path = `/v1/releases/${id}/commands`;
  await world.call(belle, 'POST', path, { type: 'setPercentage', percentage: 20 });
  await command(world, id, { type: 'pause', reason: 'Crash rate' });
  await expect(bell).toHaveAccessibleName(/\d+ new events?$/);
  await bell.click();
  const line = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Crash rate' });
  await expect(line).toContainText('alice · Paused');
  await expect(line).toContainText('New');
  await expect(page.getByRole('dialog').getByText('belle')).toHaveCount(0);
  await line.getByRole('link', { name: 'bell 1.0.0' }).click();
  await expect(page).toHaveURL(new RegExp(`/releases/${id}$`));
  await expect(page.getByRole('dialog')).toBeHidden();

  // On the page of a release, which has a stream of its own, bell and badges are live, too.
  await command(world, id, { type: 'resume' });
  await expect(bell).toHaveAccessibleName(/new events?$/);
  for (const [theme, language] of appearances) {
    // A change of the language renders the page again, and closes the panel.
    await setAppearance(page, theme, language);
    await bell.click();
    await line.waitFor();
    await atRest(page);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
