import { expect, it } from '@jest/globals';
import { openFaultyProxy } from '../../../client/faulty-proxy.js';
import { grayRelease, type Installation } from '../../../support/installation/installation.js';
import { ok, reviewer, type Shell, signedInShell } from '../operator-shell.js';

const name = 'weather/wallet/production';
const release = 'weather@1.0.0/wallet/production';
interface Made {
  readonly secret: string;
}

const reason = ['--reason', 'leaks data'] as const;

it('an operator finds a target, takes it offline in a freeze, and lifts the suspension', async () => {
  const { installation, shell } = await signedInShell();
  await grayRelease(installation, '1.0.0', 10);
  await reads(shell);
  await refused(installation, shell);
  ok(await shell.run('window', 'freeze', '--name', 'Holiday', ...reason));
  await offline(installation, shell);
  await lifted(shell);
});

async function reads(shell: Shell): Promise<void> {
  expect(ok(await shell.run('target', 'list', '--app', 'wallet', '--environment', 'production'))).toBe(
    `TARGET  AVAILABILITY  BASELINE  IN GRAY\n${name}  NEVER_RELEASED  1.0.0, 10 %\n`,
  );
  expect(ok(await shell.run('target', 'list', '--search', 'nothing'))).toBe(
    'TARGET  AVAILABILITY  BASELINE  IN GRAY\n',
  );
  const got = ok(await shell.run('target', 'get', name));
  expect(got).toMatch(/^Target {2}weather\/wallet\/production\n/);
  expect(got).toContain('You may  forceOffline\n');
  expect(await shell.run('target', 'get', 'weather/wallet')).toMatchObject({
    code: 1,
    err: expect.stringContaining('"weather/wallet" does not name a target\n  Say program/app/environment'),
  });
}

async function refused(installation: Installation, shell: Shell): Promise<void> {
  expect(await shell.run('target', 'force-offline', name)).toMatchObject({ code: 1 });
  expect(ok(await shell.run('target', 'lift-suspension', name, ...reason))).toMatch(/^liftSuspension: NO_OP\n/);
  const stale = ['target', 'force-offline', name, ...reason, '--if-revision', '99'] as const;
  expect(await shell.run(...stale)).toMatchObject({ code: 2, err: expect.stringContaining('STALE_REVISION') });
  const asReviewer = await reviewer(installation, 'rita');
  expect(await shell.runWith(asReviewer, 'target', 'force-offline', name, ...reason)).toMatchObject({
    code: 6,
    err: expect.stringContaining('FORBIDDEN'),
  });
}

/** The answer of the first request is lost. */
async function offline({ apiUrl, send }: Installation, shell: Shell): Promise<void> {
  const proxy = await openFaultyProxy(apiUrl);
  let posts = 0;
  proxy.fault = ({ method }) => (method === 'POST' && (posts += 1) === 1 ? 'cut' : null);
  const { secret: HALFTONE_TOKEN } = (await send('POST', '/v1/tokens', { user: 'admin', name: 'tests' })) as Made;
  const throughProxy = { HALFTONE_URL: proxy.url, HALFTONE_TOKEN };
  const stop = ['target', 'force-offline', name, ...reason, '--command-id', 'ops-1'] as const;
  const stopped = await shell.runWith(throughProxy, ...stop);
  expect(ok(stopped)).toMatch(/^forceOffline: APPLIED\n\nTarget {2}weather\/wallet\/production\n/);
  expect(stopped.err).toBe('Command id: ops-1\n');
  expect(posts).toBe(2);
  proxy.fault = () => 'held';
  expect(await shell.runWith(throughProxy, ...stop, '--timeout', '2s')).toMatchObject({
    code: 5,
    err: expect.stringContaining('No outcome of forceOffline: it may be applied, also later\n'),
  });
  await proxy.close();
  expect(ok(await shell.run(...stop, '-o', 'json'))).toContain('"outcome": "APPLIED"');
  expect(ok(await shell.run('target', 'get', name))).toContain('Suspended  <time> by admin: leaks data\n');
  expect(ok(await shell.run('release', 'get', release))).toContain('Status  Canceled\n');
}

async function lifted(shell: Shell): Promise<void> {
  expect(ok(await shell.run('target', 'lift-suspension', name, ...reason))).toMatch(/^liftSuspension: APPLIED\n/);
  expect(ok(await shell.run('target', 'get', name))).not.toContain('Suspended');
  const trail = ok(await shell.run('target', 'events', name));
  expect(trail).toMatch(/TargetSuspended.*by admin|Suspended/);
  const commands = ok(await shell.run('target', 'commands', name, '--limit', '2'));
  expect(commands).toMatch(
    /^RECEIVED {2}TYPE .*\n<time> {2}liftSuspension {2}admin {2}APPLIED {2}leaks data {2}<id>\n/,
  );
}
