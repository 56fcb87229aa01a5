/**
 * `halftone edge`: the decision plane alone. It starts without the database when the data folder has a copy of the
 * serving state, and retries to reach the database without limit.
 */
import { isEdgePath } from '../../edge/http/edge-handler.js';
import { createProbes } from '../../edge/http/probes.js';
import { type Edge, openEdge } from '../../edge/open-edge.js';
import { startLoop } from '../../platform/process/background-loop.js';
import { basePathOf, withoutBasePath } from '../../platform/http/reverse-proxy.js';
import { createHttpServer, listenHttp } from '../../platform/http/http-server.js';
import { answerProbes, openProbeServer } from '../../platform/http/probe-server.js';
import { closeToOthers } from '../../platform/process/data-directory.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import { edgeOptions, warnPlainHttp } from './part-options.js';
import { openServerStore } from './open-store.js';
import type { ProcessParts } from './run-process.js';

const retryMs = 1000;

/** @throws StartFailure */
export async function runEdge(parts: ProcessParts): Promise<void> {
  const { config, logger, shutdown, print } = parts;
  const { host, port, metricsHost, metricsPort } = config;
  if (config.databaseUrl === undefined)
    throw new StartFailure({
      message: 'DATABASE_URL is not set: the embedded database serves one process alone',
      remedy: 'Set it to a Postgres server, or use `halftone start`, which answers decisions too',
    });
  closeToOthers(config.dataDir); // It contains the serving state with the keys of testers.
  const edge = await openEdge({ ...edgeOptions(config, logger), database: undefined });
  shutdown.onStop('decision plane', () => edge.close());
  const { probes, probesAndMetrics } = createProbes(edge);
  const basePath = basePathOf(config.publicUrl);
  const ofServers = { limits: config.httpLimits, trustedProxies: config.trustedProxies, logger };
  const answerOthers = answerProbes(probes, logger);
  const server = createHttpServer((request, response) => {
    request.url = withoutBasePath(request.url ?? '/', basePath);
    if (isEdgePath(request.url)) edge.handle(request, response);
    else answerOthers(request, response);
  }, ofServers);
  const url = await listenHttp(server, { host, port, variable: 'PORT' });
  shutdown.onStop('listener', () => {
    server.close();
    server.closeAllConnections();
  });
  warnPlainHttp(config, logger);
  const metrics = await openProbeServer(probesAndMetrics, { ...ofServers, host: metricsHost, port: metricsPort });
  shutdown.onStop('probes', () => metrics.close());
  print(`The decision plane listens on ${url}`);
  print(`Its probes and metrics are on ${metrics.url}`);
  followWhenReachable(parts, edge);
}

function followWhenReachable({ config, logger, shutdown, print }: ProcessParts, edge: Edge): void {
  const loop = startLoop({
    name: 'opening the database (decisions go on from the copy, if there is one)',
    everyMs: retryMs,
    logger,
    round: async () => {
      const opened = await openServerStore({ config, logger });
      shutdown.onStop('database', async () => {
        await edge.unfollow();
        await opened.close();
      });
      await edge.follow(opened);
      print(`It knows ${String(edge.deps.state.snapshot.size)} targets`);
      return 'end';
    },
  });
  shutdown.onStop('opening the database', () => loop.stop());
}
