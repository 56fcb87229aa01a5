/**
 * Resolves package-lock.json again in an empty folder and fails if that changes it. A lock file that was written
 * beside an existing node_modules can lack the packages of other platforms.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmCommand } from './install.mjs';
import { projectDir } from './run-step.mjs';

const [program, ...before] = npmCommand();
const folder = mkdtempSync(join(tmpdir(), 'halftone-lock-file-'));
try {
  mkdirSync(join(folder, 'client'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc', 'client/package.json'])
    if (existsSync(join(projectDir, file))) copyFileSync(join(projectDir, file), join(folder, file));
  const options = ['--package-lock-only', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  execFileSync(program, [...before, 'install', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const changed = changedPackages(packagesIn(projectDir), packagesIn(folder));
  if (changed.length > 0) {
    console.error(`npm resolves package-lock.json differently in an empty folder: ${changed.slice(0, 10).join(', ')}`);
    console.error(
      'Copy package.json, package-lock.json and client/package.json to an empty folder, run `npm install` there with npm 11,',
    );
    console.error('and commit the package-lock.json that it writes.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Path to entry, as text. `libc` is left out: npm 11 writes it and npm 10 removes it. */
function packagesIn(directory) {
  const { packages } = JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(packages).map(([path, entry]) => [path, JSON.stringify({ ...entry, libc: undefined })]),
  );
}

function changedPackages(before, after) {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).map((path) => path || 'the project itself');
}
