/**
 * Creates and opens every HTTP server of a process, with limits on connections and times. Without limits, idle or slow
 * connections could keep stop commands from being served. A failure to listen becomes a StartFailure.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultHttpLimits, type HttpLimits } from '../config/limits.js';
import { errorCode, errorMessage } from '../log/error-fields.js';
import type { Logger } from '../log/logger.js';
import { StartFailure, type StartProblem } from '../process/start-failure.js';
import type { Network } from './address-guard.js';
import { OpenCounts } from './open-counts.js';
import { addressBudget, clientAddresses } from './reverse-proxy.js';

export interface HttpServerOptions {
  readonly limits?: HttpLimits | undefined;
  /** The limit per address does not apply to them: they forward connections of many clients. */
  readonly trustedProxies?: readonly Network[] | undefined;
  readonly logger: Logger;
}

/** Does not listen yet. A request that exceeds its time limit is answered 408, and its connection is closed. */
export function createHttpServer(listener: RequestListener, options: HttpServerOptions): Server {
  const { limits = defaultHttpLimits } = options;
  const requestTimeout = limits.requestSeconds * 1000;
  // Node rejects a longer time limit for the headers than for the request.
  const headersTimeout = Math.min(limits.headersSeconds * 1000, requestTimeout || Number.POSITIVE_INFINITY);
  const server = createServer(
    {
      requestTimeout,
      headersTimeout,
      keepAliveTimeout: limits.keepAliveSeconds * 1000,
      connectionsCheckingInterval: Math.min(longestCheckMs, headersTimeout / 2 || longestCheckMs),
    },
    listener,
  );
  boundConnections(server, limits, options);
  return server;
}

const longestCheckMs = 5_000;
const logEveryMs = 60_000;

/** Closes a new connection beyond a limit at once. It gets no answer: an answer would have to wait for the request. */
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

export interface ListenAt {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The variable that sets the port, for the remedy. */
  readonly variable: 'PORT' | 'METRICS_PORT';
}

/** Resolves to the URL, without a slash at its end. @throws StartFailure when it cannot listen there. */
export async function listenHttp(server: Server, at: ListenAt): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown): void => reject(new StartFailure(problemOf(error, at), { cause: error }));
    server.once('error', fail);
    server.listen(at.port, at.host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return `http://${hostInUrl(at.host)}:${String(port)}`;
}

/** Opens the port and closes it again, before slow steps of a start. @throws StartFailure when it cannot listen. */
export async function requireFreePort(at: ListenAt): Promise<void> {
  const server = createServer();
  await listenHttp(server, at);
  await new Promise((resolve) => server.close(resolve));
}

/** A common port of Prometheus exporters. */
const usualMetricsPort = 9464;

/** Opens metrics and probes on `port`. Undefined: on 9464, or on any free port when that is taken. */
export async function onMetricsPort<T>(
  { host, port }: { readonly host: string; readonly port: number | undefined },
  open: (at: ListenAt) => Promise<T>,
): Promise<T> {
  const variable = 'METRICS_PORT';
  if (port !== undefined) return await open({ host, port, variable });
  try {
    return await open({ host, port: usualMetricsPort, variable });
  } catch (error) {
    const { cause } = error as { readonly cause?: unknown };
    if (errorCode(cause) !== 'EADDRINUSE') throw error;
    return await open({ host, port: 0, variable });
  }
}

/** The name to use in a URL for an address that a server listens on. */
export function hostInUrl(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function problemOf(error: unknown, { host, port, variable }: ListenAt): StartProblem {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return {
        message: `Port ${String(port)} on ${host} is taken by another program`,
        remedy: `Stop that one, or set ${variable} to another port (0 takes any free one)`,
      };
    case 'EACCES':
      return {
        message: `Port ${String(port)} may not be opened by this user`,
        remedy: `Set ${variable} to a port above 1023`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        message: `${variable === 'PORT' ? 'HOST' : 'METRICS_HOST'} is "${host}", which is no address of this machine`,
        remedy: 'Set it to 127.0.0.1, or to 0.0.0.0 for everybody',
      };
    case undefined:
    default:
      return {
        message: `Port ${String(port)} on ${host} does not open: ${errorMessage(error)}`,
        remedy: `Set HOST and ${variable} to where this program may listen`,
      };
  }
}
