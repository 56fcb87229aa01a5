/** Why a button is refused stands on the page in words: touch and paper have no pointer that could rest on a button. */
import type { Page } from '@playwright/test';
import { appearances, atRest, setAppearance } from '../support/appearance.js';
import { pagesOf } from '../support/pages.js';
import { expect, test } from '../support/test.js';
import { command, makeCreated, makeMiniProgram } from '../support/world.js';

/** The refused buttons of the page, and those without visible words. */
async function refusedOn(page: Page): Promise<{ refused: number; mute: string[] }> {
  return page.evaluate(`(() => {
    const shown = document.body.innerText.replaceAll(/\\s+/g, ' ');
    const buttons = [...document.querySelectorAll('button[aria-disabled=true]')];
    const isMute = (button) => !button.getAttribute('aria-description') || !shown.includes(button.getAttribute('aria-description'));
    return { refused: buttons.length, mute: buttons.filter(isMute).map((button) => button.textContent) };
  })()`);
}

test('on every page of a reader the words of all refused buttons are visible, on paper too', async ({
  openAs,
  world,
}) => {
  test.slow();
  const miniProgram = await makeMiniProgram(world, 'refused');
  const release = await makeCreated(world, miniProgram, '1.0.0');
  await command(world, release, { type: 'apply' });
  const { review } = (await world.call(world.alice, 'GET', `/v1/releases/${release}`)) as { review: { id: string } };
  const { workspace } = world;
  const subjects = { workspace, miniProgram, release, review: review.id, targetApp: 'wallet' };
  const page = await openAs(world.otto);
  await page.setViewportSize({ width: 390, height: 844 });
  const refusedAt: Record<string, number> = {};
  for (const address of Object.values(pagesOf(subjects)).flat()) {
    await page.goto(address);
    await atRest(page);
    for (const [theme, language] of appearances.toReversed()) {
      await setAppearance(page, theme, language);
      await page.emulateMedia({ media: 'print' });
      expect((await refusedOn(page)).mute, `${address}, ${language}, print`).toEqual([]);
      await page.emulateMedia({ media: 'screen' });
      const { refused, mute } = await refusedOn(page);
      expect(mute, `${address}, ${language}`).toEqual([]);
      if (refused > 0) refusedAt[address] = refused;
    }
  }
  expect(Object.keys(refusedAt)).toEqual(
    expect.arrayContaining(
      ['target-apps', 'change-windows', 'plan-templates', 'mini-programs'].map(
        (place) => `/workspaces/${workspace}/${place}`,
      ),
    ),
  );
});

test('each reason stands once below its buttons, and describes them', async ({ openAs, world }) => {
  const page = await openAs(world.otto, `/workspaces/${world.workspace}/change-windows`);
  const refused = page.getByRole('button', { name: 'New window' });
  await expect(refused).toHaveAccessibleDescription(/^Your roles do not allow it here\./);
  const why = String(await refused.getAttribute('aria-description'));
  await expect(page.locator('header').filter({ has: refused }).getByText(why, { exact: true })).toHaveCount(1);
  await refused.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
