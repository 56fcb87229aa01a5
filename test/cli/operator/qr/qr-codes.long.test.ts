import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { listen } from '../../../support/http/http.js';
import { grayRelease, type Installation } from '../../../support/installation/installation.js';
import { readQrCode } from '../../../support/qr/qr-reader.js';
import { project, runCommand } from '../../../support/process/running-program.js';
import { tempDir } from '../../../support/process/temp-dir.js';
import { ok, pilotInShop, type Shell, signedInShell } from '../operator-shell.js';

const inWallet = 'weather/wallet/production';
const page = ['--page', 'pages/index'] as const;
const missing = '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b60';

interface Made {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: string;
}

it('an operator makes, lists, prints and revokes QR codes', async () => {
  const { installation, shell } = await signedInShell();
  await grayRelease(installation, '1.0.0', 10);
  await refused(shell);
  ok(await shell.run('release', 'full', 'weather@1.0.0/wallet/production', '--wait'));
  const code = await promo(installation, shell);
  await printed(shell, code);
  await wrongImages(shell, code);
  await forTesters(installation, shell);
  await revoked(shell, code);
});

async function refused(shell: Shell): Promise<void> {
  expect(await shell.run('qr', 'create', inWallet, ...page)).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/NO_FULL_RELEASE: .*\n {2}Remedy: /),
  });
  for (const [opens, words] of [
    ['weather/wallet/moon', '"weather/wallet/moon" does not name a target'],
    ['weather@1.0.0/wallet/moon', '"weather@1.0.0/wallet/moon" does not name a release'],
    [missing, 'NOT_FOUND'],
  ] as const)
    expect([opens, await shell.run('qr', 'create', opens, ...page, '--expires', '7d')]).toEqual([
      opens,
      { code: 1, out: '', err: expect.stringContaining(words) },
    ]);
  expect(await shell.run('qr', 'create', inWallet)).toMatchObject({ code: 1, err: expect.stringContaining('--page') });
  expect(ok(await shell.run('qr', 'list'))).toBe('ID  KIND  TARGET  PAGE  DESCRIPTION  CREATED  ENDS\n');
}

async function promo({ get, send }: Installation, shell: Shell): Promise<Made> {
  expect(await shell.run('qr', 'create', inWallet, '--page', 'pages/none')).toMatchObject({
    code: 2,
    err: expect.stringContaining('PAGE_UNKNOWN'),
  });
  const create = ['qr', 'create', inWallet, ...page, '--query', 'from=poster', '--description', 'Station'] as const;
  const made = await shell.run(...create, '--expires', '30d', '--command-id', 'poster');
  expect([ok(made), made.err]).toEqual([
    'Id  <id>\nKind  PROMO: what users get on the target\nTarget  weather/wallet/production\nPage  pages/index\n' +
      'Query  from=poster\nDescription  Station\nAddress  <server>/q/<id>\nCreated  <time> by admin\nEnds  <time>\n',
    'Command id: poster\nExpires: <time>\n',
  ]);
  const { items } = (await get('/v1/qr-codes')) as { readonly items: readonly [Made] };
  const [first] = items;
  expect(ok(await shell.run(...create, '--expires', first.expiresAt, '--command-id', 'poster'))).toBe(made.out);
  expect(ok(await shell.run('qr', 'get', first.id))).toBe(made.out);
  expect(ok(await shell.run('qr', 'list', '--program', 'weather'))).toMatch(
    /^ID .*\n<id> {2}PROMO {2}weather\/wallet\/production {2}pages\/index {2}Station {2}<time> by admin {2}<time>\n$/,
  );
  expect(JSON.parse(ok(await shell.run('qr', 'list', '--program', 'other', '-o', 'json')))).toEqual({ items: [] });
  const token = { user: 'admin', name: 'tests', scopes: ['read'] };
  const { secret } = (await send('POST', '/v1/tokens', token)) as { readonly secret: string };
  expect(await shell.runWith({ HALFTONE_TOKEN: secret }, ...create)).toMatchObject({
    code: 6,
    err: expect.stringContaining('FORBIDDEN'),
  });
  return first;
}

/** The images are decoded. */
async function printed(shell: Shell, { id, url }: Made): Promise<void> {
  const folder = tempDir();
  const [png, piped, svg] = [join(folder, 'code.PNG'), join(folder, 'piped'), join(folder, 'code.svg')];
  const saved = await shell.run('qr', 'image', id, '--file', png, '--size', '512');
  expect(saved).toEqual({ code: 0, out: '', err: `${png} has the QR code <id>.\n` });
  expect(await textOf(png)).toEqual({ width: 512, height: 512, text: url });
  await inShell(shell, `"$@" | cat > '${piped}'`, 'qr', 'image', id, '--format', 'png', '--size', '1024');
  expect(await textOf(piped)).toEqual({ width: 1024, height: 1024, text: url });
  ok(await shell.run('qr', 'image', id, '--file', svg));
  const drawn = readFileSync(svg, 'utf8');
  expect(drawn).toMatch(/^<svg [^]* width="256" height="256"[^]*<\/svg>\s*$/);
  expect(ok(await shell.run('qr', 'image', id))).toBe(drawn);
}

async function textOf(file: string): ReturnType<typeof readQrCode> {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return readQrCode({ png: buffer.slice(byteOffset, byteOffset + byteLength) });
}

/** `line`: of a shell, where `"$@"` is the command. Resolves with all that it prints. */
async function inShell({ configDir }: Shell, line: string, ...args: readonly string[]): Promise<string> {
  const command = ['sh', '-c', line, 'sh', process.execPath, join(project, 'dist/cli/main.js'), ...args] as const;
  const program = runCommand(command, { cwd: project, env: { XDG_CONFIG_HOME: configDir, TERM: 'xterm' } });
  await program.ended;
  return program.output();
}

async function wrongImages(shell: Shell, { id }: Made): Promise<void> {
  // `script` gives the program a terminal.
  const line = `script --quiet --return --command "'$1' '$2' $3 $4 $5; echo code \\$?" /dev/null`;
  expect(await inShell(shell, line, 'qr', 'image', id)).toMatch(
    /^\S*halftone:\S* An image is not printed on a terminal\r\n {2}Say --file .*\r\ncode 1\r\n$/,
  );
  const file = join(tempDir(), 'code.png');
  for (const [size, words] of [
    ['big', 'Say a whole number of pixels'],
    ['127', 'INVALID_VALUE'],
  ] as const)
    expect([size, await shell.run('qr', 'image', id, '--file', file, '--size', size)]).toEqual([
      size,
      { code: 1, out: '', err: expect.stringContaining(words) },
    ]);
  expect(await shell.run('qr', 'image', missing, '--file', file)).toMatchObject({ code: 1, out: '' });
  const folder = await shell.run('qr', 'image', id, '--file', tempDir());
  expect(folder).toMatchObject({ code: 1, err: expect.stringContaining('cannot be written: EISDIR') });
  const proxy = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in to the network</p>');
  });
  const away = { HALFTONE_URL: proxy.url, HALFTONE_TOKEN: 'any' };
  expect(await shell.runWith(away, 'qr', 'image', id, '--file', file)).toMatchObject({
    code: 6,
    err: expect.stringMatching(/the answer is text\/html, not an image\n {2}The address leads to an/),
  });
  await proxy.close();
  expect(existsSync(file)).toBe(false);
}

async function forTesters(installation: Installation, shell: Shell): Promise<void> {
  const piloted = await pilotInShop(installation, shell);
  expect(await shell.run('qr', 'create', piloted, ...page)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('A QR code for testers has an end\n  Say when: --expires 7d'),
  });
  expect(ok(await shell.run('qr', 'create', piloted, ...page, '--expires', '7d'))).toMatch(
    /^Id {2}<id>\nKind {2}PREVIEW: .*\nTarget {2}weather\/shop\/production\nRelease {2}<id>\nPage .*\n[^]*Ends {2}<time>\n$/,
  );
  ok(await shell.run('release', 'cancel', piloted, '--reason', 'crashes'));
  expect(await shell.run('qr', 'create', piloted, ...page, '--expires', '7d')).toMatchObject({
    code: 2,
    err: expect.stringContaining('NOT_IN_PILOT'),
  });
}

async function revoked(shell: Shell, { id }: Made): Promise<void> {
  for (let n = 0; n < 2; n++)
    expect(await shell.run('qr', 'revoke', id)).toEqual({ code: 0, out: '', err: 'The QR code <id> is revoked.\n' });
  expect(ok(await shell.run('qr', 'get', id))).toMatch(/\nEnds {2}<time>, revoked by admin\n$/);
  expect(ok(await shell.run('qr', 'list', '--limit', '1'))).toMatch(/\n<id> {2}PREVIEW /);
  expect(await shell.run('qr', 'image', id)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('GONE') });
  expect(await shell.run('qr', 'get', missing)).toMatchObject({ code: 1, err: expect.stringContaining('NOT_FOUND') });
}
