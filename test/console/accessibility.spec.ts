import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.js';
import { makeFull, makeGray, makeMiniProgram, makePrepared, type World } from './support/world.js';

/** Every page, and the dialogs that an address opens. */
async function addresses(world: World): Promise<string[]> {
  const miniProgram = await makeMiniProgram(world, 'reading');
  const full = await makeFull(world, miniProgram, '1.0.0');
  const gray = await makeGray(world, miniProgram, '1.1.0', 12.5);
  const prepared = await makePrepared(world, miniProgram, '1.2.0');
  const ofWorkspace = [
    'mini-programs',
    'mini-programs?new',
    'releases',
    'targets',
    'reviews',
    'target-apps',
    'target-apps?new',
    'members',
  ];
  return [
    ...ofWorkspace.map((name) => `/workspaces/${world.workspace}/${name}`),
    ...[full, gray, prepared].map((id) => `/releases/${id}`),
    `/targets/${miniProgram}/wallet/production`,
    ...['versions', 'qr', 'members', 'activity'].map((tab) => `/mini-programs/${miniProgram}/${tab}`),
    '/tokens?new',
    '/nowhere',
  ];
}

async function settled(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await expect(page.locator('.ant-spin-spinning')).toHaveCount(0);
  // Colours fade in, and are judged as they are then.
  await page.waitForTimeout(350);
}

for (const [theme, language] of [
  // Contrast is a matter of the theme, labels are one of the language: two rounds see both of each.
  ['light', 'en'],
  ['dark', 'zh-CN'],
] as const)
  test(`axe finds nothing serious on any page, ${theme}, ${language}`, async ({ openAs, world }) => {
    test.setTimeout(300_000);
    const page = await openAs(world.alice);
    await page.evaluate(`localStorage.setItem('halftone.theme', '${theme}')`);
    await page.evaluate(`localStorage.setItem('halftone.language', '${language}')`);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const address of await addresses(world)) {
      await settled(page, address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { impact, id, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${address}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
    expect(found).toEqual([]);
  });

test('no page is wider than a phone, nor than a window at 200 %', async ({ openAs, world }) => {
  test.setTimeout(300_000);
  const page = await openAs(world.alice);
  const found: string[] = [];
  for (const width of [390, 640]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of await addresses(world)) {
      await settled(page, address);
      const excess = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (Number(excess) > 0) found.push(`${address} at ${String(width)}: ${String(excess)} too wide`);
    }
  }
  expect(found).toEqual([]);
});

test('the whole of a step can be done by keyboard, and the focus is seen', async ({ openAs, world }) => {
  const id = await makeGray(world, await makeMiniProgram(world, 'keyboard'), '1.0.0', 1);
  const page = await openAs(world.alice, `/releases/${id}`);
  await page.getByRole('radio', { name: '5 %', exact: true }).focus();
  await page.keyboard.press('Space');
  const next = page.getByRole('button', { name: 'Next Step' });
  for (
    let presses = 0;
    presses < 6 && (await page.evaluate('document.activeElement.textContent')) !== 'Next Step';
    presses += 1
  )
    await page.keyboard.press('Tab');
  await expect(next).toBeFocused();
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('share-release')).toHaveText('5 %');
});
