/** `halftone start`: all parts in one process, with an embedded database and a Temporal dev server by default. */
import { setTimeout as pause } from 'node:timers/promises';
import { minuteMs } from '../../domain/values/time-units.js';
import { codecPath } from '../../api/http/temporal-codec-routes.js';
import { startApi } from '../../api/main.js';
import { readinessSchema } from '../../contracts/http/operations.js';
import { openEdge } from '../../edge/open-edge.js';
import { requireFreePort } from '../../platform/http/http-server.js';
import { errorMessage } from '../../platform/log/error-fields.js';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { Database } from '../../store/database/database.js';
import { startHousekeeping } from '../../store/housekeeping/start-housekeeping.js';
import { createPushMetrics } from '../../worker/push/push-metrics.js';
import { startWorker } from '../../worker/start-worker.js';
import { announcement, consoleLink } from './announcement.js';
import { ensureFirstAdminToken, keepAdminTokenRenewed } from './first-admin-token.js';
import { bringUpToDate, openStore } from './open-store.js';
import { openTemporal, type OpenTemporal } from './open-temporal.js';
import { apiOptions, edgeOptions, pushOptions, warnPlainHttp } from './part-options.js';
import { type ProcessParts, reportWhileRunning } from './run-process.js';

/** Quick checks that can fail come before slow steps. @throws StartFailure */
export async function start(parts: ProcessParts): Promise<void> {
  const { config, logger, shutdown, print } = parts;
  const { host, port, metricsHost, metricsPort, publicUrl } = config;
  const directory = await openDataDirectory(config.dataDir);
  shutdown.onStop('data directory', () => directory.release());
  if (directory.wasOpen)
    logger.warn({ path: directory.path }, 'The data directory was open to other users: it is closed now');
  await requireFreePort({ host, port, variable: 'PORT' });
  if (metricsPort !== undefined)
    await requireFreePort({ host: metricsHost, port: metricsPort, variable: 'METRICS_PORT' });

  // Each takes about a second, and longer at the first start.
  const [database, temporal] = await Promise.all([
    reportWhileRunning('opening the database', ownDatabase(parts, directory.file('database')), print),
    reportWhileRunning('waiting for Temporal', ownTemporal(parts, directory.path), print),
  ]);
  const adminToken = await ensureFirstAdminToken(database, directory, config.tokens);
  const renewal = keepAdminTokenRenewed(database, directory, { policy: config.tokens, logger });
  shutdown.onStop('renewal of the admin token', () => renewal.stop());

  const push = pushOptions(config);
  const { onPushed, registerOn: alsoMeasure } = createPushMetrics();
  const worker = startWorker({
    temporal: temporal.target,
    taskQueue: config.temporal.taskQueue,
    database,
    logger,
    push: { ...push, onPushed },
    temporalStops: config.temporal.stops,
  });
  shutdown.onStop('worker', () => worker.stop());
  const housekeeping = startHousekeeping({ database, logger });
  shutdown.onStop('housekeeping', () => housekeeping.stop());
  const edge = await openEdge({ ...edgeOptions(config, logger), database });
  shutdown.onStop('decision plane', () => edge.close());
  const api = await startApi({
    ...apiOptions(config),
    database,
    logger,
    edge,
    push,
    alsoMeasure,
    temporal: temporal.target,
    temporalUiUrl: temporal.uiLink,
  });
  shutdown.onStop('API', () => api.stop());
  warnPlainHttp(config, logger);

  await reportWhileRunning('waiting for the worker', worker.ready, print);
  await reportWhileRunning('waiting for the API', untilReady(api.url), print);
  const { url: apiUrl, metricsUrl } = api;
  const { uiUrl: temporalUiUrl } = temporal;
  const shownUrl = publicUrl?.replace(/\/+$/, '') ?? api.url;
  if (config.temporal.codecKeys.length > 0) temporal.offerCodec(`${shownUrl}${codecPath}`);
  const consoleUrl = await consoleLink(database, shownUrl);
  const { durability } = database;
  print(
    announcement({ apiUrl, consoleUrl, metricsUrl, temporalUiUrl, dataDir: directory.path, durability, adminToken }),
  );
}

async function ownDatabase({ config, logger, shutdown }: ProcessParts, embeddedDir: string): Promise<Database> {
  const database = await openStore({ config, logger, embeddedDir });
  shutdown.onStop('database', () => database.close());
  await bringUpToDate(database);
  return database;
}

async function ownTemporal({ config, logger, shutdown, print }: ProcessParts, dataDir: string): Promise<OpenTemporal> {
  const temporal = await openTemporal({ config, dataDir, env: process.env, logger, onProgress: print });
  shutdown.onStop('Temporal', () => temporal.stop());
  return temporal;
}

const readyWithinMs = minuteMs;

/**
 * Polls `/readyz` of the API until all its dependencies answer. @throws StartFailure with those that do not, after 60
 * s.
 */
export async function untilReady(apiUrl: string): Promise<void> {
  const endsAtMs = Date.now() + readyWithinMs;
  for (;;) {
    const missing = await partsMissing(apiUrl);
    if (missing.length === 0) return;
    if (Date.now() > endsAtMs)
      throw new StartFailure({
        message: `It started, and is not ready after a minute: ${missing.join('; ')}`,
        remedy: 'Look for the reason in the log above, and start again',
      });
    await pause(50);
  }
}

async function partsMissing(apiUrl: string): Promise<readonly string[]> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(5_000) });
    const { parts } = readinessSchema.parse(await response.json());
    return Object.entries(parts).flatMap(([name, { ok, detail }]) => (ok ? [] : [`${name}: ${detail ?? 'not ready'}`]));
  } catch (error) {
    return [`the API: ${errorMessage(error)}`];
  }
}
