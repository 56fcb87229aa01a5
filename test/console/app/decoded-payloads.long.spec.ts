/** The Temporal UI in a real browser, on an installation that encrypts what it sends to Temporal. */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { type Program, startProgram } from '../support/program.js';
import { digest, makeWorld } from '../support/world.js';

let program: Program;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const key = `k1:${randomBytes(32).toString('base64')}`;
  program = await startProgram({ TEMPORAL_UI: 'on', TEMPORAL_CODEC_KEYS: key });
});

test.afterAll(async () => {
  await program.end();
});

test('the codec endpoint shows payloads to a system admin who is signed in to the console, and to no other user', async ({
  browser,
}) => {
  test.setTimeout(180_000); // Its page loads in many steps, and is opened three times.
  const { call, alice, adminToken, workspace } = await makeWorld(program);
  await call(alice, 'POST', `/v1/workspaces/${workspace}/mini-programs`, { id: 'weather', name: 'Weather' });
  const version = { number: '1.0.0', package: { url: 'https://example.com/a.zip', sha256: digest }, pages: ['p'] };
  await call(alice, 'POST', '/v1/mini-programs/weather/versions', version);
  const target = { targetApp: 'lab', environment: 'production' };
  const release = await call(alice, 'POST', '/v1/mini-programs/weather/versions/1.0.0/releases', target);
  const releaseId = String(release['id']);
  // The first command starts the workflow. Its input is the release's id.
  await call(alice, 'POST', `/v1/releases/${releaseId}/commands`, { type: 'apply' });
  const { links } = await call(alice, 'GET', `/v1/releases/${releaseId}`);
  const { temporalUi } = links as { readonly temporalUi: string };

  for (const [token, isShown] of [
    [null, false],
    [alice, false],
    [adminToken, true],
  ] as const) {
    // Cookies of a site go to all its ports, so console and UI need the same host name.
    const origin = program.url.replace('127.0.0.1', 'localhost');
    const context = await browser.newContext();
    if (token !== null)
      expect((await context.request.post(`${origin}/v1/session`, { data: { token } })).ok()).toBe(true);
    const page = await context.newPage();
    const decoded = page.waitForResponse(
      (response) => response.url().endsWith('/decode') && response.request().method() === 'POST',
    );
    await page.goto(temporalUi);
    expect((await decoded).status()).toBe(isShown ? 200 : token === null ? 401 : 403);
    await expect(page.getByRole('heading', { name: 'Event History' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(releaseId).first()).toBeVisible({ visible: isShown, timeout: 30_000 });
    await context.close();
  }
});
