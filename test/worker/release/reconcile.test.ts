/**
 * Reconciliation of Temporal with the database. It continues after a failing release and while Temporal is unavailable.
 */
import { expect, it } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import {
  createTemporalClient,
  localTarget,
  openTemporalConnection,
} from '../../../platform/temporal/temporal-connection.js';
import { reconcileWorkflows, startReconciler } from '../../../worker/release/reconcile.js';
import { runningRuns } from '../../../worker/release/runs.js';
import type { ReleaseWorkflows } from '../../../workflows/release/release-workflow-client.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';

/** Workflow starts fail for one id with an error that a retry does not fix. */
function failingFor(workflows: ReleaseWorkflows, workflowId: string): ReleaseWorkflows {
  const { client } = workflows;
  const workflow = new Proxy(client.workflow, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const options = args[1] as { workflowId?: string } | undefined;
        if (name === 'start' && options?.workflowId === workflowId) return Promise.reject(new Error('planted'));
        return (value as (...all: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  const failing = new Proxy(client, {
    get: (target, name) => (name === 'workflow' ? workflow : (Reflect.get(target, name, target) as unknown)),
  });
  return { ...workflows, client: failing };
}

describeOnPglite('The comparison with Temporal', (databases) => {
  const scene = useScene(databases);

  it('continues with other releases if one fails', async () => {
    const world = await scene.makeWorld();
    const first = await world.ready('1.0.0');
    const second = await world.ready('2.0.0');
    for (const release of [first, second]) await world.handle(release).terminate('lost');
    await eventually(async () => {
      const running = await runningRuns(scene.workflows); // Temporal's lists lag behind.
      for (const release of [first, second]) expect(running.has(world.handle(release).workflowId)).toBe(false);
    });
    const workflows = failingFor(scene.workflows, world.handle(first).workflowId);
    const needs = { database: databases.db, logger: silentLogger(), workflows };
    await reconcileWorkflows(needs, new AbortController().signal);
    expect((await world.handle(second).describe()).status.name).toBe('RUNNING');
    expect((await world.handle(first).describe()).status.name).toBe('TERMINATED');
  });
});

describeOnPglite('The reconciler without Temporal', (databases) => {
  it('stops during a call, and during the pause after a failed round', async () => {
    const temporal = localTarget('127.0.0.1:9', 'default');
    const connection = openTemporalConnection(temporal);
    const workflows = { client: createTemporalClient(connection, temporal), taskQueue: 'none' };
    const stopAfter = async (ms: number): Promise<void> => {
      const reconciler = startReconciler({
        database: databases.db,
        logger: silentLogger(),
        workflows,
        commandsFirst: () => Promise.resolve(),
      });
      await new Promise((resolve) => setTimeout(resolve, ms));
      await reconciler.stop();
    };
    for (const ms of [50, 1_000, 4_000]) await stopAfter(ms);
    await connection.close();
  });
});
