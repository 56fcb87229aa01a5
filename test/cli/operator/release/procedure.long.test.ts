import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { tempDir } from '../../../support/process/temp-dir.js';
import { reviewer, signedInShell } from '../operator-shell.js';

const at = 'weather@1.0.0/wallet/production';

/** What is typed, and a line of what is printed. */
const registration: readonly (readonly [string, string])[] = [
  ['workspace create Acme', 'Name  Acme'],
  ['program create weather --name Weather', 'Name  Weather'],
  ['app create wallet', 'Environments  production'],
  [`version create weather@1.0.0 --url https://example.com/w.zip --sha256 ${'0'.repeat(64)}`, 'weather@1.0.0'],
];

/** Who types it, what is typed, and a line of what is printed. */
const procedure: readonly (readonly ['admin' | 'bob', string, string])[] = [
  ['admin', `release create ${at}`, 'Status  New Version Created'],
  ['admin', `release apply ${at}`, `${at}: Under Review, 0 %`],
  ['bob', `release approve ${at}`, `${at}: Release Preparation, 0 %`],
  ['admin', `wait ${at} --for=approval`, 'Status  Release Preparation'],
  ['admin', `release set ${at} 1% --wait`, `${at}: Grayscale Release, SERVING, 1 %`],
  ['admin', `release set ${at} 10% --wait`, `${at}: Grayscale Release, SERVING, 10 %`],
  ['admin', `release pause ${at} --reason calls`, `${at}: Grayscale Release, PAUSED, 10 %`],
  ['bob', `release get ${at}`, 'Reason  calls'],
  ['admin', `release resume ${at}`, `${at}: Grayscale Release, SERVING, 10 %`],
  ['admin', `release reset ${at} --reason crashes --wait`, `${at}: Release Preparation, 0 %`],
  ['admin', `release set ${at} 5% --wait`, `${at}: Grayscale Release, SERVING, 5 %`],
  ['admin', `release full ${at} --wait`, `${at}: Full Release, 100 %`],
  ['admin', `decide --app wallet --program weather --user alice`, 'Gets  1.0.0'],
  ['admin', `release offline ${at} --reason recalled`, 'requestOffline: APPLIED'],
  ['bob', `release approve-offline ${at}`, `${at}: Offline, 0 %`],
  ['admin', `decide --app wallet --program weather --user alice`, 'Gets  no version'],
  ['admin', `release events ${at} --limit 1`, '<time>  TakenOffline  bob'],
];

it('a release goes from its registration to full and offline by the command line alone', async () => {
  const { installation, shell } = await signedInShell({ registered: false });
  for (const [line, printed] of registration)
    expect([line, await shell.run(...line.split(' '))]).toEqual([line, prints(printed)]);
  const environments = { admin: {}, bob: await reviewer(installation, 'bob') };
  for (const [user, line, printed] of procedure)
    expect([line, await shell.runWith(environments[user], ...line.split(' '))]).toEqual([line, prints(printed)]);
});

it('a version has the digest of its package, and one id uploads it once', async () => {
  const { shell } = await signedInShell();
  const file = join(tempDir(), 'weather.zip');
  writeFileSync(file, 'the package');
  const upload = ['version', 'create', 'weather@1.0.0', '--url', 'https://example.com/weather.zip'] as const;
  const digest = createHash('sha256').update('the package').digest('hex');
  for (let times = 0; times < 2; times += 1) {
    const ran = await shell.run(...upload, '--package', file, '--command-id', 'upload-1');
    expect(ran).toEqual({ code: 0, out: expect.stringContaining(digest), err: 'Command id: upload-1\n' });
  }
  expect(await shell.run(...upload, '--package', file)).toMatchObject({ code: 2, out: '' });
  expect(await shell.run(...upload)).toMatchObject({ code: 1, err: expect.stringContaining('--package <file>') });
  expect(await shell.run(...upload, '--package', `${file}.lost`)).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be read: ENOENT'),
  });
  expect(await shell.run(...upload, '--sha256', 'ABC')).toMatchObject({
    code: 1,
    err: expect.stringContaining('package/sha256: '),
  });
});

function prints(words: string): unknown {
  return expect.objectContaining({ code: 0, out: expect.stringContaining(words) });
}
