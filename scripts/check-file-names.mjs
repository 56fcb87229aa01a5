/** Fails when a source file is not named in lower case with hyphens: two systems disagree on whether case matters. */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { projectDir } from './run-step.mjs';

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
  {
    cwd: projectDir,
    encoding: 'utf8',
  },
);
const wrong = files.split('\n').filter((file) => file !== '' && !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(basename(file)));
for (const file of wrong) console.error(`${file}: name it in lower case with hyphens, after what it exports`);
process.exit(wrong.length > 0 ? 1 : 0);
