/**
 * The client's connection to Temporal. Lazy, so that a process starts and answers while Temporal is away; with quick
 * reconnection, because the default back-off still failed calls twenty seconds after a server had come back.
 */
import {
  Client,
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { endCallsOfClosedChannel } from './closed-channel.js';
import type { TemporalTarget } from './temporal-target.js';

const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 2_000 };

/** The library's own retries, and below them the answer to a retry after the connection was closed. */
const interceptors: NonNullable<ConnectionOptions['interceptors']> = [
  makeGrpcRetryInterceptor(defaultGrpcRetryOptions()),
  endCallsOfClosedChannel,
];

/**
 * Opens nothing yet. Give every call a deadline (`connection.withDeadline`): the default is to retry for long. It may be
 * closed at any time: calls under way end with CANCELLED.
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

/** True when the server answers for our namespace within the time. */
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
