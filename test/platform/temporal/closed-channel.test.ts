import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../platform/process/free-port.js';
import { localTarget, openTemporalConnection } from '../../../platform/temporal/temporal-connection.js';

/** An error thrown from a retry timer would end the process, and here the suite. */
test('a call that is being retried ends with CANCELLED when its connection is closed', async () => {
  const connection = openTemporalConnection(localTarget(`127.0.0.1:${String(await freePort())}`, 'default'));
  const call = connection.withDeadline(Date.now() + 60_000, () => connection.workflowService.getSystemInfo({}));
  const ended = call.then(
    () => 'answered',
    (error: unknown) => (error as { code?: number }).code,
  );
  await sleep(250); // The first retry comes after about 200 ms.
  await connection.close();
  await expect(ended).resolves.toBe(1);
});

test('a call on a closed connection ends with CANCELLED', async () => {
  const connection = openTemporalConnection(localTarget('127.0.0.1:9', 'default'));
  await connection.close();
  await expect(connection.workflowService.getSystemInfo({})).rejects.toMatchObject({ code: 1 });
});
