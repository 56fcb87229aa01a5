/** `npm run screenshots`: pictures of the console's main pages, from the real program, into docs/images. */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser-tests.mjs';
import { buildIfStale } from './build.mjs';
import { packageProgram, runStep } from './run-step.mjs';

await buildIfStale();
const browser = findBrowser();
if (browser === undefined) {
  console.error('halftone: no chromium here: install it, or say where it is with CHROMIUM_PATH.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'halftone-screenshots-'));
const env = { ...process.env, CHROMIUM_PATH: browser, SCREENSHOTS: '1', TEST_RESULTS_DIR: folder };
const code = await runStep(packageProgram('playwright'), ['test', '--config', 'test/console/playwright.config.ts'], {
  env,
});
rmSync(folder, { recursive: true, force: true });
process.exit(code);
