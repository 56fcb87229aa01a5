/** What is wrong with a page as it is: serious findings of axe and what does not fit, in every appearance and width. */
import type { Page } from '@playwright/test';
import { appearances, atRest, misfits, seriousFindings, setAppearance } from './appearance.js';

/** 1280 at 200 % is 640 of them; a phone has 390. */
const widths = [1280, 640, 390];

/** Both themes and languages; English at 1280 is the last. */
export async function findingsAtEachWidth(page: Page, pageName: string): Promise<string[]> {
  await atRest(page);
  const found: string[] = [];
  for (const [theme, language] of appearances.toReversed()) {
    await setAppearance(page, theme, language);
    for (const width of widths) {
      const where = `${pageName}, ${theme}, ${language}, ${String(width)}`;
      for (const misfit of await misfits(page, width)) found.push(`${where}: ${misfit}`);
      for (const finding of await seriousFindings(page)) found.push(`${where}: ${finding}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  return found;
}
