/** Theme and language of a page that is open already, changed as another tab would change them: nothing loads again. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.js';

export type Theme = 'light' | 'dark';
export type Language = 'en' | 'zh-CN';

/** Each theme and each language once: contrast depends on the one, words and their widths on the other. */
export const appearances: readonly (readonly [Theme, Language])[] = [
  ['light', 'en'],
  ['dark', 'zh-CN'],
];

export async function setAppearance(page: Page, theme: Theme, language: Language): Promise<void> {
  for (const [key, value] of [
    ['halftone.theme', theme],
    ['halftone.language', language],
  ])
    await page.evaluate(
      `localStorage.setItem('${key}', '${value}'); dispatchEvent(new StorageEvent('storage', { key: '${key}' }));`,
    );
  await expect(page.locator(`html[lang=${language}][data-theme=${theme}]`)).toBeAttached();
  await atRest(page);
}

const isStill =
  "document.querySelector('.ant-spin-spinning') === null && document.getAnimations().every(({ playState }) => playState !== 'running')";

/** Nothing loads, and nothing moves or fades any more: colours are judged as they are then. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('h1, [role=dialog]').first().waitFor();
  await expect.poll(() => page.evaluate(isStill)).toBe(true);
}

/** A preview may appear while axe reads the page. What it still finds a moment later counts. */
export async function seriousFindings(page: Page): Promise<string[]> {
  let found = await seriousFindingsNow(page);
  for (let looks = 0; found.length > 0 && looks < 3; looks += 1) {
    await page.waitForTimeout(300);
    found = await seriousFindingsNow(page);
  }
  return found;
}

async function seriousFindingsNow(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // Otherwise each analysis opens one more page, to join the findings of frames of other origins. There are no frames.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await axe.setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/**
 * What does not fit into the window: the page itself, or words outside of it or cut off. Tables may scroll by
 * themselves. Some layouts follow a new width a moment later than the browser: what still does not fit then is found.
 */
export async function misfits(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await atRest(page);
  let found = await misfitsNow(page);
  for (let looks = 0; found.length > 0 && looks < 20; looks += 1) {
    await page.waitForTimeout(100);
    found = await misfitsNow(page);
  }
  return found;
}

function misfitsNow(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? ['the page: ' + scrollWidth] : [];
    for (const element of document.querySelectorAll('h1, h2, p, label, legend, button, a, li, .ant-typography, .ant-tag')) {
      if (element.closest('.data-table, .visually-hidden, .skip-link, [aria-hidden=true]')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isCut = style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      if (width > 0 && (left < -1 || right > clientWidth + 1 || isCut)) found.push(element.tagName + ': ' + element.textContent.slice(0, 40));
    }
    return found;
  })()`);
}
