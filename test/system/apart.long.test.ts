import { expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { describeOnPostgres } from '../support/database/databases.js';
import { grayRelease, installationAt, registerWeather } from '../support/installation/installation.js';
import { runHalftone, type RunningProgram } from '../support/process/running-program.js';
import { tempDir } from '../support/process/temp-dir.js';
import { testTemporal } from '../support/temporal/temporal-server.js';

describeOnPostgres('halftone api and halftone worker', (databases) => {
  it('API and worker in separate processes do what the all-in-one does, and a stop is applied without the worker', async () => {
    const run = await runnerOn(databases.databaseUrl ?? '');
    const token = run(['token', 'create', '--user', 'alice', '--name', 'first', '--system-admin']);
    expect(await token.ended).toBe(0);

    const api = run(['api']);
    const [, apiUrl = ''] = await api.saying(/The API listens on (\S+)\n/);
    const worker = run(['worker']);
    await worker.saying(/polls the task queue/);
    const [, probesUrl = ''] = await worker.saying(/probes and metrics are on (\S+)\n/);
    const [, apiProbesUrl = ''] = await api.saying(/probes and metrics are on (\S+)\n/);
    for (const url of [apiUrl, apiProbesUrl, probesUrl]) {
      expect(await answerOf(`${url}/healthz`)).toEqual([200, '{"status":"alive"}']);
      expect(await answerOf(`${url}/readyz`)).toEqual([200, expect.stringContaining('"status":"ready"')]);
    }
    expect(await answerOf(`${apiProbesUrl}/metrics`)).toEqual([200, expect.stringContaining('halftone_http_request')]);
    expect(await answerOf(`${probesUrl}/metrics`)).toEqual([200, expect.stringContaining('halftone_worker_polling 1')]);

    const halftone = installationAt(apiUrl, token.stdout().trim());
    await registerWeather(halftone);
    const commands = `/v1/releases/${await grayRelease(halftone, '1.0.0', 1)}/commands`;
    expect(await worker.end('SIGTERM')).toBe(0);
    const stop = { type: 'pause', reason: 'a bad feeling' };
    expect(await halftone.send('POST', commands, stop)).toMatchObject({ command: { outcome: 'APPLIED' } });

    const next = run(['worker']);
    await next.saying(/polls the task queue/);
    expect(await halftone.send('POST', commands, { type: 'resume' })).toMatchObject({
      command: { outcome: 'APPLIED' },
    });
    expect(await Promise.all([next.end(), api.end()])).toEqual([0, 0]);
  });
});

async function runnerOn(databaseUrl: string): Promise<(args: readonly string[]) => RunningProgram> {
  const { connectionOptions, namespace } = await testTemporal();
  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: connectionOptions.address ?? '',
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: `apart-${randomUUID()}`,
    METRICS_PORT: '0',
  };
  return (args) => runHalftone(args, { dataDir: tempDir(), env });
}

async function answerOf(url: string): Promise<[number, string]> {
  const response = await fetch(url);
  return [response.status, await response.text()];
}
