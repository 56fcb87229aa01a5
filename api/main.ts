/**
 * Starts the API in a process: opens ports, the Temporal connection, streams and the sweep, and closes them in order.
 */
import type { RequestListener } from 'node:http';
import type { Connection } from '@temporalio/client';
import type { TokenLifetimePolicy } from '../domain/access/tokens.js';
import { isEdgePath } from '../edge/http/edge-handler.js';
import { registerEdgeMetrics } from '../edge/metrics/edge-metrics.js';
import type { Edge } from '../edge/open-edge.js';
import type { Network } from '../platform/http/address-guard.js';
import { basePathOf, clientAddresses, withoutBasePath } from '../platform/http/reverse-proxy.js';
import type { Logger } from '../platform/log/logger.js';
import {
  createTemporalClient,
  openTemporalConnection,
  temporalAnswers,
  type TemporalTarget,
} from '../platform/temporal/temporal-connection.js';
import { type ListenAt, onMetricsPort } from '../platform/http/http-server.js';
import {
  defaultQuotas,
  defaultStreamLimits,
  type HttpLimits,
  type Quotas,
  type StreamLimits,
} from '../platform/config/limits.js';
import type { Database } from '../store/database/database.js';
import { countWaitingCommands } from '../store/release/ledger/count-waiting.js';
import type { Registry } from 'prom-client';
import { unconfirmedFalls } from '../store/push/read-push.js';
import { createApp } from './app.js';
import { createBackgroundWork, type HttpServer, openHttpServer } from './http/server/http-server.js';
import { defaultCommandTimeouts } from './release/commands/signal-and-wait.js';
import { startStopSweep } from './release/commands/sweep-stops.js';
import type { ApiDeps } from './deps.js';
import { createKnownTokens, defaultRateLimits } from './http/server/rate-limits.js';
import { createMetrics } from './http/server/metrics.js';
import { allRoutes } from './all-routes.js';
import { keepReadiness, metricsRoutes, probeRoutes } from './http/operation-routes.js';
import { createTakenIds } from './http/creation-limits.js';
import { ProgressStreams } from './release/streams/progress-streams.js';
import { createTokenUse } from './access/token-use.js';

export interface ApiOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** For metrics and probes. Metrics are on no other port. */
  readonly metricsHost: string;
  /** Undefined: 9464, or any free port when 9464 is taken. */
  readonly metricsPort: number | undefined;
  /** The address in printed codes and links. Undefined: the address where the API listens. */
  readonly publicUrl: string | undefined;
  readonly temporal: TemporalTarget;
  readonly taskQueue: string;
  /** Address of the Temporal UI for users. Undefined: no links to it. */
  readonly temporalUiUrl: string | undefined;
  /** Answers decisions before the API. It must stay open until `stop` has resolved. */
  readonly edge: Edge;
  readonly push: ApiDeps['push'];
  readonly commandExpiresAfterMs: number;
  readonly tokenLifetime: TokenLifetimePolicy;
  /** Proxies whose X-Forwarded-For is used. */
  readonly trustedProxies?: readonly Network[] | undefined;
  readonly quotas?: Quotas | undefined;
  readonly streamLimits?: StreamLimits | undefined;
  readonly httpLimits?: HttpLimits | undefined;
  /** Registers further metrics of the process. */
  readonly alsoMeasure?: (registry: Registry) => void;
  /** Migrated. It must stay open until `stop` has resolved. */
  readonly database: Database;
  readonly logger: Logger;
}

export interface RunningApi {
  /** Without a closing slash. */
  readonly url: string;
  /** Address of the metrics. */
  readonly metricsUrl: string;
  /** Ends streams at once. Running answers have some seconds. */
  stop(): Promise<void>;
}

const heartbeatMs = 15_000;

/** Starts and answers also while Temporal is unavailable. @throws StartFailure when it cannot listen. */
export async function startApi(options: ApiOptions): Promise<RunningApi> {
  const { host, port, metricsHost, metricsPort, httpLimits: limits, trustedProxies, logger } = options;
  const open = (at: ListenAt): Promise<HttpServer> => openHttpServer(at, { limits, trustedProxies, logger });
  const main = await open({ host, port, variable: 'PORT' });
  try {
    return serve(options, main, await onMetricsPort({ host: metricsHost, port: metricsPort }, open));
  } catch (error) {
    await main.close();
    throw error;
  }
}

function serve(options: ApiOptions, main: HttpServer, metrics: HttpServer): RunningApi {
  const connection = openTemporalConnection(options.temporal);
  const deps = depsOf(options, main.url, connection);
  registerEdgeMetrics(deps.metrics.registry, options.edge);
  options.alsoMeasure?.(deps.metrics.registry);
  main.serve(behindEdge(options.edge, createApp(deps, allRoutes), basePathOf(deps.publicUrl)));
  metrics.serve(createApp(deps, [...probeRoutes, ...metricsRoutes]));
  const sweep = startStopSweep(deps);
  return {
    url: main.url,
    metricsUrl: metrics.url,
    async stop() {
      deps.streams.close();
      await Promise.all([main.close(), metrics.close()]);
      await sweep.stop();
      await deps.background.allEnded();
      await connection.close();
    },
  };
}

/** Decisions bypass Express, which would cost ten times more than the decision. */
function behindEdge({ handle }: Edge, app: RequestListener, basePath: string): RequestListener {
  return (request, response) => {
    request.url = withoutBasePath(request.url ?? '/', basePath);
    if (isEdgePath(request.url)) handle(request, response);
    else app(request, response);
  };
}

function depsOf(options: ApiOptions, url: string, connection: Connection): ApiDeps {
  const { database, logger, temporal, taskQueue, temporalUiUrl, publicUrl, push, commandExpiresAfterMs } = options;
  const shownTemporalUi =
    temporalUiUrl === undefined ? undefined : { url: withoutSlash(temporalUiUrl), namespace: temporal.namespace };
  const streams = new ProgressStreams({
    database,
    logger,
    heartbeatMs,
    now: Date.now,
    temporalUi: shownTemporalUi,
    limits: options.streamLimits ?? defaultStreamLimits,
  });
  const background = createBackgroundWork();
  return {
    database,
    workflows: { client: createTemporalClient(connection, temporal), taskQueue },
    readiness: keepReadiness({
      database,
      // The check runs beside the request, so it is tracked: the connection must not close before it ends.
      isTemporalReachable: () => background.track(temporalAnswers(connection, temporal.namespace)),
    }),
    logger,
    metrics: createMetrics({
      countWaitingCommands: () => countWaitingCommands(database.kysely),
      countStreams: () => streams.size,
      unconfirmedFalls: () => unconfirmedFalls(database.kysely),
    }),
    now: Date.now,
    publicUrl: withoutSlash(publicUrl ?? url),
    temporalUi: shownTemporalUi,
    payloadCodec: temporal.payloadCodec,
    push,
    background,
    tokenLifetime: options.tokenLifetime,
    takenIds: createTakenIds(),
    tokenUse: createTokenUse({ database, logger, background }),
    commandTimeouts: defaultCommandTimeouts,
    commandExpiresAfterMs,
    rateLimits: defaultRateLimits,
    quotas: options.quotas ?? defaultQuotas,
    clientAddresses: clientAddresses(options.trustedProxies ?? []),
    knownTokens: createKnownTokens(),
    streams,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
