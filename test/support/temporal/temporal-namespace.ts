/** Separate namespaces for tests that change a namespace. */
import { randomUUID } from 'node:crypto';
import type { Connection } from '@temporalio/client';
import { openTemporalConnection, type TemporalTarget } from '../../../platform/temporal/temporal-connection.js';
import { eventually } from '../eventually.js';
import { testTemporal } from './temporal-server.js';

/** A namespace without search attributes. It is usable when the promise resolves. */
export async function newNamespace(): Promise<TemporalTarget> {
  const temporal = { ...(await testTemporal()), namespace: `test-${randomUUID()}` };
  await withConnection(temporal, ({ workflowService }) =>
    workflowService.registerNamespace({
      namespace: temporal.namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    }),
  );
  await withConnection(temporal, ({ workflowService }) =>
    workflowService.countWorkflowExecutions({ namespace: temporal.namespace, query: '' }),
  );
  return temporal;
}

const untilLoaded = { timeoutMs: 120_000, because: 'the server loads new namespaces some ten seconds later' };

/** Repeats `use` until the server accepts it, because the server loads new namespaces with a delay. */
export async function withConnection(
  temporal: TemporalTarget,
  use: (connection: Connection) => Promise<unknown>,
): Promise<void> {
  const connection = openTemporalConnection(temporal);
  try {
    await eventually(async () => {
      await use(connection);
    }, untilLoaded);
  } finally {
    await connection.close();
  }
}
