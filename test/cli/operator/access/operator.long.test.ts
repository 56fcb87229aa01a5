import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import {
  announced,
  grayRelease,
  type Installation,
  preparedDataDir,
  registerWeather,
} from '../../../support/installation/installation.js';
import { freePort } from '../../../../platform/process/free-port.js';
import { runHalftone } from '../../../support/process/running-program.js';
import { tempDir } from '../../../support/process/temp-dir.js';
import { ok, operatorShell, type Shell } from '../operator-shell.js';

interface Started {
  readonly shell: Shell;
  readonly installation: Installation;
  readonly tokenFile: string;
}

async function started(): Promise<Started> {
  const dataDir = await preparedDataDir();
  const installation = await announced(runHalftone(['start'], { dataDir }), dataDir);
  return { installation, shell: operatorShell(installation.apiUrl), tokenFile: join(dataDir, 'admin-token') };
}

it('an operator signs in by a profile, lists and reads, and signs out; the token is printed nowhere', async () => {
  const { shell, installation, tokenFile } = await started();
  await registerWeather(installation);
  await grayRelease(installation, '1.0.0', 10);
  await signingIn(shell, installation, tokenFile);
  await reading(shell);
  expect(await shell.run('logout')).toMatchObject({ code: 0, err: 'The profile default is deleted.\n' });
  expect(await shell.run('release', 'list')).toMatchObject({ code: 6, err: expect.stringContaining('Not signed in') });
  expect(shell.printed()).not.toContain(readFileSync(tokenFile, 'utf8').trim());
});

async function signingIn(shell: Shell, { apiUrl }: Installation, tokenFile: string): Promise<void> {
  const wrong = join(tempDir(), 'token');
  writeFileSync(wrong, 'halftone_wrong\n');
  const login = ['login', '--url', apiUrl, '--token-stdin'] as const;
  expect(await shell.runReading(wrong, ...login)).toMatchObject({
    code: 6,
    err: expect.stringMatching(/^halftone: UNAUTHENTICATED: /),
  });
  expect(readdirSync(shell.configDir)).toEqual([]);
  const closed = `http://127.0.0.1:${await freePort()}`;
  expect(await shell.runReading(wrong, 'login', '--url', closed, '--token-stdin')).toMatchObject({
    code: 6,
    err: expect.stringMatching(
      /^halftone: No answer from http:\/\/127\.0\.0\.1:\d+: ECONNREFUSED\n {2}Start the server, /,
    ),
  });
  expect(await shell.run('login', '--url', apiUrl)).toMatchObject({
    code: 1,
    err: expect.stringContaining('--token-stdin'),
  });
  expect(await shell.run('login', '--token', 'x')).toMatchObject({
    code: 1,
    err: expect.stringContaining('unknown option'),
  });
  const { code, err } = await shell.runReading(tokenFile, ...login);
  const file = join(shell.configDir, 'halftone/profiles/default.json');
  expect([code, err]).toEqual([0, `Signed in to <server> as admin. Profile default: ${file}\n`]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
}

async function reading(shell: Shell): Promise<void> {
  expect(ok(await shell.run('workspace', 'list'))).toBe('ID  NAME  KIND  YOUR ROLE\n<id>  Acme  tenant  admin\n');
  expect(ok(await shell.run('app', 'list'))).toBe(
    'ID  NAME  ENVIRONMENTS  PILOT  WORKSPACE  MANAGED BY\nwallet  Wallet  production  no  <id>\n',
  );
  expect(ok(await shell.run('app', 'get', 'wallet'))).toContain('Self-approval  yes\n');
  expect(ok(await shell.run('program', 'list'))).toBe(
    'ID  NAME  LIVE  ROLLING OUT  OPEN REVIEWS\nweather  Weather  1.0.0 on wallet 10 %  0\n',
  );
  expect(ok(await shell.run('program', 'get', 'weather'))).toMatch(/^Id +weather\nName +Weather\nWorkspace +<id>\n/);
  expect(ok(await shell.run('version', 'list', 'weather'))).toBe(
    'VERSION  UPLOADED  BY  RELEASES\n1.0.0  <time>  admin  wallet/production: Grayscale Release\n',
  );
  expect(ok(await shell.run('version', 'get', 'weather@1.0.0'))).toContain('Pages  pages/index\n');
  const line = 'weather@1.0.0/wallet/production  Grayscale Release, SERVING  10 %  <time> by admin  <id>\n';
  expect(ok(await shell.run('release', 'list', '--version', '1', '--status', 'GRAYSCALE_RELEASE', '--active'))).toMatch(
    new RegExp(`^RELEASE .*\n${line}$`),
  );
  const name = 'weather@1.0.0/wallet/production';
  expect(ok(await shell.run('release', 'get', name))).toContain('Percentage  10 %\nConfirmed  10 %\n');
  const asJson = JSON.parse(ok(await shell.run('release', 'get', name, '--output', 'json'))) as object;
  expect(asJson).toMatchObject({ miniProgram: 'weather', percentage: 10, allowedActions: expect.any(Array) });
  expect(parse(ok(await shell.run('release', 'get', name, '-o', 'yaml')))).toEqual(asJson);
  const events = await shell.run('release', 'events', name, '--limit', '1');
  expect([ok(events), events.err]).toEqual([
    'AT  TYPE  BY  REASON\n<time>  PercentageSet  admin\n',
    'There are more than 1: see --limit.\n',
  ]);
  expect(ok(await shell.run('release', 'commands', name))).toMatch(/setPercentage +admin +APPLIED +<id>\n.*approve/);
  expect(await shell.run('release', 'get', 'weather@9.9.9/wallet/production')).toMatchObject({
    code: 1,
    out: '',
    err: 'halftone: There is no release weather@9.9.9/wallet/production, or you may not read it\n  See `halftone release list`.\n',
  });
  expect(await shell.run('app', 'get', 'nowhere', '-o', 'json')).toMatchObject({
    code: 1,
    out: expect.stringContaining('"code": "NOT_FOUND"'),
  });
}
