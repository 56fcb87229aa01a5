/**
 * `halftone api`: the HTTP API and the decision plane. While Temporal is away, commands wait and stop commands apply.
 */
import { startApi } from '../../api/main.js';
import { openEdge } from '../../edge/open-edge.js';
import { clusterTarget } from '../../platform/temporal/temporal-connection.js';
import { closeToOthers } from '../../platform/process/data-directory.js';
import { startHousekeeping } from '../../store/housekeeping/start-housekeeping.js';
import { apiOptions, edgeOptions, pushOptions, warnPlainHttp } from './part-options.js';
import { openServerStore } from './open-store.js';
import type { ProcessParts } from './run-process.js';

/** @throws StartFailure */
export async function runApi({ config, logger, shutdown, print }: ProcessParts): Promise<void> {
  const database = await openServerStore({ config, logger });
  shutdown.onStop('database', () => database.close());
  closeToOthers(config.dataDir); // It contains the serving state with the keys of testers.
  const housekeeping = startHousekeeping({ database, logger });
  shutdown.onStop('housekeeping', () => housekeeping.stop());
  const edge = await openEdge({ ...edgeOptions(config, logger), database });
  shutdown.onStop('decision plane', () => edge.close());
  const api = await startApi({
    ...apiOptions(config),
    database,
    logger,
    edge,
    push: pushOptions(config),
    temporal: clusterTarget(config.temporal, process.env),
    temporalUiUrl: config.temporal.uiUrl,
  });
  shutdown.onStop('API', () => api.stop());
  warnPlainHttp(config, logger);
  print(`The API listens on ${api.url}`);
  print(`Its probes and metrics are on ${api.metricsUrl}`);
}
