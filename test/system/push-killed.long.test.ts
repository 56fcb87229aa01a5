/** Kill -9 during a delivery: the push is delivered after the restart, and its confirmation counts once. */
import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { announced, grayRelease, preparedDataDir, registerWeather } from '../support/installation/installation.js';
import { latch } from '../support/latch.js';
import { openPushReceiver } from '../support/push/push-receiver.js';
import { runHalftone } from '../support/process/running-program.js';

const untilNextTry = { timeoutMs: 120_000, because: 'a try of the killed process is given up after ten seconds' };

it('pushes to a super app continue after kill -9 during a delivery: a raise, and a fall after it', async () => {
  const receiver = await openPushReceiver();
  try {
    const dataDir = await preparedDataDir();
    const env = { PUSH_ALLOW_PRIVATE: '127.0.0.0/8', PUSH_SECRET_KEYS: Buffer.alloc(32, 1).toString('base64') };
    const first = runHalftone(['start'], { dataDir, env });
    const before = await announced(first, dataDir);
    await registerWeather(before);
    const { secret } = (await before.send('PUT', '/v1/target-apps/wallet/push', { url: receiver.url })) as {
      secret: string;
    };
    receiver.secrets = [secret];
    const [arrived, never] = [latch(), latch()];
    receiver.answer = async () => {
      arrived.open();
      await never.opened;
      return 200;
    };
    const release = await grayRelease(before, '1.0.0', 1);
    await arrived.opened;
    expect(await first.end('SIGKILL')).toBeNull();
    never.open();
    receiver.answer = 200;

    const second = runHalftone(['start'], { dataDir, env });
    const after = await announced(second, dataDir);
    await eventually(
      async () =>
        expect(await after.get(`/v1/releases/${release}`)).toMatchObject({ phase: 'SERVING', confirmedPercentage: 1 }),
      untilNextTry,
    );
    const cancel = { type: 'cancel', reason: 'crashes' };
    expect(await after.send('POST', `/v1/releases/${release}/commands`, cancel)).toMatchObject({
      release: { status: 'CANCELED' },
    });
    await eventually(
      async () => expect(await after.get(`/v1/releases/${release}`)).not.toHaveProperty('draining'),
      untilNextTry,
    );
    expect(receiver.received.every(({ isGenuine }) => isGenuine)).toBe(true);
    expect(receiver.received.at(-1)).toMatchObject({ revision: 2, data: { candidate: null } });
    const ledger = (await after.get(`/v1/releases/${release}/commands`)) as { items: { type: string }[] };
    expect(ledger.items.filter(({ type }) => type === 'confirmStep')).toHaveLength(1);
    expect(await second.end('SIGTERM')).toBe(0);
  } finally {
    await receiver.close();
  }
});
