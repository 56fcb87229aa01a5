/**
 * Every HTTP server of a process is made here, so that each port bounds alike what a client may hold open. Without the
 * bounds idle or slow connections could take the places of stop commands.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Network } from './address-guard.js';
import { addressBudget, clientAddresses } from './client-address.js';
import { defaultHttpLimits, type HttpLimits } from './http-limits.js';
import type { Logger } from '../log/logger.js';
import { OpenCounts } from './open-counts.js';

export interface HttpServerOptions {
  readonly limits?: HttpLimits | undefined;
  /** They carry the connections of many clients, so the limit of one address does not apply to them. */
  readonly trustedProxies?: readonly Network[] | undefined;
  readonly logger: Logger;
}

/** A request that comes too slowly is answered 408, and its connection is closed. It does not listen yet. */
export function createHttpServer(listener: RequestListener, options: HttpServerOptions): Server {
  const { limits = defaultHttpLimits } = options;
  const requestTimeout = limits.requestSeconds * 1000;
  // Node refuses a longer time for the head than for the whole request.
  const headersTimeout = Math.min(limits.headersSeconds * 1000, requestTimeout || Number.POSITIVE_INFINITY);
  const server = createServer(
    {
      ...{ requestTimeout, headersTimeout, keepAliveTimeout: limits.keepAliveSeconds * 1000 },
      connectionsCheckingInterval: Math.min(longestCheckMs, headersTimeout / 2 || longestCheckMs),
    },
    listener,
  );
  boundConnections(server, limits, options);
  return server;
}

const longestCheckMs = 5_000;
const logEveryMs = 60_000;

/** Beyond a limit a new connection is closed at once: no answer, because that would have to wait for its request. */
function boundConnections(
  server: Server,
  { connectionsPerAddress, connections }: HttpLimits,
  { trustedProxies = [], logger }: HttpServerOptions,
): void {
  const addresses = clientAddresses(trustedProxies);
  const counts = new OpenCounts({ each: connectionsPerAddress, all: connections });
  let loggedAtMs = Number.NEGATIVE_INFINITY;
  server.on('connection', (socket) => {
    const { remoteAddress: address = '' } = socket;
    const key = addresses.isTrusted(address) ? null : addressBudget(address);
    const limit = counts.refusal(key);
    if (limit !== null) {
      socket.destroy();
      if (performance.now() - loggedAtMs < logEveryMs) return;
      loggedAtMs = performance.now();
      logger.warn({ address, limit: limit === 'each' ? 'connectionsPerAddress' : 'connections' }, tooMany);
      return;
    }
    counts.add(key);
    socket.once('close', () => counts.remove(key));
  });
}

const tooMany = 'A connection was closed because too many are open. See HTTP_LIMITS, and TRUSTED_PROXIES for a proxy.';
