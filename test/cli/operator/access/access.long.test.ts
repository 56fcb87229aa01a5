import { expect, it } from '@jest/globals';
import { ok, type Shell, signedInShell } from '../operator-shell.js';

it('an admin makes members, gives tokens and ends both; a secret is printed once', async () => {
  const { installation, shell } = await signedInShell();
  await members(shell);
  await tokens(shell, installation.apiUrl);
  await decideTokens(shell);
});

async function members(shell: Shell): Promise<void> {
  const member = (...args: readonly string[]) => shell.run('member', ...args);
  const row = (user: string, role: string): string =>
    `USER  ROLE  ADDED  MANAGED BY\n${user}  ${role}  <time> by admin\n`;
  expect(ok(await member('set', 'carol', 'reviewer'))).toBe(row('carol', 'reviewer'));
  expect(ok(await member('set', 'carol', 'developer'))).toBe(row('carol', 'developer'));
  expect(ok(await member('set', 'carol', 'admin', '--program', 'weather'))).toBe(row('carol', 'admin'));
  expect(await member('set', 'carol', 'inspector', '--program', 'weather')).toMatchObject({
    code: 1,
    err: 'halftone: inspector is no role in a mini program\n  Say one of admin, developer.\n',
  });
  expect(await member('set', 'carol', 'boss')).toMatchObject({ code: 1, err: expect.stringContaining('reviewer') });
  const listed = ok(await member('list', '-o', 'json'));
  const { items } = JSON.parse(listed) as { readonly items: readonly object[] };
  expect(items).toMatchObject([
    { user: 'admin', role: 'admin' },
    { user: 'carol', role: 'developer' },
  ]);
  expect(ok(await member('list', '--program', 'weather'))).toBe(
    row('admin', 'admin') + 'carol  admin  <time> by admin\n',
  );
  expect(await member('remove', 'carol', '--program', 'weather')).toMatchObject({
    code: 0,
    err: 'carol is no member any more.\n',
  });
  ok(await member('remove', 'carol'));
  expect(await member('remove', 'carol')).toMatchObject({ code: 1, err: expect.stringContaining('NOT_FOUND') });
  expect(await member('remove', 'admin')).toMatchObject({ code: 2, err: expect.stringContaining('LAST_ADMIN') });
  ok(await member('set', 'carol', 'developer'));
}

async function tokens(shell: Shell, apiUrl: string): Promise<void> {
  const issue = ['token', 'issue', 'pipeline of weather', '--scopes', 'operate, read', '--expires', '30d'] as const;
  const issued = shell.start(...issue, '--user', 'carol');
  expect(await issued.ended).toBe(0);
  const secret = issued.stdout().trim();
  expect(secret).toMatch(/^halftone_\S+$/);
  expect(issued.stderr()).toMatch(
    /^Id .*\nUser +carol\nName +pipeline of weather\nScopes +read, operate\nWorkspace +all\n/,
  );
  expect(issued.stderr()).not.toContain(secret);
  const asCarol = { HALFTONE_URL: apiUrl, HALFTONE_TOKEN: secret };
  expect(ok(await shell.runWith(asCarol, 'token', 'list'))).toMatch(
    /^ID {2}NAME {2}SCOPES {2}WORKSPACE {2}ENDS {2}LAST USED\n<id> {2}pipeline of weather {2}read, operate {2}all {2}<time> {2}/,
  );
  // A token makes none that may do more.
  expect(await shell.runWith(asCarol, 'token', 'issue', 'more', '--system-admin')).toMatchObject({ code: 6 });
  const made = await shell.runWith(asCarol, 'token', 'issue', 'less', '--scopes', 'read', '-o', 'json');
  const { secret: less } = JSON.parse(ok(made)) as { readonly secret: string };
  expect(made.err).toBe('');
  const id = /^Id +(\S+)/.exec(issued.stderr())?.[1] ?? '';
  expect(ok(await shell.run('token', 'descendants', id))).toBe(
    'ID  KIND  USER  NAME  ENDS\n<id>  API  carol  less  <time>\n',
  );
  expect(ok(await shell.run('token', 'revoke', id))).toContain('Made with it, still valid  1: see --descendants\n');
  expect(await shell.runWith(asCarol, 'token', 'list')).toMatchObject({ code: 6 });
  ok(await shell.run('token', 'revoke', id, '--descendants'));
  expect(await shell.runWith({ ...asCarol, HALFTONE_TOKEN: less }, 'token', 'list')).toMatchObject({ code: 6 });
  expect(ok(await shell.run('token', 'list', '--user', 'carol'))).toMatch(/less .* <time>, revoked .*\n.*revoked/);
  for (const wrong of [
    ['--scopes', 'all'],
    ['--expires', 'soon'],
    ['--secret', 'x'],
  ])
    expect(await shell.run('token', 'issue', 'wrong', ...wrong)).toMatchObject({ code: 1, out: '' });
  expect(shell.printed()).not.toContain(secret);
}

async function decideTokens(shell: Shell): Promise<void> {
  const issue = ['decide-token', 'issue', 'launcher', '--apps', 'wallet'] as const;
  const { secret, id } = JSON.parse(ok(await shell.run(...issue, '-o', 'json'))) as Record<string, string>;
  expect([secret, id]).toEqual([expect.stringMatching(/^\S{20,}$/), '<id>']);
  const issued = shell.start(...issue, '--kind', 'server', '--expires', '30d');
  expect([await issued.ended, issued.stdout()]).toEqual([0, expect.stringMatching(/^\S{20,}\n$/)]);
  expect(issued.stderr()).toMatch(
    /\nName +launcher\nKind +server\nTarget apps +wallet\nEnds +\S+\n\nThe secret is shown/,
  );
  const listed = ok(await shell.run('decide-token', 'list'));
  expect(listed).toMatch(
    /^ID {2}NAME {2}KIND {2}TARGET APPS {2}ENDS\n(<id> {2}launcher {2}(page|server) {2}wallet .*\n){2}$/,
  );
  const given = /^Id +(\S+)/.exec(issued.stderr())?.[1] ?? '';
  expect(await shell.run('decide-token', 'revoke', given)).toMatchObject({
    code: 0,
    err: 'The decide token <id> is revoked.\n',
  });
  expect(ok(await shell.run('decide-token', 'list'))).toMatch(/server {2}wallet {2}<time>, revoked\n/);
}
