/**
 * `halftone edge`: the decision plane alone. It starts without the database when the data folder has a copy of the
 * serving state, and retries to reach the database without limit.
 */
import type { Server } from 'node:http';
import { isEdgePath } from '../../edge/http/edge-handler.js';
import { createProbes } from '../../edge/http/probes.js';
import { type Edge, openEdge } from '../../edge/open-edge.js';
import { startLoop } from '../../platform/process/background-loop.js';
import { basePathOf, withoutBasePath } from '../../platform/http/reverse-proxy.js';
import { createHttpServer, type ListenAt, listenHttp, onMetricsPort } from '../../platform/http/http-server.js';
import { closeToOthers } from '../../platform/process/data-directory.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import { edgeOptions, warnPlainHttp } from './part-options.js';
import { openServerStore } from './open-store.js';
import type { ProcessParts } from './run-process.js';

const retryMs = 1000;

/** @throws StartFailure */
export async function runEdge(parts: ProcessParts): Promise<void> {
  const { config, logger, shutdown, tell } = parts;
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
  const server = createHttpServer((request, response) => {
    request.url = withoutBasePath(request.url ?? '/', basePath);
    if (isEdgePath(request.url)) edge.handle(request, response);
    else probes(request, response);
  }, ofServers);
  const url = await listen(parts, server, { host, port, variable: 'PORT' });
  warnPlainHttp(config, logger);
  const metricsServer = createHttpServer(probesAndMetrics, ofServers);
  const metricsUrl = await onMetricsPort({ host: metricsHost, port: metricsPort }, (at) =>
    listen(parts, metricsServer, at),
  );
  tell(`The decision plane listens on ${url}`);
  tell(`Its probes and metrics are on ${metricsUrl}`);
  followWhenReachable(parts, edge);
}

async function listen({ shutdown }: ProcessParts, server: Server, at: ListenAt): Promise<string> {
  const url = await listenHttp(server, at);
  shutdown.onStop('listener', () => {
    server.close();
    server.closeAllConnections();
  });
  return url;
}

function followWhenReachable({ config, logger, shutdown, tell }: ProcessParts, edge: Edge): void {
  const loop = startLoop({
    ...{ name: 'opening the database (decisions go on from the copy, if there is one)', everyMs: retryMs, logger },
    round: async () => {
      const opened = await openServerStore({ config, logger });
      shutdown.onStop('database', async () => {
        await edge.unfollow();
        await opened.close();
      });
      await edge.follow(opened);
      tell(`It knows ${String(edge.deps.state.snapshot.size)} targets`);
      return 'end';
    },
  });
  shutdown.onStop('opening the database', () => loop.stop());
}
