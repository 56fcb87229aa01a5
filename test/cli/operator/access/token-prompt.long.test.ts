import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { announced, preparedDataDir } from '../../../support/installation/installation.js';
import { project, runHalftone } from '../../../support/process/running-program.js';
import { operatorShell } from '../operator-shell.js';

it('a token that is typed on a terminal signs in, and is not shown', async () => {
  const dataDir = await preparedDataDir();
  const { apiUrl } = await announced(runHalftone(['start'], { dataDir }), dataDir);
  const shell = operatorShell(apiUrl);
  const token = readFileSync(join(dataDir, 'admin-token'), 'utf8').trim();
  const line = `'${process.execPath}' dist/cli/main.js login --url ${apiUrl}`;
  // It gives the program a terminal.
  const typing = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd: project,
    env: { PATH: process.env['PATH'], TERM: 'xterm', XDG_CONFIG_HOME: shell.configDir },
  });
  let shown = '';
  typing.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    if (text.includes('Token: ')) typing.stdin.write(`${token}\r`);
  });
  const [code] = (await once(typing, 'close')) as [number];
  expect(shown).toMatch(/^Token: \r\nSigned in to \S+ as admin\. Profile default: /);
  expect(shown).not.toContain(token.slice(-12));
  expect(code).toBe(0);
  expect(await shell.run('workspace', 'list')).toMatchObject({ code: 0 });
});
