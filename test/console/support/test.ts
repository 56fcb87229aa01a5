/** Playwright's `test` with what the console's tests share: one program with its people, and signed-in pages. */
import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { sharedWorld, type World } from './world.js';

interface Fixtures {
  readonly world: World & { readonly loginLink: string };
  /** A page in a browser of its own, signed in with the token. Fails the test when the browser reports an error. */
  readonly openAs: (token: string, path?: string) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- how Playwright wants it written
  world: async ({}, use) => {
    await use(sharedWorld());
  },
  openAs: async ({ browser, world }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (token, path = '/') => {
      const context = await browser.newContext({ baseURL: world.url, reducedMotion: 'reduce' });
      contexts.push(context);
      const signedIn = await context.request.post('/v1/session', { data: { token } });
      if (!signedIn.ok()) throw new Error(`Not signed in: ${String(signedIn.status())} ${await signedIn.text()}`);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      // A style or script that the Content-Security-Policy refused is written to the console only.
      page.on('console', (message) => {
        if (/Content Security Policy|Warning:/.test(message.text())) errors.push(message.text());
      });
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
    if (errors.length > 0) throw new Error(`The browser reported:\n${[...new Set(errors)].join('\n')}`);
  },
});

export { expect } from '@playwright/test';
