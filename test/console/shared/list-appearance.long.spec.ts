/** Lists at every width, in both themes and languages. */
import type { Page } from '@playwright/test';
import { appearances, misfits, seriousFindings, setAppearance } from '../support/appearance.js';
import { expect, test } from '../support/test.js';
import { makeGray, makeMiniProgram } from '../support/world.js';

test('lists are accessible at every width, in both themes and languages', async ({ openAs, world }) => {
  test.slow();
  const program = await makeMiniProgram(world, 'accessible');
  const release = await makeGray(world, program, '1.0.0', 12.5);
  const list = `/workspaces/${world.workspace}`;
  const page = await openAs(world.alice, list);
  const found: string[] = [];
  for (const address of [
    `${list}/releases?q=${program}&environment=production&status=GRAYSCALE_RELEASE`,
    `${list}/releases?q=nothing-is-called-so`,
    `/releases?q=${release}`,
    `${list}/targets?q=${program}`,
    `${list}/mini-programs?q=${program}`,
    `${list}/target-apps?q=wal`,
    `${list}/reviews`,
    `/mini-programs/${program}?open=1.0.0`,
  ]) {
    await page.goto(address);
    await expect(page.locator('.list-summary')).toContainText('Total');
    for (const finding of await findingsOn(page)) found.push(`${address}, ${finding}`);
  }
  expect(found).toEqual([]);
});

async function findingsOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, language] of appearances.toReversed()) {
    await setAppearance(page, theme, language);
    for (const width of [1280, 640, 390]) {
      const findings = [...(await misfits(page, width)), ...(await seriousFindings(page))];
      found.push(...findings.map((finding) => `${theme}, ${String(width)}: ${finding}`));
    }
  }
  return found;
}
