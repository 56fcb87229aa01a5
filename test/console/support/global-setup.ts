/** One program for all browser tests, with its people, started before the first and ended after the last. */
import { startProgram } from './program.js';
import { makeWorld, worldVariable } from './world.js';

// Playwright reads the default export, and nothing else.
// eslint-disable-next-line no-restricted-syntax
export default async function globalSetup(): Promise<() => Promise<void>> {
  // Super apps of the tests listen on this machine.
  const program = await startProgram({ PUSH_ALLOW_PRIVATE: '127.0.0.0/8' });
  const { url, adminToken } = program;
  const world = await makeWorld({ url, adminToken });
  // Workers are processes of their own: what they need to know travels in the environment.
  process.env[worldVariable] = JSON.stringify({ ...world, signInLink: program.signInLink() });
  return program.end;
}
