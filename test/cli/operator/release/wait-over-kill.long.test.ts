import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { freePort } from '../../../../platform/process/free-port.js';
import {
  announced,
  grayRelease,
  preparedDataDir,
  registerWeather,
} from '../../../support/installation/installation.js';
import { runHalftone } from '../../../support/process/running-program.js';
import { ok, operatorShell } from '../operator-shell.js';

const name = 'weather@1.0.0/wallet/production';

it('a wait goes on when the server is killed and started again', async () => {
  const dataDir = await preparedDataDir();
  const env = { PORT: String(await freePort()) };
  const server = runHalftone(['start'], { dataDir, env });
  const installation = await announced(server, dataDir);
  const shell = operatorShell(installation.apiUrl);
  await registerWeather(installation);
  await grayRelease(installation, '1.0.0', 10);
  ok(await shell.runReading(join(dataDir, 'admin-token'), 'login', '--url', installation.apiUrl, '--token-stdin'));
  const wait = shell.start('wait', name, '--for=percent=20', '--timeout', '10m');
  await wait.saying(/Grayscale Release/);
  expect(await server.end('SIGKILL')).toBeNull();
  expect(await shell.run('release', 'get', name)).toMatchObject({ code: 6 });
  await announced(runHalftone(['start'], { dataDir, env }), dataDir);
  ok(await shell.run('release', 'set', name, '20%'));
  expect([await wait.ended, wait.stdout()]).toEqual([0, expect.stringContaining('Confirmed    20 %\n')]);
});
