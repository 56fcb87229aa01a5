/** The project as a new user gets it: every file of the working state, nothing built. Packages are lent, to save minutes. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './running-program.js';
import { tempDir } from './temp-dir.js';

export function checkout(): string {
  const folder = tempDir();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
  });
  for (const file of listed.toString().split('\0'))
    if (file !== '' && existsSync(join(project, file))) cpSync(join(project, file), join(folder, file));
  symlinkSync(realpathSync(join(project, 'node_modules')), join(folder, 'node_modules'));
  return folder;
}
