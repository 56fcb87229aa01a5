import { expect, it } from '@jest/globals';
import { listen } from '../../../support/http/http.js';
import { ok, pilotInShop, type Shell, signedInShell, uploadWeather } from '../operator-shell.js';

it('an operator keeps testers and the push address of a target app, and reads what users got', async () => {
  const { installation, shell } = await signedInShell({ env: { PUSH_ALLOW_PRIVATE: '127.0.0.0/8' } });
  await uploadWeather(installation);
  await testers(shell, await pilotInShop(installation, shell));
  await pushed(shell);
});

async function testers(shell: Shell, name: string): Promise<void> {
  const tester = (...args: readonly string[]) => shell.run('tester', ...args);
  expect(await tester('add', name, 'alice')).toEqual({ code: 0, out: '', err: 'alice is a tester.\n' });
  ok(await tester('add', name, 'bob'));
  expect(ok(await tester('list', name))).toBe('USER\nalice\nbob\n');
  expect(await tester('remove', name, 'alice')).toMatchObject({ code: 0, err: 'alice is no tester any more.\n' });
  expect(JSON.parse(ok(await tester('list', name, '-o', 'json')))).toEqual({ items: [{ userKey: 'bob' }] });
  ok(await shell.run('release', 'cancel', name, '--reason', 'crashes'));
  expect(await tester('add', name, 'carol')).toMatchObject({ code: 2, err: expect.stringContaining('ALREADY_FINAL') });
  expect(ok(await shell.run('release', 'exposure', name))).toBe(
    'From  <time>\nTo  <time>\nDecisions  0\nOf this release  0\nMeasured  no decisions\nConfigured  0 %\n',
  );
}

async function pushed(shell: Shell): Promise<void> {
  const push = (...args: readonly string[]) => shell.run('push', ...args);
  let status = 204;
  const superApp = await listen((_request, response) => response.writeHead(status).end());
  expect(await push('get', 'wallet')).toMatchObject({ code: 1, err: expect.stringContaining('NOT_FOUND') });
  const set = await push('set', 'wallet', '--address', superApp.url);
  expect([ok(set), set.err]).toEqual([
    expect.stringMatching(/^whsec_\S+\n$/),
    expect.stringMatching(
      /^Address .*\nSet {2}<time> by admin\nUnconfirmed targets {2}0\n\nThe secret is shown this once:\n$/,
    ),
  ]);
  expect(ok(await push('set', 'wallet', '--address', `${superApp.url}/a`))).toMatch(/^Address .*\/a\n/);
  expect(ok(await push('test', 'wallet'))).toMatch(/\nDelivered {2}yes\nStatus {2}204\n$/);
  status = 500;
  expect(await push('test', 'wallet')).toMatchObject({ code: 4, out: expect.stringContaining('Delivered  no\n') });
  status = 204;
  const rotated = await push('rotate-secret', 'wallet');
  expect(ok(rotated)).toMatch(/^whsec_\S+\n$/);
  expect(rotated.err).toContain('Old secret until  <time>\n');
  const onWallet = 'weather@1.0.0/wallet/production';
  for (const verb of ['create', 'apply', 'approve', 'full']) ok(await shell.run('release', verb, onWallet));
  ok(await shell.run('wait', onWallet, '--for=full'));
  expect(ok(await push('deliveries', 'wallet'))).toMatch(/\nweather in production {2}(\d+) {2}\1 {2}0\n$/);
  expect(ok(await push('attempts', 'wallet', '--result', 'confirmed'))).toMatch(
    /\n<time> {2}weather in production {2}\d+ {2}1 {2}confirmed \(204\) {2}\d+ ms\n$/,
  );
  expect(await push('remove', 'wallet')).toMatchObject({ code: 0, err: 'Nothing is delivered to wallet any more.\n' });
  await superApp.close();
}
