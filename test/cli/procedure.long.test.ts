import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { announced, preparedDataDir, registerWeather } from '../support/installation.js';
import { runHalftone } from '../support/running-program.js';
import { operatorShell, reviewer } from './operator-shell.js';

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
  const dataDir = await preparedDataDir();
  const installation = await announced(runHalftone(['start'], { dataDir }), dataDir);
  const shell = operatorShell(installation.apiUrl);
  await registerWeather(installation);
  const file = { url: 'https://example.com/weather.zip', sha256: '0'.repeat(64) };
  await installation.send('POST', '/v1/mini-programs/weather/versions', { number: '1.0.0', package: file });
  await shell.runReading(join(dataDir, 'admin-token'), 'login', '--url', installation.apiUrl, '--token-stdin');
  const environments = { admin: {}, bob: await reviewer(installation, 'bob') };
  for (const [user, line, printed] of procedure)
    expect([line, await shell.runWith(environments[user], ...line.split(' '))]).toEqual([
      line,
      expect.objectContaining({ code: 0, out: expect.stringContaining(printed) }),
    ]);
});
