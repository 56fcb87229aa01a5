import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Shell } from '../../../../cli/operator/completion/completion-places.js';
import { completionScript } from '../../../../cli/operator/completion/completion-script.js';
import { operatorProgram } from '../../../../cli/operator/operator-commands.js';
import { hasProgram } from '../../../support/process/has-program.js';
import { tempDir } from '../../../support/process/temp-dir.js';

const asking: Readonly<Record<Shell, readonly string[]>> = {
  bash: [
    '--norc',
    '-c',
    '. "$1"; COMP_WORDS=("${@:2}"); COMP_CWORD=$(($# - 2)); _halftone; echo "${COMPREPLY[*]}"',
    '',
  ],
  // The completion system is replaced by a print of what it is given, without the descriptions.
  zsh: [
    '-f',
    '-c',
    'compdef() { : }; _files() { print files }; _describe() { print -- ${(M)${found%%:*}:#$words[CURRENT]*} };' +
      '. "$1"; words=("${@:2}"); CURRENT=$#words; _halftone',
    '',
  ],
  fish: [
    '--no-config',
    '-c',
    'source $argv[1]; complete -C (string join " " -- $argv[2..]) | string split -f 1 \\t; true',
  ],
};

/** The last word is the one that is completed. */
function completed(shell: Shell, ...words: readonly string[]): string[] {
  const file = join(tempDir(), 'script');
  writeFileSync(file, completionScript(shell, operatorProgram()));
  const said = execFileSync(shell, [...asking[shell], file, 'halftone', ...words], { encoding: 'utf8' });
  return said.split(/\s+/).filter((word) => word !== '');
}

const shells = (['bash', 'zsh', 'fish'] as const).filter((shell) => hasProgram(shell, '--version'));

it('the machine has the bash whose completion the tests run', () => {
  expect(shells).toContain('bash');
});

it.each(shells)('%s completes commands, options and their choices', (shell) => {
  const words = (...given: readonly string[]) => completed(shell, ...given).sort();
  expect(words('log')).toEqual(['login', 'logout']);
  expect(words('release', 're')).toEqual(['reject', 'reject-offline', 'reject-step', 'reset', 'resume', 'resume-plan']);
  expect(words('release', 'set', 'weather@2.3.1/wallet/production', '--re')).toEqual(['--reason']);
  expect(words('release', 'get', 'release', '--out')).toEqual(['--output']);
  expect(words('release', 'list', '-o', '')).toEqual(['json', 'table', 'yaml']);
  expect(words('release', 'list', '--environment', 'pro')).toEqual(['production']);
  expect(words('release', 'pause', 'x', '--reason', '')).toEqual([]);
  expect(words('target', 'l')).toEqual(['lift-suspension', 'list']);
  expect(words('completion', 'f')).toEqual(['fish']);
  expect(words('qr', '')).toEqual(expect.arrayContaining(['create', 'get', 'image', 'list', 'revoke']));
  expect(words('qr', 'image', 'x', '--format', '')).toEqual(['png', 'svg']);
});
