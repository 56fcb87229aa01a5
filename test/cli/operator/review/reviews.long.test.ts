import { expect, it } from '@jest/globals';
import { idOf, type Installation } from '../../../support/installation/installation.js';
import { ok, reviewer, type Shell, signedInShell, uploadWeather } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';

interface Items {
  readonly items: readonly { readonly id: string }[];
}

it('reviewers list, read and decide reviews, each by its id', async () => {
  const { installation, shell } = await signedInShell();
  await uploadWeather(installation);
  await toGoLive(installation, shell);
  await toEnterStep(installation, shell);
  await toGoOffline(installation, shell);
});

async function openReview({ get }: Installation): Promise<string> {
  return idOf(((await get('/v1/reviews?state=IN_REVIEW')) as Items).items[0]);
}

async function toGoLive(installation: Installation, shell: Shell): Promise<void> {
  const review = (...args: readonly string[]) => shell.run('review', ...args);
  ok(await shell.run('release', 'create', name));
  ok(await shell.run('release', 'apply', name));
  const first = await openReview(installation);
  expect(ok(await review('list', '--state', 'IN_REVIEW', '--mine', 'approvals'))).toBe(
    `ID  REVIEW OF  STATE  REQUESTED  EXPIRES  DECIDED\n<id>  ${name}  IN_REVIEW  <time> by admin  <time>\n`,
  );
  expect(ok(await review('get', first))).toMatch(/^Review of {2}weather.*\n[^]*You may .*approve/);
  expect(await review('reject', first)).toMatchObject({ code: 1, err: expect.stringContaining('--reason') });
  expect(ok(await review('reject', first, '--reason', 'no notes'))).toMatch(/^reject: APPLIED\n/);
  ok(await shell.run('release', 'apply', name));
  const second = await openReview(installation);
  // The first review is closed. The open one of the same release stays open.
  expect(await review('approve', first)).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('is not open: REJECTED by admin at <time>\n'),
  });
  expect(await review('approve', first, '--command-id', 'new')).toMatchObject({
    code: 2,
    err: expect.stringContaining('STALE_REVISION'),
  });
  expect(ok(await review('withdraw', second))).toMatch(/^withdraw: APPLIED\n/);
  ok(await shell.run('release', 'apply', name));
  const approve = ['approve', await openReview(installation), '--reason', 'fine', '--command-id', 'ok-1'] as const;
  expect(ok(await review(...approve))).toMatch(/^approve: APPLIED\n/);
  expect(ok(await review(...approve))).toMatch(/^approve: APPLIED\n/);
  expect(ok(await review('list', '--mine', 'decisions', '--limit', '1'))).toMatch(
    /APPROVED .* by admin {2}.* by admin\n/,
  );
  expect(await review('get', 'none')).toMatchObject({ code: 1, err: expect.stringContaining('NOT_FOUND') });
}

async function toEnterStep(installation: Installation, shell: Shell): Promise<void> {
  const { get, send } = installation;
  const { items } = (await get('/v1/releases')) as Items;
  const steps = [
    { percentage: 1, bake: 'P1D' },
    { percentage: 100, approval: { approvers: 'REVIEWERS' } },
  ];
  await send('POST', `/v1/releases/${idOf(items[0])}/commands`, { type: 'startPlan', steps });
  ok(await shell.run('wait', name, '--for=step=1'));
  ok(await shell.run('release', 'advance', name, '--reason', 'go on'));
  const review = await openReview(installation);
  expect(await shell.run('review', 'approve', review)).toMatchObject({ code: 2 });
  expect(await shell.run('review', 'withdraw', review)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no command takes it back'),
  });
  const asBob = await reviewer(installation, 'bob');
  const approved = await shell.runWith(asBob, 'review', 'approve', review, '--reason', 'no errors');
  expect(ok(approved)).toMatch(/^approveStep: APPLIED\n/);
  expect(ok(await shell.run('review', 'get', review))).toMatch(/Approved by {2}bob\n[^]*Share {2}1 % to 100 %\n/);
  ok(await shell.run('wait', name, '--for=full', '--timeout', '5m'));
}

async function toGoOffline(installation: Installation, shell: Shell): Promise<void> {
  ok(await shell.run('release', 'offline', name, '--reason', 'season is over'));
  const review = await openReview(installation);
  expect(ok(await shell.run('review', 'get', review))).toContain('Users who lose it  100 %\n');
  expect(ok(await shell.run('review', 'approve', review))).toMatch(/^approveOffline: APPLIED\n/);
}
