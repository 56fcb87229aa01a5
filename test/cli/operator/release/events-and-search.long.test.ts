import { expect, it } from '@jest/globals';
import { grayRelease, idOf, type Installation } from '../../../support/installation/installation.js';
import { ok, reviewer, type Shell, signedInShell } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';

it('an operator reads what happened, everywhere and to a workspace or app, and finds things by words', async () => {
  const { installation, shell } = await signedInShell();
  await reviewer(installation, 'bob');
  await grayRelease(installation, '1.0.0', 10);
  ok(await shell.run('wait', name, '--for=percent=10'));
  await feed(shell);
  await trails(installation, shell);
  await search(shell);
});

async function feed(shell: Shell): Promise<void> {
  const events = (...args: readonly string[]) => shell.run('events', ...args);
  const head = 'AT  OF  TYPE  SHARE  BY  REASON\n';
  const raised = `<time>  ${name}  PercentageSet  0 → 10 %  admin\n`;
  expect(ok(await events('--type', 'PercentageSet', '--since', 'PT1H', '--by', 'admin'))).toBe(head + raised);
  expect(ok(await events('--release', name, '--app', 'wallet', '--type', 'PercentageSet'))).toBe(head + raised);
  expect(ok(await events('--program', 'weather', '--until', 'PT1H'))).toBe(head);
  expect(ok(await events('--mine', '--by', 'bob'))).toBe(head);
  await shell.run('release', 'set', name, '5');
  expect(ok(await events('--rejected', 'only'))).toMatch(
    /setPercentage refused \(PERCENTAGE_MUST_INCREASE\) .*admin\n$/,
  );
  expect(await events('--limit', '1')).toMatchObject({ code: 0, err: 'There are more than 1: see --limit.\n' });
  expect(await events('--type', 'Nothing')).toMatchObject({ code: 1, err: expect.stringContaining('type') });
  ok(await shell.run('target', 'force-offline', 'weather/wallet/production', '--reason', 'leaks data'));
  expect(ok(await events('--type', 'Suspended'))).toBe(
    `${head}<time>  weather/wallet/production  Suspended  admin  leaks data\n`,
  );
}

async function trails({ get }: Installation, shell: Shell): Promise<void> {
  const { items } = (await get('/v1/workspaces')) as { readonly items: readonly object[] };
  expect(ok(await shell.run('workspace', 'events', idOf(items[0]), '--limit', '1'))).toMatch(
    /^AT {2}TYPE {2}BY {2}REASON\n<time> {2}\w+ {2}admin\n$/,
  );
  expect(ok(await shell.run('app', 'events', 'wallet'))).toMatch(/^AT {2}TYPE {2}BY {2}REASON\n/);
  expect(await shell.run('app', 'events', 'none')).toMatchObject({
    code: 1,
    err: expect.stringContaining('NOT_FOUND'),
  });
}

async function search(shell: Shell): Promise<void> {
  const found = ok(await shell.run('search', 'weather'));
  expect(found).toMatch(/^KIND {2}FOUND {2}ABOUT\nprogram {2}weather {2}Weather, of Acme\n/);
  expect(found).toContain('target  weather/wallet/production  SUSPENDED_BY_OPERATOR\n');
  expect(ok(await shell.run('search', 'weather', '1.0'))).toContain('version  weather@1.0.0  Weather\n');
  expect(ok(await shell.run('search', 'bob'))).toContain('user  bob  reviewer of Acme\n');
  expect(JSON.parse(ok(await shell.run('search', 'nothing', '-o', 'json')))).toMatchObject({ releases: [] });
  expect(await shell.run('search', 'weather', '--limit', '21')).toMatchObject({ code: 1 });
}
