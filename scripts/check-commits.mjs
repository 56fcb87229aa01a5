/**
 * Fails when one of the last twenty commit subjects is no Conventional Commit: `type(scope): imperative`, at most 72.
 */
import { execFileSync } from 'node:child_process';
import { projectDir } from './run-step.mjs';

const types = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'build', 'ci', 'style', 'chore', 'revert'];
const form = new RegExp(`^(${types.join('|')})(\\([a-z0-9,-]+\\))?!?: [^A-Z\\s].*[^.\\s]$`);
const longest = 72;

const log = execFileSync('git', ['log', '--no-merges', '-20', '--format=%h %s'], { cwd: projectDir, encoding: 'utf8' });
let wrong = 0;
for (const line of log.trim().split('\n')) {
  const [hash, ...words] = line.split(' ');
  const subject = words.join(' ');
  if (form.test(subject) && subject.length <= longest) continue;
  console.error(`${hash} "${subject}": write type(scope): imperative in lower case, at most ${longest} characters`);
  wrong += 1;
}
process.exit(wrong > 0 ? 1 : 0);
