import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('test/', import.meta.url));

/**
 * The layers of tests. `*.long.test.ts` starts or kills processes, upgrades, or draws large samples. `*.skip.test.ts`
 * needs the server that skips time. Both run with `npm run test:long`, and all others with `npm test`. Without
 * TEST_LAYER a test of either layer can be named. Suites `describeInTurn` (test/support/database/databases.ts) of the
 * store run in both layers, on one database each.
 */
const testMatchOf = {
  quick: ['**/!(*.long|*.skip).test.ts'],
  long: ['**/*.{long,skip}.test.ts', ...filesOfSuitesInTurn()],
};

function filesOfSuitesInTurn() {
  const ofStore = readdirSync(`${tests}store`, { recursive: true }).filter((file) => file.endsWith('.test.ts'));
  return ofStore
    .filter((file) => readFileSync(`${tests}store/${file}`, 'utf8').includes('describeInTurn('))
    .map((file) => `<rootDir>/test/store/${file}`);
}

/** Native ES modules through swc; run with NODE_OPTIONS=--experimental-vm-modules (scripts/test.mjs sets it). */
export default {
  testEnvironment: 'node',
  // Kept from run to run: transformed files, and how long each test file took (long ones go first).
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/test/support/jest/long-ones-first.mjs',
  roots: ['<rootDir>/test'],
  testMatch: testMatchOf[process.env.TEST_LAYER] ?? ['**/*.test.ts'],
  setupFiles: ['<rootDir>/test/support/jest/seed.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  sandboxInjectedGlobals: ['Math'], // A look-up of a global is slow in the sandbox: ten seconds for one PNG.
  // For what hangs. A quick test takes seconds, and ten times as long beside other work.
  testTimeout: process.env.TEST_LAYER === 'quick' ? 60_000 : 180_000,
  // A process keeps the modules of every file that it ran: with a large heap, collecting garbage takes longer than
  // tests.
  workerIdleMemoryLimit: '600MB',
  // On two cores: quick tests wait as long as they compute, and long ones start programs of their own.
  maxWorkers: process.env.TEST_LAYER === 'long' ? 2 : 3,
};
