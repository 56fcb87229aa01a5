/**
 * What operator commands print, as files in `golden/`: times, ids and the address of the server are replaced by texts
 * of the same width. After a wanted change: `UPDATE_GOLDEN=1 npm test -- test/cli/operator/output/golden.long.test.ts`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { eventually } from '../../../support/eventually.js';
import { listen } from '../../../support/http/http.js';
import { grayRelease, idOf, type Installation } from '../../../support/installation/installation.js';
import { ok, pilotInShop, reviewer, type Shell, signedInShell } from '../operator-shell.js';

const folder = join(import.meta.dirname, 'golden');
const at = 'weather@1.0.0/wallet/production';

/** The name of the file, and what is typed. */
type Reads = readonly (readonly [string, string])[];

const ofGray: Reads = [
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

const ofFull: Reads = [
  ['testers', 'tester list weather@1.0.0/shop/production'],
  ['exposure', `release exposure ${at}`],
  ['app-events', 'app events wallet'],
  ['push', 'push get wallet'],
  ['push-test', 'push test wallet'],
  ['push-deliveries', 'push deliveries wallet'],
  ['push-attempts', 'push attempts wallet'],
  ['qr-codes', 'qr list'],
  ['qr-code', 'qr get <qr-code>'],
  ['templates', 'template list'],
  ['template', 'template get standard'],
];

it('tables and JSON of reads and of a refused command are those of the golden files', async () => {
  const { installation, shell } = await signedInShell({ env: { PUSH_ALLOW_PRIVATE: '127.0.0.0/8' } });
  const superApp = await listen((_request, response) => response.writeHead(204).end());
  const hosts = { 'http://server': installation.apiUrl, 'http://super-app': superApp.url };
  const print = async (reads: Reads): Promise<Record<string, string>> => {
    const ids = await idsOf(installation);
    const texts: Record<string, string> = {};
    for (const [name, read] of reads) {
      const line = read.replace(/<(.*)>/, (_, of: string) => ids[of] ?? '');
      const shown = await Promise.all([printed(shell, line), printed(shell, `${line} --output json`)]);
      texts[`${name}.txt`] = masked(shown.join('\n'), hosts);
    }
    return texts;
  };
  await makeGray(installation, shell);
  const before = await print(ofGray);
  await makeFull(installation, shell, superApp.url);
  const texts = { ...before, ...(await print(ofFull)) };
  await superApp.close();
  if (process.env['UPDATE_GOLDEN'] === '1') update(texts);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(texts).sort());
  for (const [name, text] of Object.entries(texts))
    expect([name, text]).toEqual([name, readFileSync(join(folder, name), 'utf8')]);
});

async function makeGray(installation: Installation, shell: Shell): Promise<void> {
  await reviewer(installation, 'bob');
  await grayRelease(installation, '1.0.0', 10);
  const times = ['--start', '2030-02-05', '--end', '2030-02-13', '--zone', 'Asia/Shanghai'];
  ok(await shell.run('window', 'create', '--name', 'Spring', '--kind', 'DENY', '--reason', 'Holiday', ...times));
  ok(await shell.run('wait', at, '--for=percent=10'));
}

/** In full on wallet, and in pilot testing on shop; with a tester, a push address and QR codes. */
async function makeFull(installation: Installation, shell: Shell, superApp: string): Promise<void> {
  ok(await shell.run('release', 'resume', at));
  ok(await shell.run('release', 'full', at, '--wait'));
  ok(await shell.run('tester', 'add', await pilotInShop(installation, shell), 'alice'));
  ok(await shell.run('push', 'set', 'wallet', '--address', superApp));
  await eventually(async () => {
    const { items } = JSON.parse(ok(await shell.run('push', 'deliveries', 'wallet', '-o', 'json'))) as Items;
    expect(items).toEqual([expect.not.objectContaining({ unconfirmedSince: expect.anything() })]);
  });
  const page = ['--page', 'pages/index', '--expires', '7d'];
  ok(await shell.run('qr', 'create', 'weather@1.0.0/shop/production', ...page));
  ok(await shell.run('qr', 'create', 'weather/wallet/production', ...page, '--description', 'Poster'));
}

interface Items {
  readonly items: readonly object[];
}

/** Of the newest, where there is any. */
async function idsOf({ get }: Installation): Promise<Readonly<Record<string, string>>> {
  const places = { review: '/v1/reviews', workspace: '/v1/workspaces', 'qr-code': '/v1/qr-codes' };
  const ids: Record<string, string> = {};
  for (const [name, path] of Object.entries(places)) {
    const [first] = ((await get(path)) as Items).items;
    if (first !== undefined) ids[name] = idOf(first);
  }
  return ids;
}

async function printed(shell: Shell, line: string): Promise<string> {
  const program = shell.start(...line.split(' '));
  const code = await program.ended;
  const shown = `$ halftone ${line}\n${program.stdout()}${program.stderr()}`;
  return code === 0 ? shown : `${shown}exit code ${code}\n`;
}

function update(texts: Readonly<Record<string, string>>): void {
  if (!existsSync(folder)) mkdirSync(folder);
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
}

function masked(shown: string, hosts: Readonly<Record<string, string>>): string {
  const text = Object.entries(hosts).reduce((masking, [name, url]) => masking.replaceAll(url, name), shown);
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, 'YYYY-MM-DDThh:mm:ss.mmmZ')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '00000000-0000-0000-0000-000000000000')
    .replaceAll(/\b\d+ ms\b|(?<="durationMs": )\d+/g, (took) => took.replace(/\d+/, '0'))
    .replaceAll(/TOOK {2,}/g, 'TOOK  ')
    .replaceAll(/"http:\/\/(localhost|127\.0\.0\.1):\d+/g, '"http://temporal');
}
