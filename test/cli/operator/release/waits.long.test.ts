import { expect, it } from '@jest/globals';
import { listen } from '../../../support/http/http.js';
import { ok, type Shell, signedInShell, uploadWeather } from '../operator-shell.js';

it('a cancel waits until the super app has confirmed that no user has the version', async () => {
  const { installation, shell } = await signedInShell({ env: { PUSH_ALLOW_PRIVATE: '127.0.0.0/8' } });
  await uploadWeather(installation);
  let status = 204;
  const superApp = await listen((_request, response) => response.writeHead(status).end());
  ok(await shell.run('push', 'set', 'wallet', '--address', superApp.url));
  const name = 'weather@1.0.0/wallet/production';
  ok(await shell.run('release', 'create', name));
  ok(await shell.run('release', 'apply', name));
  ok(await shell.run('release', 'approve', name, '--wait'));
  ok(await shell.run('release', 'set', name, '10%', '--wait'));
  status = 503;
  const cancel = shell.start('release', 'cancel', name, '--reason', 'crashes', '--wait', '--fail-on-hold');
  await cancel.saying(/Canceled/);
  status = 204;
  expect([await cancel.ended, cancel.stdout()]).toEqual([0, expect.stringMatching(/^cancel: APPLIED\n/)]);
  await superApp.close();
});

it('a rollback waits until all users have the version before', async () => {
  const { installation, shell } = await signedInShell();
  await uploadWeather(installation);
  await uploadWeather(installation, '1.1.0');
  for (const version of ['1.0.0', '1.1.0']) await full(shell, `weather@${version}/wallet/production`);
  const rollback = await shell.run(
    ...['release', 'rollback', 'weather@1.1.0/wallet/production', '--reason', 'crashes', '--wait'],
  );
  expect(ok(rollback)).toMatch(/\nRelease \S+ restores 1\.0\.0\.\n/);
  expect(rollback.err).toContain('weather@1.0.0/wallet/production: Full Release');
});

async function full(shell: Shell, name: string): Promise<void> {
  for (const verb of ['create', 'apply', 'approve']) ok(await shell.run('release', verb, name));
  ok(await shell.run('release', 'full', name, '--wait'));
}
