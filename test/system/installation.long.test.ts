/** The lock file and the installation work for a fresh clone on every platform, with any environment variables. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { tempDir } from '../support/process/temp-dir.js';

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const project = join(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

describe('package-lock.json', () => {
  it('lists the optional packages of every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    // A workspace is a link to its folder.
    const fetched = Object.values(lock.packages).filter(({ link }) => link !== true);
    expect(fetched.flatMap(({ resolved }) => resolved ?? [])).toEqual([]);
  });
});

describe('an installation', () => {
  it.each([{ NODE_ENV: 'production' }, { npm_config_omit: 'dev' }, { npm_config_production: 'true' }])(
    'includes the build tools with %j',
    (variables) => {
      const folder = smallProject();
      const output = run(
        folder,
        'const { installIfNeeded } = await import("./scripts/install.mjs"); await installIfNeeded();',
        variables,
      );
      expect(output).toContain('Installing packages');
      expect(existsSync(join(folder, 'node_modules', 'tool', 'package.json'))).toBe(true);
      expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(lockBefore(folder));
    },
  );

  it.each(['no-such-program', 'sh'])('prints how to install a missing program (%s)', (program) => {
    const step = `import { runStep } from './scripts/run-step.mjs'; process.exitCode = await runStep(${JSON.stringify(program)}, ['-c', 'no-such-program']) === 127 ? 0 : 1;`;
    expect(run(smallProject(), step)).toContain('npm ci --include=dev');
  });
});

/** Resolves a package as Node does: in the nearest node_modules folder upwards. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split('/node_modules/');
  return (
    folders.some((_part, depth) => {
      const base = folders.slice(0, depth + 1).join('/node_modules/');
      return base !== '' && `${base}/node_modules/${name}` in lock.packages;
    }) || `node_modules/${name}` in lock.packages
  );
}

/** A project with our scripts and one development dependency in a local folder, installed without a registry. */
function smallProject(): string {
  const folder = tempDir();
  for (const part of ['scripts', 'platform/process/process-group.sh'])
    cpSync(join(project, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'tool'));
  const manifest = {
    name: 'small',
    version: '1.0.0',
    private: true,
    type: 'module',
    devDependencies: { tool: 'file:tool' },
  };
  writeFileSync(join(folder, 'tool', 'package.json'), JSON.stringify({ name: 'tool', version: '1.0.0' }));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--package-lock-only'], { cwd: folder, stdio: 'ignore' });
  cpSync(join(folder, 'package-lock.json'), join(folder, 'lock-before.json'));
  return folder;
}

function lockBefore(folder: string): string {
  return readFileSync(join(folder, 'lock-before.json'), 'utf8');
}

/** The output of a module on stdout and stderr. */
function run(folder: string, module: string, variables: Readonly<Record<string, string>> = {}): string {
  writeFileSync(join(folder, 'run.mjs'), module);
  return execFileSync('sh', ['-c', `${JSON.stringify(process.execPath)} run.mjs 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: '', NODE_OPTIONS: '', ...variables },
  });
}
