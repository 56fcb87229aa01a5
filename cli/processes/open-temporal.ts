/** Temporal for `halftone start`: the configured cluster, else a dev server in the data directory. */
import type { Config } from '../../platform/config/config.js';
import type { Environment } from '../../platform/config/environment.js';
import type { Logger } from '../../platform/log/logger.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import {
  clusterTarget,
  localTarget,
  openTemporalConnection,
  temporalAnswers,
  type TemporalTarget,
} from '../../platform/temporal/temporal-connection.js';
import { startTemporalDevServer, type TemporalDevServer } from '../../platform/temporal/temporal-dev-server.js';
import { openTemporalUi, type TemporalUi } from '../../platform/temporal/temporal-ui.js';

/** Temporal's usual ports. Others are used when these are taken. */
const usualPorts = { port: 7233, ui: 8233 };
const clusterAnswersWithinMs = 5_000;

export interface OpenTemporal {
  readonly target: TemporalTarget;
  /** Address of the UI on this machine. */
  readonly uiUrl: string | undefined;
  /** Address of the UI for clients of the API. Undefined when the UI is reachable only on this machine. */
  readonly uiLink: string | undefined;
  /** Sets the codec endpoint of the dev server's UI. Does nothing for a cluster, whose UI has its own settings. */
  offerCodec(endpoint: string): void;
  stop(): Promise<void>;
}

export interface OpenTemporalOptions {
  readonly config: Config;
  /** Locked by this process. */
  readonly dataDir: string;
  readonly env: Environment;
  readonly logger: Logger;
  readonly onProgress: (line: string) => void;
}

/** @throws StartFailure when the cluster does not answer, or the dev server cannot be started. */
export async function openTemporal(options: OpenTemporalOptions): Promise<OpenTemporal> {
  const { config, dataDir, env, logger, onProgress } = options;
  const { namespace, cliPath, ui, codecKeys } = config.temporal;
  if (namesCluster(env)) return openCluster(config, env);
  const server = await startTemporalDevServer({
    dataDir,
    logger,
    onProgress,
    namespace,
    withUi: ui === 'on',
    ...(cliPath === undefined ? {} : { cliPath }),
    ...(config.port === 0 ? {} : { port: usualPorts.port }),
  });
  const listener = ui === 'off' ? undefined : await openUi(server, options);
  return {
    target: localTarget(server.address, namespace, codecKeys),
    uiUrl: listener?.url,
    uiLink: config.temporal.uiUrl ?? (isLoopback(config.host) ? listener?.url : undefined),
    offerCodec: (endpoint) => listener?.setCodecEndpoint(endpoint),
    async stop() {
      listener?.close();
      await server.stop();
    },
  };
}

/** Undefined when it cannot listen: Halftone starts without it. */
async function openUi(
  server: TemporalDevServer,
  { config, logger }: OpenTemporalOptions,
): Promise<TemporalUi | undefined> {
  const { uiUrl } = config.temporal;
  const publicHosts = uiUrl === undefined ? [] : [new URL(uiUrl).host];
  try {
    return await openTemporalUi({
      server,
      logger,
      publicHosts,
      httpLimits: config.httpLimits,
      port: config.port === 0 ? 0 : usualPorts.ui,
    });
  } catch (error) {
    logger.error({ err: error }, 'the listener of the Temporal UI does not open');
    return undefined;
  }
}

/** With the API on loopback, all its clients are on this machine and can reach the listener of the UI. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** A profile or config file counts only when a variable names it, not when it exists in the home folder. */
function namesCluster(env: Environment): boolean {
  return ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'].some((name) => (env[name] ?? '') !== '');
}

async function openCluster(config: Config, env: Environment): Promise<OpenTemporal> {
  const target = clusterTarget(config.temporal, env);
  const connection = openTemporalConnection(target);
  const isThere = await temporalAnswers(connection, target.namespace, clusterAnswersWithinMs);
  await connection.close();
  if (!isThere)
    throw new StartFailure({
      message: `Temporal at ${target.connectionOptions.address ?? '?'} does not answer for the namespace ${target.namespace}`,
      remedy: 'Start it, correct TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, or unset them to have a dev server started',
    });
  const { uiUrl } = config.temporal;
  return { target, uiUrl, uiLink: uiUrl, offerCodec: () => undefined, stop: () => Promise.resolve() };
}
