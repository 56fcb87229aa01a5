/** The package halftone-client as its users get it: packed, and installed in a project of its own. */
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { project } from '../process/running-program.js';

const run = promisify(execFile);

/** Packs the client into the folder, and resolves to the path of the package. */
export function packClient(folder: string): string {
  const args = ['pack', '--json', '--pack-destination', folder];
  execFileSync('npm', args, { cwd: join(project, 'client'), stdio: ['ignore', 'pipe', 'inherit'] });
  const { version } = readJson(join(project, 'client', 'package.json'));
  return join(folder, `halftone-client-${String(version)}.tgz`);
}

/** `beside`: packages of the versions that this project has. */
export async function installClient(folder: string, tarball: string, beside: readonly string[] = []): Promise<void> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true }));
  const { devDependencies } = readJson(join(project, 'package.json')) as { devDependencies: Record<string, string> };
  const others = beside.map((name) => `${name}@${devDependencies[name] ?? ''}`);
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run('npm', ['install', ...options, tarball, ...others], { cwd: folder });
}

export function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}
