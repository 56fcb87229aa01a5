/**
 * The console's tests in a real browser, against the real program: started as `npm start` starts it, with a data
 * directory of its own. Without a browser they are skipped, visibly; with CI=true that counts as a failure.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { failureLine } from './jest-run.mjs';
import { packageProgram, runStep } from './run-step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser to use: CHROMIUM_PATH, or the first on PATH. Undefined when there is none. */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * Resolves to the exit code, how many passed and failed, a line for each failure, and the output. They run beside other
 * tests, whose output theirs must not cut in two. `folder` takes what the tests leave behind.
 */
export async function runBrowserTests({ folder, env = process.env }) {
  const browser = findBrowser();
  if (browser === undefined) {
    const isFailure = process.env.CI === 'true';
    const said = 'SKIPPED the console in a browser: no chromium here (set CHROMIUM_PATH, or install it)\n';
    return {
      code: isFailure ? 1 : 0,
      passed: 0,
      failed: isFailure ? 1 : 0,
      failures: isFailure ? ['FAILED ' + said.trim()] : [],
      said,
    };
  }
  const report = join(folder, 'browser-report.json');
  const outputFile = join(folder, 'browser.log');
  const code = await runStep(packageProgram('playwright'), ['test', '--config', 'test/console/playwright.config.ts'], {
    outputFile,
    env: {
      ...env,
      NODE_OPTIONS: '',
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      TEST_RESULTS_DIR: join(folder, 'browser'),
    },
  });
  return {
    code,
    ...countsIn(report),
    said: readFileSync(outputFile, 'utf8') + pagesOfFailures(join(folder, 'browser')),
  };
}

/** The page's content at a failure, as text: the folder that holds it is deleted before the output is read. */
function pagesOfFailures(results) {
  if (!existsSync(results)) return '';
  const files = readdirSync(results, { recursive: true }).filter((file) => file.endsWith('error-context.md'));
  return files.map((file) => `\n${file}\n${readFileSync(join(results, file), 'utf8')}\n`).join('');
}

/** A run that left no report counts as one failure. */
function countsIn(report) {
  try {
    const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      failures: suites.flatMap(failuresOfSuite),
    };
  } catch {
    return { passed: 0, failed: 1, failures: [failureLine('test/console', 'did not run')] };
  }
}

/** Also of tests that passed at the second try only. */
function failuresOfSuite({ specs, suites = [] }) {
  const own = specs.flatMap((spec) => {
    const failed = spec.tests.flatMap(({ results }) => results).findLast(({ error }) => error);
    if (failed === undefined) return [];
    const line = failureLine(`test/console/${spec.file}`, spec.title, failed.error.message);
    return [spec.ok ? line.replace('FAILED', 'FLAKY') : line];
  });
  return [...own, ...suites.flatMap(failuresOfSuite)];
}
