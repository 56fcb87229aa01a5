/** Opens an HTTP server on an address, and says in words for an operator why that does not work. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCode, errorMessage } from '../log/error-fields.js';
import { type StartProblem, StartFailure } from '../process/start-failure.js';

export interface ListenAt {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The variable that the port came from, for the remedy. */
  readonly variable: 'PORT' | 'METRICS_PORT';
}

/** Resolves to the address for people, without a slash at its end. @throws StartFailure when it cannot listen there. */
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
  return `http://${nameForPeople(at.host)}:${String(port)}`;
}

/** Looks before minutes are spent on what comes first. @throws StartFailure when one could not listen there now. */
export async function requireFreePort(at: ListenAt): Promise<void> {
  const server = createServer();
  await listenHttp(server, at);
  await new Promise((resolve) => server.close(resolve));
}

/** A usual port of exporters for Prometheus. */
const usualMetricsPort = 9464;

/** Where metrics and probes are opened: the port asked for, else 9464, or any free one when that is taken. */
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

function nameForPeople(host: string): string {
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
