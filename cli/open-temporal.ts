/** The Temporal that the all-in-one works with: the cluster that is named, else a dev server of its own. */
import type { Config } from '../platform/config.js';
import type { Environment } from '../platform/environment.js';
import type { Logger } from '../platform/logger.js';
import { StartFailure } from '../platform/start-failure.js';
import { openTemporalConnection, temporalAnswers } from '../platform/temporal-connection.js';
import { startTemporalDevServer } from '../platform/temporal-dev-server.js';
import { clusterTarget, localTarget, type TemporalTarget } from '../platform/temporal-target.js';

/** Where people who know Temporal look first; other ports are taken when these are not free. */
const usualPorts = { port: 7233, uiPort: 8233 };
const clusterAnswersWithinMs = 5_000;

export interface OpenTemporal {
  readonly target: TemporalTarget;
  readonly uiUrl: string | undefined;
  stop(): Promise<void>;
}

export interface OpenTemporalOptions {
  readonly config: Config;
  /** Ours alone. */
  readonly dataDir: string;
  readonly env: Environment;
  readonly logger: Logger;
  readonly onProgress: (line: string) => void;
}

/** @throws StartFailure when there is no Temporal to be had. */
export async function openTemporal(options: OpenTemporalOptions): Promise<OpenTemporal> {
  const { config, dataDir, env, logger, onProgress } = options;
  const { namespace, cliPath } = config.temporal;
  if (namesCluster(env)) return openCluster(config, env);
  const server = await startTemporalDevServer({
    dataDir,
    logger,
    onProgress,
    namespace,
    ...(cliPath === undefined ? {} : { cliPath }),
    ...(config.port === 0 ? {} : usualPorts),
  });
  return { target: localTarget(server.address, namespace), uiUrl: server.uiUrl, stop: () => server.stop() };
}

/** A profile or a config file counts when it is named; one that merely lies in the home folder does not. */
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
  return { target, uiUrl: config.temporal.uiUrl, stop: () => Promise.resolve() };
}
