/**
 * The project as a new user gets it: every file of the working state, nothing built. Lent, to save minutes, are the
 * packages and the console's pages: whoever runs these tests on a fresh clone has just seen both made.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce, project } from './running-program.js';
import { tempDir } from './temp-dir.js';

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

/** The build's own notes without one of its sources: it makes everything again but what the notes still vouch for. */
function lendConsole(folder: string): void {
  buildOnce();
  cpSync(join(project, 'dist', 'console'), join(folder, 'dist', 'console'), { recursive: true });
  const stamp = JSON.parse(readFileSync(join(project, 'dist', '.stamp.json'), 'utf8')) as Record<string, string>;
  const others = Object.entries(stamp).filter(([file]) => file !== 'cli/main.ts');
  writeFileSync(join(folder, 'dist', '.stamp.json'), JSON.stringify(Object.fromEntries(others)));
}
