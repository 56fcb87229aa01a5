/** Exit codes of operator commands when the server is away, slow, cut off or refusing. docs/cli.md has the table. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { freePort } from '../../../../platform/process/free-port.js';
import { openFaultyProxy } from '../../../client/faulty-proxy.js';
import { listen } from '../../../support/http/http.js';
import { grayRelease, type Installation } from '../../../support/installation/installation.js';
import { commandLines } from '../../../support/process/process-tree.js';
import { tempDir } from '../../../support/process/temp-dir.js';
import { ok, type Ran, type Shell, signedInShell } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';
const pause = ['release', 'pause', name, '--reason', 'calls'] as const;

async function tokenWith({ send }: Installation, scopes: readonly string[]): Promise<string> {
  const made = (await send('POST', '/v1/tokens', { user: 'admin', name: 'tests', scopes })) as {
    readonly secret: string;
  };
  return made.secret;
}

it('each cause of a missing or refusing answer has its exit code, and no output has the token', async () => {
  const { installation, shell } = await signedInShell();
  await grayRelease(installation, '1.0.0', 10);
  const token = await tokenWith(installation, ['operate']);
  const at = (url: string, ...args: readonly string[]): Promise<Ran> =>
    shell.runWith({ HALFTONE_URL: url, HALFTONE_TOKEN: token }, ...args);
  await away(at);
  await faulty(at, installation);
  await refusing(shell, installation, token);
  expect(shell.printed()).toContain('No answer from');
  expect(shell.printed()).not.toContain(token);
});

type At = (url: string, ...args: readonly string[]) => Promise<Ran>;

async function away(at: At): Promise<void> {
  const closed = `http://127.0.0.1:${await freePort()}`;
  for (const args of [['workspace', 'list'], pause, ['wait', name, '--for=full'], ['top', '--once'], ['export']])
    expect([args, await at(closed, ...args)]).toEqual([
      args,
      {
        code: 6,
        out: '',
        err: expect.stringMatching(/^halftone: No answer from \S+: ECONNREFUSED\n {2}Start the server/),
      },
    ]);
  expect(await at('http://halftone.invalid', 'workspace', 'list')).toMatchObject({
    code: 6,
    err: expect.stringMatching(/No answer from http:\/\/halftone\.invalid: (ENOTFOUND|EAI_AGAIN)/),
  });
  const page = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in to the network</p>');
  });
  expect(await at(page.url, 'workspace', 'list')).toMatchObject({
    code: 6,
    out: '',
    err: expect.stringContaining('The address leads to another program'),
  });
  await page.close();
}

/** The server behind it goes on: what is lost is the answer. */
async function faulty(at: At, { apiUrl, get }: Installation): Promise<void> {
  const proxy = await openFaultyProxy(apiUrl);
  const ofWrites = (fault: 'cut' | 'unavailable' | 'held') => {
    proxy.fault = ({ method }) => (method === 'POST' ? fault : null);
  };
  proxy.fault = () => 'cut';
  expect(await at(proxy.url, 'workspace', 'list')).toMatchObject({
    code: 6,
    err: expect.stringContaining('The connection was lost'),
  });
  proxy.fault = () => 'unavailable';
  expect(await at(proxy.url, 'workspace', 'list')).toMatchObject({ code: 6, out: '' });
  // A read has half a minute.
  proxy.fault = () => 'held';
  expect(await at(proxy.url, 'workspace', 'list')).toMatchObject({
    code: 6,
    err: expect.stringContaining('Repeat the command later'),
  });
  // Shorter than that of a read, the time of the command ends it.
  for (const [requested, time] of [
    [['wait', name, '--for=full'], '3s'],
    [['release', 'watch', name], '1s'],
    [pause, '2s'],
  ] as const)
    expect([requested, await at(proxy.url, ...requested, '--timeout', time)]).toEqual([
      requested,
      { code: 5, out: '', err: `halftone: No answer from the server in ${time}\n  Nothing was changed.\n` },
    ]);
  const waits = at(proxy.url, 'wait', name, '--for=full', '--timeout', '3s');
  proxy.fault = ({ url }) => (url.includes('stream') ? 'held' : null);
  expect(await waits).toMatchObject({ code: 5, err: expect.stringContaining('Not reached in 3s: full') });
  for (const fault of ['unavailable', 'held', 'cut'] as const) {
    ofWrites(fault);
    expect([fault, await at(proxy.url, ...pause, '--timeout', '2s', '--command-id', 'ci-1')]).toEqual([
      fault,
      {
        code: 5,
        out: '',
        err: expect.stringContaining('No outcome of pause: it may be applied, also later\n'),
      },
    ]);
  }
  // The last one was applied, and its answer was lost. The same id finds the outcome.
  expect(await get('/v1/releases?status=GRAYSCALE_RELEASE')).toMatchObject({ items: [{ phase: 'PAUSED' }] });
  proxy.fault = () => null;
  expect(ok(await at(proxy.url, ...pause, '--command-id', 'ci-1'))).toMatch(/^pause: APPLIED\n/);
  await proxy.close();
}

async function refusing(shell: Shell, installation: Installation, token: string): Promise<void> {
  const { apiUrl: HALFTONE_URL } = installation;
  const withToken = (HALFTONE_TOKEN: string, ...args: readonly string[]) =>
    shell.runWith({ HALFTONE_URL, HALFTONE_TOKEN }, ...args);
  expect(await withToken(`${token}x`, 'workspace', 'list')).toMatchObject({
    code: 6,
    err: expect.stringContaining('UNAUTHENTICATED'),
  });
  const reads = await tokenWith(installation, ['read']);
  expect(await withToken(reads, 'release', 'resume', name)).toMatchObject({
    code: 6,
    err: expect.stringContaining('halftone: FORBIDDEN'),
  });
  expect(await withToken(reads, 'release', 'get', 'weather@7.0.0/wallet/production')).toMatchObject({ code: 1 });
  expect(await withToken(token, 'release', 'set', name, '20')).toMatchObject({ code: 2 });
  // A secret of two lines: fetch would say it in its error.
  expect(await withToken(`${token}\n${token}`, 'workspace', 'list')).toEqual({
    code: 1,
    out: '',
    err: 'halftone: HALFTONE_TOKEN is not a token\n  Give one token and nothing else.\n',
  });
}

it('a token is in no process list, neither from the environment nor from stdin or a profile', async () => {
  const { installation, shell } = await signedInShell();
  await grayRelease(installation, '1.0.0', 10);
  const token = await tokenWith(installation, ['read']);
  const file = join(tempDir(), 'token');
  writeFileSync(file, `${token}\n`);
  const login = ['login', '--url', installation.apiUrl, '--token-stdin', '--profile', 'ci'] as const;
  const listed = shell.runReading(file, ...login).then((ran) => ({ ran, lines: [] as readonly string[] }));
  const seen: string[] = [];
  const looking = setInterval(() => seen.push(...commandLines()), 20);
  ok((await listed).ran);
  const waits = shell.start('wait', name, '--for=full', '--profile', 'ci');
  await waits.saying(/Grayscale Release/);
  seen.push(...commandLines());
  clearInterval(looking);
  expect(seen.filter((line) => line.includes('--token-stdin'))).not.toEqual([]);
  expect(seen.filter((line) => line.includes('--for=full'))).not.toEqual([]);
  expect(seen.filter((line) => line.includes(token))).toEqual([]);
  expect(`${waits.output()}${shell.printed()}`).not.toContain(token);
});
