import { expect, it } from '@jest/globals';
import { freePort } from '../../../../platform/process/free-port.js';
import { ok, type Shell, signedInShell, uploadWeather } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';

it('commands and waits tell by their exit code how it went, and a repeated id is applied once', async () => {
  const { installation, shell } = await signedInShell();
  await uploadWeather(installation);
  await byHand(shell);
  await waiting(shell);
  await byPlan(shell);
  await ending(shell, installation.apiUrl);
});

async function release(shell: Shell, ...args: readonly string[]): Promise<string> {
  return ok(await shell.run('release', ...args));
}

async function byHand(shell: Shell): Promise<void> {
  expect(await release(shell, 'create', name)).toContain('Status  New Version Created\n');
  expect(await release(shell, 'apply', name)).toMatch(/^apply: APPLIED\n/);
  expect(await release(shell, 'withdraw', name)).toMatch(/^withdraw: APPLIED\n/);
  await release(shell, 'apply', name);
  await release(shell, 'reject', name, '--reason', 'no notes');
  await release(shell, 'apply', name);
  expect(await shell.run('release', 'decision', name)).toMatchObject({
    code: 3,
    out: expect.stringMatching(/^May advance {2}no\n[^]*REVIEW_PENDING/),
    err: 'halftone: The release may not rise now: REVIEW_PENDING\n',
  });
  await release(shell, 'approve', name, '--reason', 'fine');
  expect(await release(shell, 'decision', name)).toContain('By  setPercentage, above 0 %\n');
  await release(shell, 'choose-grayscale', name);
  const once = ['set', name, '10%', '--command-id', 'ci-1', '--wait'];
  expect(await release(shell, ...once)).toBe(
    `setPercentage: APPLIED\n${name}: Grayscale Release, SERVING, 10 %\nNext: Raise the percentage, pause, or cancel.\n`,
  );
  await release(shell, ...once);
  const listed = await release(shell, 'commands', name);
  expect(listed.match(/setPercentage/g)).toHaveLength(1);
  const refused = await shell.run('release', 'set', name, '5', '--command-id', 'ci-2', '-o', 'json');
  expect(refused).toMatchObject({
    code: 2,
    err:
      'Command id: ci-2\nhalftone: PERCENTAGE_MUST_INCREASE: 5 % is not above 10 %.\n' +
      '  Remedy: Choose a higher percentage. To give it to fewer users, pause, reset or cancel.\n',
    out: expect.stringContaining('"code": "PERCENTAGE_MUST_INCREASE"'),
  });
  expect(await shell.run('release', 'full', name, '--if-revision', '1')).toMatchObject({
    code: 2,
    err: expect.stringContaining('STALE_REVISION'),
  });
  await release(shell, 'pause', name, '--reason', 'support calls');
}

async function waiting(shell: Shell): Promise<void> {
  const wait = (...args: readonly string[]) => shell.run('wait', name, ...args);
  expect(ok(await wait('--for=percent=10'))).toContain('Percentage  10 %');
  expect(await wait('--for=full', '--fail-on-hold')).toMatchObject({
    code: 3,
    err: expect.stringContaining(
      'The release waits for a person: PAUSED since <time>, by admin\n  Not reached: full\n',
    ),
  });
  expect(await wait('--for=full', '--timeout', '1s')).toMatchObject({
    code: 5,
    err: expect.stringContaining('halftone: Not reached in 1s: full\n'),
  });
  for (const wrong of [['--for=half'], ['--for=full', '--timeout', 'soon'], []])
    expect(await wait(...wrong)).toMatchObject({ code: 1, out: '' });
}

async function byPlan(shell: Shell): Promise<void> {
  await release(shell, 'resume', name);
  expect(await shell.run('release', 'advance', name, '--reason', 'go')).toMatchObject({
    code: 1,
    err: expect.stringContaining('The release has no plan'),
  });
  await release(shell, 'start', name, '--plan', 'standard');
  expect(await shell.run('release', 'decision', name, '-o', 'json')).toMatchObject({
    code: 3,
    out: expect.stringContaining('"code": "BAKING"'),
    err: 'halftone: The release may not rise now: BAKING\n  By time alone it may at <time>.\n',
  });
  await release(shell, 'hold', name, '--reason', 'lunch');
  expect(await shell.run('wait', name, '--for=full', '--fail-on-hold')).toMatchObject({ code: 3 });
  await release(shell, 'resume-plan', name);
  expect(await shell.run('release', 'approve-step', name)).toMatchObject({ code: 1 });
  expect(await shell.run('release', 'reject-step', name, '--reason', 'no')).toMatchObject({ code: 1 });
  await release(shell, 'advance', name, '--reason', 'go on', '--wait');
  await release(shell, 'end-plan', name, '--reason', 'by hand');
  const local = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16);
  const start = ['start', name, '--plan', 'standard', '--start-at', local];
  expect(await shell.run('release', ...start)).toMatchObject({ code: 1, err: expect.stringContaining('zone') });
  const scheduled = await release(shell, ...start, '--zone', 'Asia/Shanghai', '-o', 'json');
  expect(JSON.parse(scheduled)).toMatchObject({ release: { plan: { startLocal: local, zone: 'Asia/Shanghai' } } });
  await release(shell, 'end-plan', name, '--reason', 'by hand');
}

async function ending(shell: Shell, apiUrl: string): Promise<void> {
  const waits = shell.start('wait', name, '--for=full');
  await waits.saying(/Grayscale Release/);
  await release(shell, 'reset', name, '--reason', 'crashes', '--wait');
  expect([await waits.ended, waits.stderr()]).toEqual([4, expect.stringContaining('The release was reset')]);
  expect(await release(shell, 'cancel', name, '--reason', 'crashes', '--wait')).toMatch(/^cancel: APPLIED\n/);
  expect(await shell.run('wait', name, '--for=full')).toMatchObject({ code: 4 });
  expect(await shell.run('release', 'decision', name)).toMatchObject({
    code: 4,
    err: 'halftone: The release has ended: CANCELED\n',
  });
  for (const [verb, ...flags] of [
    ['full'],
    ['complete-testing'],
    ['offline', '--reason', 'x'],
    ['withdraw-offline'],
    ['approve-offline'],
    ['reject-offline', '--reason', 'x'],
    ['rollback', '--reason', 'x'],
  ])
    expect(await shell.run('release', verb!, name, ...flags)).toMatchObject({
      code: 2,
      err: expect.stringContaining('ALREADY_FINAL'),
    });
  const closed = { HALFTONE_URL: `http://127.0.0.1:${await freePort()}`, HALFTONE_TOKEN: 'x' };
  expect(await shell.runWith(closed, 'wait', name, '--for=full')).toMatchObject({ code: 6 });
  const unknown = { HALFTONE_URL: apiUrl, HALFTONE_TOKEN: 'wrong' };
  expect(await shell.runWith(unknown, 'release', 'pause', name, '--reason', 'x')).toMatchObject({ code: 6 });
}
