/**
 * `node scripts/record-histories.mjs <name> [jest's arguments]`: records the histories that the replay test holds new
 * workflow code against, under test/workflows/histories/<name>/. Run it for each release that changes workflow code,
 * with the version as name, and keep the older folders: releases that were started by them may still be running.
 */
import { argv, env, exit } from 'node:process';
import { packageProgram, runStep } from './run-step.mjs';

const [name, ...jestArguments] = argv.slice(2);
if (name === undefined || !/^[a-z0-9][a-z0-9.-]*$/.test(name)) {
  console.error('halftone: name the histories after the version they are of, for instance 0.1.0');
  exit(1);
}
const options = ['--testMatch', '**/test/workflows/record-*-histories.ts', ...jestArguments];
exit(
  await runStep(packageProgram('jest'), options, {
    env: { ...env, HISTORIES_OF: name, NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning' },
  }),
);
