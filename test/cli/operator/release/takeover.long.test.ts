import { expect, it } from '@jest/globals';
import { idOf } from '../../../support/installation/installation.js';
import { ok, signedInShell, uploadWeather } from '../operator-shell.js';

it('options of a command say what becomes of the other releases of its target', async () => {
  const { installation, shell } = await signedInShell();
  const nameOf = (version: string): string => `weather@${version}/wallet/production`;
  const release = async (verb: string, version: string, ...flags: readonly string[]): Promise<string> =>
    ok(await shell.run('release', verb, nameOf(version), ...flags));
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    await uploadWeather(installation, version);
    for (const verb of ['create', 'apply', 'approve']) await release(verb, version);
  }
  await release('full', '1.0.0');
  await release('set', '1.1.0', '10%');
  expect(await release('reset', '1.1.0', '--reshuffle', '--wait')).toMatch(/^reset: APPLIED\n.*Release Preparation/);
  await release('set', '1.1.0', '10%');
  expect(await shell.run('release', 'set', nameOf('1.2.0'), '5%')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Version 1.1.0 by admin is gray here at 10 %.'),
  });
  await release('set', '1.2.0', '5%', '--supersede', '--reason', 'newer');
  expect(await release('get', '1.1.0')).toContain('Status  Canceled\n');
  expect(await shell.run('release', 'offline', nameOf('1.0.0'), '--reason', 'recalled')).toMatchObject({ code: 2 });
  await release('offline', '1.0.0', '--reason', 'recalled', '--cancel-active');
  await release('approve-offline', '1.0.0', '--wait');
  expect(await release('get', '1.0.0')).toContain('Status  Offline\n');
  expect(await release('get', '1.2.0')).toContain('Status  Canceled\n');
  const { items } = (await installation.get('/v1/workspaces')) as { readonly items: readonly object[] };
  expect(ok(await shell.run('workspace', 'get', idOf(items[0])))).toContain('Name  Acme\n');
});
