/**
 * A Temporal server for tests. `npm test` shares one (TEST_TEMPORAL_ADDRESS). If jest runs alone, this test file starts
 * its own server on first use. Each test file must use its own task queue.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import { type TemporalDevServer, startTemporalDevServer } from '../../../platform/temporal/temporal-dev-server.js';
import { localTarget, type TemporalTarget } from '../../../platform/temporal/temporal-connection.js';

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
