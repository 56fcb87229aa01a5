/**
 * A copy of the project as in a fresh clone: every file of the working tree, no build output. To save minutes, the
 * packages and the built console pages are shared with the project. A test run on a fresh clone has already built both.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce, project } from '../process/running-program.js';
import { tempDir } from '../process/temp-dir.js';

export function checkout(): string {
  const folder = tempDir();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
  });
  for (const file of listed.toString().split('\0'))
    if (file !== '' && existsSync(join(project, file)))
      cpSync(join(project, file), join(folder, file), { preserveTimestamps: true });
  symlinkSync(realpathSync(join(project, 'node_modules')), join(folder, 'node_modules'));
  lendConsole(folder);
  return folder;
}

/**
 * Copies the console pages and a build stamp without one source. The build then repeats every step except the console.
 */
function lendConsole(folder: string): void {
  buildOnce();
  cpSync(join(project, 'dist', 'console'), join(folder, 'dist', 'console'), { recursive: true });
  const stamp = JSON.parse(readFileSync(join(project, 'dist', '.stamp.json'), 'utf8')) as Record<string, string>;
  const others = Object.entries(stamp).filter(([file]) => file !== 'cli/main.ts');
  writeFileSync(join(folder, 'dist', '.stamp.json'), JSON.stringify(Object.fromEntries(others)));
}
