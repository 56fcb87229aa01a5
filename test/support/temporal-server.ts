/**
 * A Temporal server for tests: the one that `npm test` shares out (TEST_TEMPORAL_ADDRESS), or, when jest is run by
 * itself, one of this test file's own, started when it is first asked for. Use a task queue of your own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { silentLogger } from '../../platform/log/logger.js';
import { type TemporalDevServer, startTemporalDevServer } from '../../platform/temporal/temporal-dev-server.js';
import { localTarget, type TemporalTarget } from '../../platform/temporal/temporal-target.js';

interface OwnServer {
  readonly dataDir: string;
  readonly server: TemporalDevServer;
}

let own: Promise<OwnServer> | undefined;

afterAll(async () => {
  if (own === undefined) return;
  const { server, dataDir } = await own;
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

export async function testTemporal(): Promise<TemporalTarget> {
  const shared = process.env['TEST_TEMPORAL_ADDRESS'];
  if (shared !== undefined && shared !== '') return localTarget(shared, 'default');
  own ??= startOwn();
  return localTarget((await own).server.address, 'default');
}

async function startOwn(): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'halftone-temporal-'));
  const server = await startTemporalDevServer({
    dataDir,
    logger: silentLogger(),
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  return { dataDir, server };
}
