/**
 * The seed of all generated tests of a run. `scripts/test.mjs` chooses and prints it. `TEST_SEED=<n>` repeats a run.
 */
import fc from 'fast-check';

const { TEST_SEED } = process.env;
if (TEST_SEED !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(TEST_SEED) });
