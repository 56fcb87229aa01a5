/**
 * The connection of a Temporal client: which server, how to reach it, and whether it answers. TLS, API key, headers and
 * profile come from Temporal's own environment variables and config file. The address comes from our configuration, or
 * from the dev server that this process started.
 */
import { InterceptingCall, type Interceptor, Metadata, status } from '@grpc/grpc-js';
import {
  Client,
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';
import type { TemporalConfig } from '../config/config.js';
import type { Environment } from '../config/environment.js';
import { errorMessage } from '../log/error-fields.js';
import { StartFailure } from '../process/start-failure.js';
import type { CodecKey } from './codec-keys.js';
import { createPayloadCodec } from './payload-codec.js';

export interface TemporalTarget {
  readonly connectionOptions: ClientConnectConfig['connectionOptions'];
  readonly namespace: string;
  /** Used by every client and worker. */
  readonly payloadCodec: PayloadCodec;
}

/** A server on this machine without authentication. Reads no profile: the operator's profile is for a cluster. */
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

/** Connects again within 2 s. With the default back-off, calls still failed 20 s after a server had come back. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 };

type Call = ReturnType<Parameters<Interceptor>[1]>;

/**
 * Ends a call on a closed connection with the status CANCELLED. The library retries from a timer, where the exception
 * of a closed channel would end the process.
 */
const endCallsOfClosedChannel: Interceptor = (options, nextCall) => {
  try {
    return new InterceptingCall(nextCall(options));
  } catch (error) {
    return new InterceptingCall(endedCall(error instanceof Error ? error.message : String(error)));
  }
};

function endedCall(details: string): Call {
  return {
    start(_metadata, listener) {
      // The retry interceptor forwards the last message, so it needs one before each status.
      listener?.onReceiveMessage?.(null);
      listener?.onReceiveStatus?.({ code: status.CANCELLED, details, metadata: new Metadata() });
    },
    sendMessage() {},
    sendMessageWithContext() {},
    startRead() {},
    halfClose() {},
    cancelWithStatus() {},
    getPeer: () => 'closed',
    getAuthContext: () => null,
  };
}

/** The order counts: the library's retries call the second one. */
const interceptors: NonNullable<ConnectionOptions['interceptors']> = [
  makeGrpcRetryInterceptor(defaultGrpcRetryOptions()),
  endCallsOfClosedChannel,
];

/**
 * Connects at the first call, so that a process starts and answers while Temporal is away. Give every call a deadline
 * (`connection.withDeadline`): without one the library retries for minutes. Closing ends running calls with CANCELLED.
 */
export function openTemporalConnection({ connectionOptions }: TemporalTarget): Connection {
  const { address, tls, apiKey, metadata } = connectionOptions;
  return Connection.lazy({
    channelArgs,
    interceptors,
    ...(address === undefined ? {} : { address }),
    ...(tls === undefined ? {} : { tls }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(metadata === undefined ? {} : { metadata }),
  });
}

export function createTemporalClient(
  connection: Connection,
  target: TemporalTarget,
  dataConverter?: DataConverter,
): Client {
  const payloadCodecs = [target.payloadCodec];
  return new Client({ connection, namespace: target.namespace, dataConverter: { payloadCodecs, ...dataConverter } });
}

/** True when the server answers for the namespace within `withinMs`. */
export async function temporalAnswers(connection: Connection, namespace: string, withinMs = 2_000): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + withinMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } catch {
    return false;
  }
}

/** gRPC status codes of a server that is not reachable. */
const away = new Set([
  1, // CANCELLED: the connection was closed during the call
  4, // DEADLINE_EXCEEDED
  14, // UNAVAILABLE
]);

/**
 * True when Temporal is not reachable, false when the error is of this call alone. Reads causes too: the client wraps
 * errors of gRPC.
 */
export function isTemporalUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'number') return away.has(error.code);
  return 'cause' in error && isTemporalUnreachable(error.cause);
}
