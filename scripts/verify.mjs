/**
 * `npm run verify`: everything CI checks, in two lanes beside each other, every check to its end, so that one run shows
 * all that is wrong. Client generators run only with CI=true. With --without-tests all but the tests. Last line without
 * tests: `checks: N passed, N failed`.
 */
import './check-node.mjs';
import './end-with-parent.mjs';

const { installIfNeeded } = await import('./install.mjs');
await installIfNeeded();

const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { projectDir, runStep } = await import('./run-step.mjs');

const { scripts } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'));
/** Read the sources alone. The second takes as long as all of the other lane. */
const ofSources = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint and format', command: ['npm', 'run', '--silent', 'lint'] },
];
/** The build comes before what reads it. */
const ofBuild = [
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'bundle', command: ['node', 'scripts/check-bundle.mjs'] },
  { name: 'file names', command: ['node', 'scripts/check-file-names.mjs'] },
  { name: 'layout', command: ['node', 'scripts/check-layout.mjs'] },
  { name: 'words', command: ['node', 'scripts/check-words.mjs'] },
  { name: 'sentences', command: ['node', 'scripts/check-sentences.mjs'] },
  { name: 'commit subjects', command: ['node', 'scripts/check-commits.mjs'] },
  { name: 'boundaries', command: ['npm', 'run', '--silent', 'boundaries'] },
  ...(scripts.docs ? [{ name: 'documents', command: ['npm', 'run', '--silent', 'docs', '--', '--check'] }] : []),
  { name: 'client types', command: ['npm', 'run', '--silent', 'client', '--', '--check'] },
  { name: 'dead code', command: ['npm', 'run', '--silent', 'dead'] },
  { name: 'lock file', command: ['node', 'scripts/check-lock-file.mjs'] },
  // Installs from three registries, which takes a minute or two where nothing is cached.
  ...(process.env.CI === 'true'
    ? [{ name: 'client generators', command: ['node', 'scripts/check-generators.mjs'] }]
    : []),
];

const folder = mkdtempSync(join(tmpdir(), 'halftone-verify-'));
const failed = [];
await Promise.all([ofSources, ofBuild].map(runLane));
rmSync(folder, { recursive: true, force: true });
const passed = ofSources.length + ofBuild.length - failed.length;
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
console.log(`checks: ${passed} passed, ${failed.length} failed`);

const testCode = process.argv.includes('--without-tests') ? 0 : await runTests();
process.exit(failed.length > 0 ? 1 : testCode);

/** What a check says is printed at its end, so that no words of the other lane are between. */
async function runLane(checks) {
  for (const { name, command } of checks) {
    const startedAtMs = Date.now();
    const [program, ...args] = command;
    const outputFile = join(folder, name.replaceAll(' ', '-'));
    const code = await runStep(program, args, { outputFile });
    process.stdout.write(readFileSync(outputFile, 'utf8'));
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s)`);
    if (code !== 0) failed.push(name);
  }
}

async function runTests() {
  const testsCode = await runStep('node', ['scripts/test.mjs']);
  const longTestsCode = await runStep('node', ['scripts/test.mjs', '--long']);
  const faultsCode = await runStep('npm', ['run', '--silent', 'test:faults', '--', '--short']);
  return testsCode || longTestsCode || faultsCode;
}
