/** Installs the packages when what lies in node_modules is not what package-lock.json asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir, runStep } from './run-step.mjs';

/** Ends the process when the installation fails. */
export async function installIfNeeded() {
  if (isInstalled()) return;
  console.log('Installing packages (half a minute to two minutes, once).');
  const [program, ...before] = npmCommand();
  // Build tools are development dependencies: NODE_ENV=production and npm's `omit` leave them out otherwise.
  const code = await runStep(program, [...before, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    onSilence: (seconds) => console.log(`  still installing (${seconds} s)`),
  });
  if (code === 0) return;
  console.error(
    code === 127
      ? 'halftone: npm is not installed. Install it with Node (https://nodejs.org), then run this again.'
      : 'halftone: the packages could not be installed. Read what npm says above, then run this again.',
  );
  process.exit(code);
}

function isInstalled() {
  const manifest = readJson('package.json');
  const wanted = readJson('package-lock.json');
  // npm writes this file last, so an installation that was interrupted has none.
  const present = readJson('node_modules/.package-lock.json');
  if (manifest === undefined || wanted === undefined || present === undefined) return false;
  const root = wanted.packages[''];
  const sameManifest = ['dependencies', 'devDependencies'].every(
    (kind) => JSON.stringify(manifest[kind]) === JSON.stringify(root[kind]),
  );
  const allPresent = Object.entries(wanted.packages).every(
    ([path, entry]) => path === '' || entry.optional === true || present.packages[path]?.version === entry.version,
  );
  return sameManifest && allPresent;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(projectDir, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The npm that runs this script, if one does: a machine may have several. */
export function npmCommand() {
  const running = process.env.npm_execpath;
  return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}
