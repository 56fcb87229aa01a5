import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
} from '../../../platform/temporal/temporal-connection.js';
import { startTemporalDevServer } from '../../../platform/temporal/temporal-dev-server.js';
import { listeningBelow } from '../../support/process/listening-ports.js';
import { tempDir } from '../../support/process/temp-dir.js';

it('no port of the Temporal dev server answers a page, by whatever name the page asks', async () => {
  const dataDir = tempDir();
  const server = await startTemporalDevServer({ dataDir, logger: silentLogger(), onProgress: () => undefined });
  const connection = openTemporalConnection(localTarget(server.address, 'default'));
  try {
    const { workflow } = createTemporalClient(connection, localTarget(server.address, 'default'));
    const started = await workflow.start('anyWorkflow', { workflowId: 'release/weather', taskQueue: 'unused' });
    const pid = Number.parseInt(readFileSync(join(dataDir, 'temporal.pid'), 'utf8'), 10);
    const names = ['127.0.0.1', 'localhost', 'evil.test', 'halftone.invalid'];
    const requested = listeningBelow(pid).flatMap(({ port }) => names.map((name) => cancelAll(port, name)));
    const answers = await Promise.all(requested);
    expect(answers).toContain(403); // Its HTTP API is among them.
    expect(answers.filter((status) => status >= 200 && status < 300)).toEqual([]);
    expect((await started.describe()).status.name).toBe('RUNNING');
  } finally {
    await connection.close();
    await server.stop();
  }
});

/** As a page does it without a preflight. Resolves to the status, 0 when there is no answer. */
function cancelAll(port: number, host: string): Promise<number> {
  const headers = { host, origin: 'http://evil.test', 'content-type': 'text/plain' };
  const path = `/api/v1/namespaces/default/batch-operations/x${String(port)}`;
  return new Promise((resolve) => {
    const requested = request({ host: '127.0.0.1', port, path, method: 'POST', headers, timeout: 10_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    requested.once('timeout', () => requested.destroy());
    requested.once('error', () => {
      resolve(0);
    });
    const operation = { reason: 'x', visibilityQuery: "WorkflowType = 'anyWorkflow'", cancellationOperation: {} };
    requested.end(JSON.stringify({ namespace: 'default', jobId: `x${String(port)}`, ...operation }));
  });
}
