/** Temporal workers of which one cannot be created. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { type Logger, silentLogger } from '../../../platform/log/logger.js';
import { createActivities } from '../../../activities/release/create-activities.js';
import type { PushActivities } from '../../../activities/push/push-activities.js';
import { keepPolling } from '../../../worker/temporal/keep-polling.js';
import { installTemporalRuntime } from '../../../worker/temporal/temporal-runtime.js';
import { builtWorkflows } from '../../support/temporal/built-workflows.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { testTemporal } from '../../support/temporal/temporal-server.js';

describeOnPglite('Workers of which the second cannot be made', (databases) => {
  it('log the error and stop the first worker', async () => {
    const workflows = await builtWorkflows();
    const failures: string[] = [];
    const logger: Logger = Object.assign(Object.create(silentLogger()) as Logger, {
      error: ({ err }: { err: Error }) => failures.push(err.message),
    });
    installTemporalRuntime(silentLogger());
    const stopping = new AbortController();
    const polling = keepPolling({
      temporal: await testTemporal(),
      taskQueue: `test-${randomUUID()}`,
      logger,
      maxCachedWorkflows: 10,
      activities: createActivities({ database: databases.db, logger, temporalStops: 'refuse' }),
      // Without an activity and a workflow, the SDK refuses to create the worker.
      pushActivities: {} as PushActivities,
      builds: undefined,
      findWorkflows: () => Promise.resolve(workflows),
      signal: stopping.signal,
      onPolling: () => undefined,
    });
    const slow = { timeoutMs: 120_000, because: 'a worker of the SDK is made, on a busy machine' };
    await eventually(() => expect(failures.length).toBeGreaterThanOrEqual(1), slow);
    stopping.abort();
    await polling;
    for (const message of failures) expect(message).toMatch(/At least one task type/);
  });
});
