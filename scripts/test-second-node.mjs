/**
 * Runs the tests that need no server on another major version of Node than the one that runs this script. That Node
 * comes from `installedNode`. The native parts (Temporal's core, swc) run there as well. Last line:
 * `N passed, N failed`.
 */
import './check-node.mjs';
import './end-with-parent.mjs';
import './loopback-without-proxy.mjs';

const { installIfNeeded } = await import('./install.mjs');
await installIfNeeded();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();

const { mkdtempSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { delimiter, dirname, join } = await import('node:path');
const { endSteps, projectDir, runStep } = await import('./run-step.mjs');
const { countsOfReport, environmentOfJest } = await import('./jest-run.mjs');
const { installedNode, otherNodes } = await import('./other-node.mjs');

/** Patterns of jest, for the quick layer: the long one starts servers. */
const suites = [
  ...['test/domain/', 'test/contracts/', 'test/console/', 'test/platform/', 'test/faults/', 'test/api/http/document'],
  'test/workflows/(release/(command-queue|messages|read-signal|read-snapshot)|replay)\\.',
  ...['test/edge/stream/replay-buffer\\.', 'test/worker/(temporal/deployment-routing|outbox/lanes)\\.'],
  ...['test/system/(package|pipelines)\\.', 'test/cli/processes/'],
  'test/client/(no-answer|verify-webhook)\\.',
];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endSteps(signal));
const folder = mkdtempSync(join(tmpdir(), 'halftone-second-node-'));
const version = otherNodes.find((one) => majorOf(one) !== majorOf(process.versions.node));
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
