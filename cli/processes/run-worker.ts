/** `halftone worker`: the workflows, their activities and the relay. Waits for Temporal for as long as it takes. */
import { clusterTarget } from '../../platform/temporal/temporal-connection.js';
import { startHousekeeping } from '../../store/housekeeping/start-housekeeping.js';
import { createPushMetrics } from '../../worker/push/push-metrics.js';
import { startWorker } from '../../worker/start-worker.js';
import { openServerStore } from './open-store.js';
import { pushOptions } from './part-options.js';
import type { ProcessParts } from './run-process.js';
import { step } from './step.js';
import { openWorkerProbes } from './worker-probes.js';

/** @throws StartFailure */
export async function runWorker({ config, logger, shutdown, tell }: ProcessParts): Promise<void> {
  const { metricsHost: host, metricsPort: port } = config;
  const { taskQueue, deployment, stops: temporalStops } = config.temporal;
  const database = await openServerStore({ config, logger });
  shutdown.onStop('database', () => database.close());
  const housekeeping = startHousekeeping({ database, logger });
  shutdown.onStop('housekeeping', () => housekeeping.stop());
  const temporal = clusterTarget(config.temporal, process.env);
  const { onPushed, registerOn: alsoMeasure } = createPushMetrics();
  const push = { ...pushOptions(config), onPushed };
  const worker = startWorker({ temporal, taskQueue, deployment, database, logger, push, temporalStops });
  shutdown.onStop('worker', () => worker.stop());
  const probes = await openWorkerProbes({
    ...{ host, port, worker, database, logger, alsoMeasure },
    ...{ limits: config.httpLimits, trustedProxies: config.trustedProxies },
  });
  shutdown.onStop('probes', () => probes.close());
  tell(`The worker's probes and metrics are on ${probes.url}`);
  await step('waiting for Temporal', worker.ready, tell);
  const build = deployment === undefined ? '' : ` as build ${deployment.buildId} of ${deployment.deploymentName}`;
  tell(`The worker polls the task queue ${taskQueue}${build}`);
}
