/** Starts the API process with its decision plane. Both stop after the test that started them. */
import { type ApiOptions, type RunningApi, startApi } from '../../../api/main.js';
import { defaultTokenLifetime } from '../../../domain/access/tokens.js';
import { dayMs } from '../../../domain/values/time-units.js';
import { openEdge } from '../../../edge/open-edge.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { localTarget } from '../../../platform/temporal/temporal-connection.js';
import type { Database } from '../../../store/database/database.js';
import { closedAfterEach } from '../closed-after-each.js';
import { noPush } from '../push/push-receiver.js';

type Start = (database: Database, options?: Partial<ApiOptions>) => Promise<RunningApi>;

/** By default the Temporal address is a closed port. */
export function apiOfEachTest(): Start {
  const afterwards = closedAfterEach();
  return async (database, options = {}) => {
    const edge = await openEdge({ database, copyPath: undefined, logger: silentLogger() });
    afterwards(() => edge.close());
    const api = await startApi({
      edge,
      host: '127.0.0.1',
      port: 0,
      metricsHost: '127.0.0.1',
      metricsPort: 0,
      publicUrl: undefined,
      temporal: localTarget('127.0.0.1:9', 'default'),
      taskQueue: 'halftone-test',
      temporalUiUrl: undefined,
      database,
      logger: silentLogger(),
      push: noPush(),
      commandExpiresAfterMs: dayMs,
      tokenLifetime: defaultTokenLifetime,
      ...options,
    });
    afterwards(() => api.stop());
    return api;
  };
}
