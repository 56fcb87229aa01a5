/** Hosted Temporal does not permit a worker to list or add search attributes. */
import { describe, expect, it } from '@jest/globals';
import type { NativeConnection } from '@temporalio/worker';
import { silentLogger } from '../../../platform/log/logger.js';
import { openTemporalConnection, type TemporalTarget } from '../../../platform/temporal/temporal-connection.js';
import { ensureSearchAttributes } from '../../../platform/temporal/search-attributes.js';
import { newNamespace } from '../../support/temporal/temporal-namespace.js';
import { testTemporal } from '../../support/temporal/temporal-server.js';

const permissionDenied = Object.assign(new Error('not for you'), { code: 7 });

async function ensureWithoutOperator(temporal: TemporalTarget): Promise<void> {
  const connection = openTemporalConnection(temporal);
  const operatorService = { listSearchAttributes: () => Promise.reject(permissionDenied) };
  const hosted = { workflowService: connection.workflowService, operatorService } as unknown as NativeConnection;
  try {
    await ensureSearchAttributes({ connection: hosted, namespace: temporal.namespace, logger: silentLogger() });
  } finally {
    await connection.close();
  }
}

describe('Where search attributes cannot be listed', () => {
  it('a worker starts if a search can use them', async () => {
    await expect(ensureWithoutOperator(await testTemporal())).resolves.toBeUndefined();
  });

  it('a worker refuses to start if a search cannot use them, and names the missing ones', async () => {
    await expect(ensureWithoutOperator(await newNamespace())).rejects.toThrow(
      'search-attribute create --name ReleaseStatus --type Keyword',
    );
  });
});
