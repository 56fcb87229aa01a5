/** The files of the project that are there: tracked by git, or new and not ignored. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './run-step.mjs';

/** Paths from the project's root. `patterns` are git's; without them all files are listed. */
export function projectFiles(...patterns) {
  const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  const listed = execFileSync('git', listing, { cwd: projectDir, encoding: 'utf8' });
  // Git lists files that were deleted and not yet staged, too.
  return listed.split('\n').filter((file) => file !== '' && existsSync(join(projectDir, file)));
}
