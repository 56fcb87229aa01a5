/** The console in a real browser. All tests share one program, each with mini programs of its own. */
import { defineConfig } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const outputDir = process.env['TEST_RESULTS_DIR'] ?? '../../coverage/browser';

export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** As in jest.config.mjs: `*.long.spec.ts` runs with `npm run test:long`. */
function testsOf(layer: string | undefined): { testMatch: string; testIgnore?: string } {
  if (process.env['SCREENSHOTS'] === '1') return { testMatch: '*.shots.ts' };
  if (layer === 'long') return { testMatch: '*.long.spec.ts' };
  return { testMatch: '*.spec.ts', ...(layer === 'quick' ? { testIgnore: '*.long.spec.ts' } : {}) };
}

// Playwright reads the default export, and nothing else.
// eslint-disable-next-line no-restricted-syntax
export default defineConfig({
  testDir: '.',
  ...testsOf(process.env['TEST_LAYER']),
  outputDir,
  globalSetup: './support/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  // A busy machine loses a click in some thousands. What fails twice counts; what passed at the second try is named.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  // Other tests may run beside them on few cores; what does not work fails by its expectation long before.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? `${outputDir}/report.json` }],
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    // What still grows or slides moves from under a click on a busy machine.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: browserArguments },
  },
});
