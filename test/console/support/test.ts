/** Playwright's `test` with what the console's tests share: one program with its people, and signed-in pages. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  test as base,
} from '@playwright/test';
import { sharedWorld, type World } from './world.js';

interface Fixtures {
  readonly world: World & { readonly signInLink: string };
  /** A page in a browser of its own, signed in with the token. Fails the test when the browser reports an error. */
  readonly openAs: (token: string, path?: string) => Promise<Page>;
}

/** A browser that is signed in. `errors` grows with what the browser reports. */
interface SignedIn {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: string[];
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- how Playwright wants it written
  world: async ({}, use) => {
    await use(sharedWorld());
  },
  openAs: async ({ browser, world }, use) => {
    const opened: SignedIn[] = [];
    await use(async (token, path = '/') => {
      const signedIn = await signIn(browser, world.url, token);
      opened.push(signedIn);
      await signedIn.page.goto(path);
      return signedIn.page;
    });
    for (const { context } of opened) await context.close();
    expectNoErrors(opened.flatMap(({ errors }) => errors));
  },
});

export async function signIn(
  browser: Browser,
  url: string,
  token: string,
  options: Pick<BrowserContextOptions, 'locale'> = {},
): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
  const answer = await context.request.post('/v1/session', { data: { token } });
  if (!answer.ok()) throw new Error(`Not signed in: ${String(answer.status())} ${await answer.text()}`);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // A style or script that the Content-Security-Policy refused is written to the console only.
  page.on('console', (message) => {
    if (/Content Security Policy|Warning:/.test(message.text())) errors.push(message.text());
  });
  return { context, page, errors };
}

export function expectNoErrors(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The browser reported:\n${[...new Set(errors)].join('\n')}`);
}

export { expect } from '@playwright/test';
