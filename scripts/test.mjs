/**
 * `npm test`: enough on a fresh clone. Installs, builds, starts one Temporal and one Postgres for all tests, runs jest
 * and beside it the browser, and ends what it started, also on Ctrl-C. Arguments after `--` are jest's: they name tests
 * of both layers. `npm run test:long` runs the long tests (see jest.config.mjs). Last line: `N passed, N failed`.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';

const { installIfNeeded } = await import('./install.mjs');
await installIfNeeded();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { chmodSync, mkdtempSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { endSteps, packageProgram, runStep } = await import('./run-step.mjs');
const { countsOfReport, environmentOfJest } = await import('./jest-run.mjs');
const { makeTemplate, startPostgres } = await import('./postgres.mjs');
const { findTimeSkippingServer } = await import('./time-skipping-server.mjs');
const { runBrowserTests } = await import('./browser-tests.mjs');
const { startTemporalDevServer } = await import('../dist/platform/temporal/temporal-dev-server.js');
const { startFailureLines } = await import('../dist/platform/process/start-failure.js');
const { silentLogger } = await import('../dist/platform/log/logger.js');

const jestArguments = process.argv.slice(2).filter((argument) => argument !== '--long');
const isLong = process.argv.includes('--long');
const layer = isLong ? 'long' : jestArguments.length > 0 ? undefined : 'quick';

const folder = mkdtempSync(join(tmpdir(), 'halftone-test-run-'));
chmodSync(folder, 0o711); // As root, Postgres runs in it under another user.
const started = [];
let browser = { code: 0, passed: 0, failed: 0, failures: [], said: '' };
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    interrupted = true;
    endSteps(signal);
  });

const code = await run().catch((error) => {
  for (const line of startFailureLines(error)) console.error(line);
  return 1;
});
// The last first: a template is dropped before its server ends.
for (const part of started.toReversed()) await Promise.resolve(part.stop()).catch(() => undefined);
const summary = summarise();
rmSync(folder, { recursive: true, force: true });
for (const line of summary?.lines ?? []) console.log(line);
process.exit(interrupted ? 130 : code === 0 && summary?.complete !== true ? 1 : code);

async function run() {
  const [temporal, postgres, timeSkipping] = await Promise.all([
    keep(startTemporal()),
    keep(startPostgres()),
    layer === 'quick' ? {} : findTimeSkippingServer(),
  ]);
  if (interrupted) return 130;
  const template = postgres && (await keep(makeTemplate(postgres.url)));
  console.log(`Temporal: ${temporal.address}`);
  console.log(
    postgres ? `Postgres: ${postgres.url} (${postgres.from})` : 'Postgres: SKIPPED, this machine has no server program',
  );
  if (timeSkipping.why) console.log(`Time-skipping tests: SKIPPED, ${timeSkipping.why}`);
  const env = {
    ...environmentOfJest(layer),
    TMPDIR: folder, // What tests leave behind when they are interrupted goes with it.
    TEST_TEMPORAL_ADDRESS: temporal.address,
    ...(postgres ? { TEST_DATABASE_URL: postgres.url, TEST_DATABASE_TEMPLATE: template.name } : {}),
    ...(timeSkipping.folder ? { TEST_TIME_SKIPPING_SERVER: timeSkipping.folder } : {}),
  };
  const report = ['--json', `--outputFile=${join(folder, 'report.json')}`];
  // Arguments select tests of jest; the browser tests are left out.
  const runBrowser = () => (jestArguments.length > 0 || interrupted ? browser : runBrowserTests({ folder, env }));
  const beside = isLong ? undefined : runBrowser();
  const jestCode = await runStep(packageProgram('jest'), [...report, ...jestArguments], { env });
  // Long tests start programs of their own, and browsers beside them would take the processor from their waits.
  browser = await (beside ?? runBrowser());
  process.stdout.write(browser.said);
  return jestCode || browser.code;
}

/** Remembers what must be stopped, even if the other one does not start. */
async function keep(starting) {
  const part = await starting;
  if (part) started.push(part);
  return part;
}

function startTemporal() {
  const address = process.env.TEST_TEMPORAL_ADDRESS;
  if (address) return { address, stop: () => undefined };
  return startTemporalDevServer({
    dataDir: folder,
    logger: silentLogger(),
    onProgress: (line) => console.log(line),
    cliPath: process.env.TEMPORAL_CLI_PATH || undefined,
  });
}

function summarise() {
  const counts = countsOfReport(join(folder, 'report.json'));
  if (counts === undefined) return undefined;
  const { passed, failed, complete, failures } = counts;
  const total = `${passed + browser.passed} passed, ${failed + browser.failed} failed`;
  return { lines: [...failures, ...browser.failures, total], complete };
}
