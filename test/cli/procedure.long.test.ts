import { expect, it } from '@jest/globals';
import { reviewer, signedInShell, uploadWeather } from './operator-shell.js';

const at = 'weather@1.0.0/wallet/production';

/** Who types it, what is typed, and a line of what is printed. */
const procedure: readonly (readonly ['admin' | 'bob', string, string])[] = [
  ['admin', `release create ${at}`, 'Status  New Version Created'],
  ['admin', `release apply ${at}`, `${at}: Under Review, 0 %`],
  ['bob', `release approve ${at}`, `${at}: Release Preparation, 0 %`],
  ['admin', `wait ${at} --for=approval`, 'Status  Release Preparation'],
  ['admin', `release set ${at} 1% --wait`, `${at}: Grayscale Release, SERVING, 1 %`],
  ['admin', `release set ${at} 10% --wait`, `${at}: Grayscale Release, SERVING, 10 %`],
  ['admin', `release pause ${at} --reason calls`, `${at}: Grayscale Release, PAUSED, 10 %`],
  ['bob', `release get ${at}`, 'Reason  calls'],
  ['admin', `release resume ${at}`, `${at}: Grayscale Release, SERVING, 10 %`],
  ['admin', `release reset ${at} --reason crashes --wait`, `${at}: Release Preparation, 0 %`],
  ['admin', `release set ${at} 5% --wait`, `${at}: Grayscale Release, SERVING, 5 %`],
  ['admin', `release full ${at} --wait`, `${at}: Full Release, 100 %`],
  ['admin', `decide --app wallet --program weather --user alice`, 'Gets  1.0.0'],
  ['admin', `release offline ${at} --reason recalled`, 'requestOffline: APPLIED'],
  ['bob', `release approve-offline ${at}`, `${at}: Offline, 0 %`],
  ['admin', `decide --app wallet --program weather --user alice`, 'Gets  no version'],
  ['admin', `release events ${at} --limit 1`, '<time>  TakenOffline  bob'],
];

it('a release goes from its creation to full and offline by the command line alone', async () => {
  const { installation, shell } = await signedInShell();
  await uploadWeather(installation);
  const environments = { admin: {}, bob: await reviewer(installation, 'bob') };
  for (const [user, line, printed] of procedure)
    expect([line, await shell.runWith(environments[user], ...line.split(' '))]).toEqual([
      line,
      expect.objectContaining({ code: 0, out: expect.stringContaining(printed) }),
    ]);
});
