import { expect, it } from '@jest/globals';
import { openFaultyProxy } from '../../../client/faulty-proxy.js';
import { grayRelease, idOf, type Installation } from '../../../support/installation/installation.js';
import { ok, type Ran, reviewer, type Shell, signedInShell } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';
const inShop = 'weather@1.0.0/shop/production';
const reason = ['--reason', 'calls'] as const;

interface Items {
  readonly items: readonly { readonly id: string }[];
}

it('one stop reaches several releases, and says of each how it went', async () => {
  const { installation, shell } = await signedInShell();
  await grayRelease(installation, '1.0.0', 10);
  await grayInShop(installation, shell);
  await wrongUse(shell);
  await named(installation, shell);
  await undecided(installation, shell);
});

const stop = ['release', 'stop-many', 'pause', ...reason] as const;

async function grayInShop({ get, send }: Installation, shell: Shell): Promise<void> {
  const workspace = idOf(((await get('/v1/workspaces')) as Items).items[0]);
  await send('POST', '/v1/target-apps', {
    id: 'shop',
    name: 'Shop',
    workspace,
    environments: ['production'],
    policy: { review: { selfApproval: true } },
  });
  for (const args of [['create'], ['apply'], ['approve'], ['set', '20']])
    ok(await shell.run('release', args[0] ?? '', inShop, ...args.slice(1)));
}

async function wrongUse(shell: Shell): Promise<void> {
  for (const args of [stop, [...stop, name, '--app', 'wallet']])
    expect(await shell.run(...args)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Name releases, or say by options which ones are meant\n'),
    });
  expect(await shell.run('release', 'stop-many', 'full', name, ...reason)).toMatchObject({ code: 1 });
  const none = await shell.run(...stop, '--app', 'wallet', '--min-percentage', '50');
  expect(none).toMatchObject({ code: 0, err: 'Command id: <id>\nNo release in gray fits: nothing was stopped.\n' });
}

async function named(installation: Installation, shell: Shell): Promise<void> {
  const both = await shell.run(...stop, '--program', 'weather', '--changed-since', 'PT1H', '--command-id', 'a');
  expect(ok(both)).toBe('RELEASE  OUTCOME  WHY\n<id>  APPLIED\n<id>  APPLIED\n');
  expect(both.err).toBe('Command id: a\npause: 2 applied, 0 unchanged, 0 failed, 0 not decided.\n');
  expect(ok(await shell.run('release', 'get', inShop))).toContain('PAUSED');
  const missing = '01980f2e-7a50-7c3e-9d3b-5a8e4c1f2b60';
  expect(await shell.run(...stop, name, missing)).toEqual({
    code: 1,
    out: `RELEASE  OUTCOME  WHY\n${name}  NO_OP\n<id>  FAILED  NOT_FOUND: There is no such release, or you may not read it.\n`,
    err: expect.stringContaining('pause: 0 applied, 1 unchanged, 1 failed, 0 not decided.\n'),
  });
  const asBob = await reviewer(installation, 'bob');
  const refused = await shell.runWith(asBob, ...stop, name, '-o', 'json');
  expect(refused).toMatchObject({ code: 6, out: expect.stringContaining('"failed": 1') });
}

/** The server has applied the stops, and answers as if they were only taken. */
async function undecided({ apiUrl, send }: Installation, shell: Shell): Promise<void> {
  const proxy = await openFaultyProxy(apiUrl);
  const runAs = async (scope: string, ...args: readonly string[]): Promise<Ran> => {
    const token = { user: 'admin', name: scope, scopes: [scope] };
    const { secret: HALFTONE_TOKEN } = (await send('POST', '/v1/tokens', token)) as { readonly secret: string };
    return shell.runWith({ HALFTONE_URL: proxy.url, HALFTONE_TOKEN }, ...args);
  };
  for (const release of [name, inShop]) ok(await shell.run('release', 'resume', release));
  proxy.fault = ({ method }) => (method === 'POST' ? 'received' : null);
  const read = await runAs('operate', ...stop, '--program', 'weather', '--command-id', 'b');
  expect(ok(read)).toBe('RELEASE  OUTCOME  WHY\n<id>  APPLIED\n<id>  APPLIED\n');
  for (const verb of ['resume', 'full']) ok(await shell.run('release', verb, inShop));
  expect(await runAs('operate', ...stop, name, inShop, '--command-id', 'c')).toMatchObject({
    code: 2,
    out: `RELEASE  OUTCOME  WHY\n${name}  NO_OP\n${inShop}  FAILED  WRONG_STATUS: Wrong status\n`,
    err: expect.stringMatching(/0 applied, 1 unchanged, 1 failed, 0 not decided\.\n {2}Remedy: /),
  });
  // A token with the scope stop may not read how it went.
  const releases = (
    (await send('POST', '/v1/release-commands', {
      type: 'pause',
      reason: 'calls',
      filter: { miniProgram: 'weather' },
    })) as { readonly items: readonly { readonly release: string }[] }
  ).items;
  expect(await runAs('stop', ...stop, releases[0]?.release ?? '')).toMatchObject({
    code: 5,
    out: 'RELEASE  OUTCOME  WHY\n<id>  RECEIVED\n',
    err: expect.stringContaining('0 applied, 0 unchanged, 0 failed, 1 not decided.\n'),
  });
  await proxy.close();
}
