/**
 * What operator commands print, as files in `golden/`: times, ids and the address of the server are replaced by texts
 * of the same width. After a wanted change: `UPDATE_GOLDEN=1 npm test -- test/cli/golden.long.test.ts`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { grayRelease, idOf } from '../support/installation.js';
import { ok, reviewer, signedInShell } from './operator-shell.js';

const folder = join(import.meta.dirname, 'golden');
const at = 'weather@1.0.0/wallet/production';

/** The name of the file, and what is typed. */
const reads: readonly (readonly [string, string])[] = [
  ['workspaces', 'workspace list'],
  ['members', 'member list'],
  ['apps', 'app list'],
  ['app', 'app get wallet'],
  ['programs', 'program list'],
  ['program', 'program get weather'],
  ['versions', 'version list weather'],
  ['version', 'version get weather@1.0.0'],
  ['releases', 'release list'],
  ['release', `release get ${at}`],
  ['events', `release events ${at}`],
  ['commands', `release commands ${at}`],
  ['windows', 'window list'],
  ['window', 'window get Spring'],
  ['targets', 'target list'],
  ['target', 'target get weather/wallet/production'],
  ['feed', 'events --type PercentageSet --since PT1H'],
  ['found', 'search weather 1.0'],
  ['trail', 'workspace events <workspace>'],
  ['reviews', 'review list'],
  ['review', 'review get <review>'],
  ['top', 'top --once'],
  ['refused', `release set ${at} 5% --command-id golden-1`],
  [
    'stop-many',
    `release stop-many pause ${at} 00000000-0000-0000-0000-000000000000 --reason calls --command-id golden-2`,
  ],
];

it('tables and JSON of reads and of a refused command are those of the golden files', async () => {
  const { installation, shell } = await signedInShell();
  await reviewer(installation, 'bob');
  await grayRelease(installation, '1.0.0', 10);
  const times = ['--start', '2030-02-05', '--end', '2030-02-13', '--zone', 'Asia/Shanghai'];
  ok(await shell.run('window', 'create', '--name', 'Spring', '--kind', 'DENY', '--reason', 'Holiday', ...times));
  ok(await shell.run('wait', at, '--for=percent=10'));
  const firstOf = async (path: string) =>
    idOf(((await installation.get(path)) as { readonly items: readonly object[] }).items[0]);
  const [review, workspace] = [await firstOf('/v1/reviews'), await firstOf('/v1/workspaces')];
  const printed = async (line: string): Promise<string> => {
    const program = shell.start(...line.replace('<review>', review).replace('<workspace>', workspace).split(' '));
    const code = await program.ended;
    const shown = `$ halftone ${line}\n${program.stdout()}${program.stderr()}`;
    return masked(code === 0 ? shown : `${shown}exit code ${code}\n`, installation.apiUrl);
  };
  const texts: Record<string, string> = {};
  for (const [name, line] of reads)
    texts[`${name}.txt`] = (await Promise.all([printed(line), printed(`${line} --output json`)])).join('\n');
  if (process.env['UPDATE_GOLDEN'] === '1') update(texts);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(texts).sort());
  for (const [name, text] of Object.entries(texts))
    expect([name, text]).toEqual([name, readFileSync(join(folder, name), 'utf8')]);
});

function update(texts: Readonly<Record<string, string>>): void {
  if (!existsSync(folder)) mkdirSync(folder);
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
}

function masked(text: string, apiUrl: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, 'YYYY-MM-DDThh:mm:ss.mmmZ')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '00000000-0000-0000-0000-000000000000')
    .replaceAll(apiUrl, 'http://server')
    .replaceAll(/"http:\/\/(localhost|127\.0\.0\.1):\d+/g, '"http://temporal');
}
