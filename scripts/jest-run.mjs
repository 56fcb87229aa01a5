/** What our runs of jest have in common: their environment, and what their report comes to. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectDir } from './run-step.mjs';

/** Of the given layer of tests, or of both (see jest.config.mjs). Prints the seed of generated tests. */
export function environmentOfJest(layer) {
  const seed = process.env.TEST_SEED ?? String(process.env.CI === 'true' ? 271_126 : randomInt(2 ** 31));
  console.log(`Seed of generated tests: ${seed} (TEST_SEED=${seed} repeats them)`);
  const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--no-warnings=ExperimentalWarning'];
  nodeOptions.push('--max-semi-space-size=64'); // Each test file loads all modules: a tenth of its time was collection.
  return {
    ...process.env,
    NODE_OPTIONS: nodeOptions.filter(Boolean).join(' '),
    TEST_SEED: seed,
    ...(layer === undefined ? {} : { TEST_LAYER: layer }),
    TEST_WORKFLOW_BUNDLE: join(projectDir, 'dist', 'workflow-bundle.js'), // Of the same sources: just built.
  };
}

/**
 * undefined when jest did not get as far as a report. A suite that could not run counts as one failure; so does each
 * skipped test with CI=true. Skipped tests are printed. `failures`: a line for each failure.
 */
export function countsOfReport(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  const skipped = report.testResults
    .flatMap((suite) => suite.assertionResults)
    .filter((test) => test.status === 'pending' || test.status === 'todo');
  for (const test of skipped) console.log(`SKIPPED ${test.fullName}`);
  const mustRunAll = process.env.CI === 'true' && skipped.length > 0;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + (mustRunAll ? skipped.length : 0);
  return {
    passed: report.numPassedTests,
    failed,
    complete: !mustRunAll,
    failures: [
      ...report.testResults.flatMap(failuresOfSuite),
      ...(mustRunAll ? skipped.map(({ fullName }) => `FAILED ${fullName}: skipped, which CI=true does not allow`) : []),
    ],
  };
}

/** A suite that could not run has no tests, and says why itself. */
function failuresOfSuite({ name, status, message, assertionResults }) {
  const file = relative(projectDir, name);
  if (status === 'failed' && assertionResults.length === 0) return [failureLine(file, 'did not run', message)];
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => failureLine(file, test.fullName, test.failureMessages[0]));
}

/** One line that names a failed test, for the end of a long output, with the first lines of what it said. */
export function failureLine(file, test, message = '') {
  const said = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('●'))
    .slice(0, 3)
    .join(' ');
  return `FAILED ${file}: ${test}: ${said}`.slice(0, 300);
}
