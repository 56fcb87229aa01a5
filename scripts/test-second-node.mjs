/**
 * Runs the tests that need no server on another major version of Node than the one that runs this script. That Node
 * comes from the npm package `node`, whose installation downloads a program. So it is no dependency of this project,
 * but is kept beside the other fetched programs. The native parts (Temporal's core, swc) run there as well. Last line:
 * `N passed, N failed`.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';

const { installIfNeeded, npmCommand } = await import('./install.mjs');
await installIfNeeded();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { delimiter, dirname, join } = await import('node:path');
const { endSteps, projectDir, runStep } = await import('./run-step.mjs');
const { countsOfReport, environmentOfJest } = await import('./jest-run.mjs');
const { programCacheDir } = await import('../dist/platform/temporal/temporal-program.js');

/** The newest major with long support; the oldest that we support, where that one runs this script. */
const versions = ['24.21.0', '20.20.2'];
/** Patterns of jest, for the quick layer: the long one starts servers. */
const suites = [
  ...['test/domain/', 'test/contracts/', 'test/console/', 'test/platform/', 'test/faults/', 'test/api/http/document'],
  'test/workflows/(command-queue|messages|read-signal|read-snapshot|replay)\\.',
  ...['test/edge/stream/replay-buffer\\.', 'test/worker/(deployment-routing|lanes)\\.'],
  'test/client/(no-answer|verify-webhook)\\.',
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endSteps(signal));
const folder = mkdtempSync(join(tmpdir(), 'halftone-second-node-'));
const version = versions.find((one) => majorOf(one) !== majorOf(process.versions.node));
const startedAtMs = Date.now();
const node = await installedNode(version);
const code = node === undefined ? 1 : await runTests(node);
const counts = countsOfReport(join(folder, 'report.json'));
const { passed, failed, failures } = counts ?? { passed: 0, failed: 1, failures: [] };
rmSync(folder, { recursive: true, force: true });
console.log(`Node ${version}: ${((Date.now() - startedAtMs) / 1000).toFixed(0)} s`);
for (const line of failures) console.log(line);
// jest can fail beside all tests, for instance when a test leaves something open.
const allFailed = code !== 0 && failed === 0 ? 1 : failed;
console.log(`${passed} passed, ${allFailed} failed`);
process.exit(allFailed === 0 ? 0 : 1);

function majorOf(name) {
  return name.split('.')[0];
}

/** The program, installed when it is not there; undefined when it cannot be had. */
async function installedNode(wanted) {
  const home = join(dirname(programCacheDir(process.env)), `node-${wanted}`);
  const inside = join('node_modules', 'node', 'bin', 'node');
  const program = join(home, inside);
  if (existsSync(program)) return program;
  mkdirSync(dirname(home), { recursive: true });
  const fresh = mkdtempSync(`${home}.new-`);
  const [npm, ...before] = npmCommand();
  const options = ['--prefix', fresh, '--no-audit', '--no-fund', '--loglevel=error'];
  await runStep(npm, [...before, 'install', ...options, `node@${wanted}`]);
  // Whole or not at all, also when another run has put it there in the meantime.
  if (existsSync(join(fresh, inside)) && !existsSync(home)) renameSync(fresh, home);
  rmSync(fresh, { recursive: true, force: true });
  if (existsSync(program)) return program;
  console.error(`halftone: Node ${wanted} could not be installed with npm.`);
  return undefined;
}

function runTests(program) {
  const env = {
    ...environmentOfJest('quick'),
    PATH: [dirname(program), process.env.PATH].join(delimiter),
    TMPDIR: folder,
  };
  const jest = join(projectDir, 'node_modules', 'jest', 'bin', 'jest.js');
  const report = ['--json', `--outputFile=${join(folder, 'report.json')}`];
  return runStep(program, [jest, ...report, ...suites], { env });
}
