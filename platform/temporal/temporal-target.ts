/**
 * Which Temporal to talk to and how: TLS, API key, headers and profile come from Temporal's own environment variables
 * and config file, the address from our config or from the dev server we started.
 */
import type { PayloadCodec } from '@temporalio/common';
import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';
import type { CodecKey } from './codec-keys.js';
import type { TemporalConfig } from '../config/config.js';
import type { Environment } from '../config/environment.js';
import { errorMessage } from '../log/error-fields.js';
import { createPayloadCodec } from './payload-codec.js';
import { StartFailure } from '../process/start-failure.js';

export interface TemporalTarget {
  readonly connectionOptions: ClientConnectConfig['connectionOptions'];
  readonly namespace: string;
  /** Used by every client and worker. */
  readonly payloadCodec: PayloadCodec;
}

/** A server on this machine that asks for nothing. The operator's profile, meant for a cluster, is left alone. */
export function localTarget(address: string, namespace: string, codecKeys: readonly CodecKey[] = []): TemporalTarget {
  return { connectionOptions: { address }, namespace, payloadCodec: createPayloadCodec(codecKeys) };
}

/** @throws StartFailure when Temporal's own settings cannot be read. */
export function clusterTarget(config: TemporalConfig, env: Environment): TemporalTarget {
  const overrideEnvVars = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
  const loaded = loadOrFail(overrideEnvVars);
  const address = config.address ?? loaded.connectionOptions.address ?? 'localhost:7233';
  return {
    connectionOptions: { ...loaded.connectionOptions, address },
    namespace: loaded.namespace ?? config.namespace,
    payloadCodec: createPayloadCodec(config.codecKeys),
  };
}

function loadOrFail(overrideEnvVars: Record<string, string>): ClientConnectConfig {
  try {
    return loadClientConnectConfig({ overrideEnvVars });
  } catch (error) {
    throw new StartFailure(
      {
        message: `Temporal's settings cannot be read: ${errorMessage(error)}`,
        remedy: 'Check TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE and the TEMPORAL_TLS_ variables',
      },
      { cause: error },
    );
  }
}
