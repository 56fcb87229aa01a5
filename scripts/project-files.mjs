/** The files of the project as git sees them: tracked ones, and new ones that it does not ignore. */
import { execFileSync } from 'node:child_process';
import { projectDir } from './run-step.mjs';

/** Paths from the project's root. `patterns` are git's; without them all files are listed. */
export function projectFiles(...patterns) {
  const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  const listed = execFileSync('git', listing, { cwd: projectDir, encoding: 'utf8' });
  return listed.split('\n').filter((file) => file !== '');
}
