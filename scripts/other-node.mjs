/** Node of other major versions than the one that runs, for tests. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programCacheDir } from '../dist/platform/temporal/temporal-program.js';
import { npmCommand } from './install.mjs';
import { runStep } from './run-step.mjs';

/** Of each major that we support, the newest major with long support first. */
export const otherNodes = ['24.21.0', '22.23.3', '20.20.2'];

/**
 * The program, installed when it is not there; undefined when it cannot be had. It comes from the npm package `node`,
 * whose installation downloads it. So it is no dependency of this project, but is kept beside the other fetched
 * programs.
 */
export async function installedNode(wanted) {
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
